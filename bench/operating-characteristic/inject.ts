// From the name of a loss to the candidate's knobs, and to what is then known to be true.

import { seconds, toMicroseconds } from '../../src/units.ts';
import type { ArmFolders } from './arm-folders.ts';
import { waitFor } from './calibration.ts';
import type { Calibrator } from './calibration-file.ts';
import type { KnobSettings } from './knobs.ts';
import type { Loss } from './losses.ts';
import type { ServerKind } from './server-kinds.ts';
import type { Truth } from './trial.ts';

export interface Injection {
  readonly knobs: KnobSettings;
  readonly truth: Truth;
}

const UNKNOWN: Truth = { throughput: null, cpu: null, others: null };
const BYTES_PER_KIBIBYTE = 1_024;

export async function inject(
  loss: Loss,
  kind: ServerKind,
  folders: ArmFolders,
  calibrator: Calibrator,
): Promise<Injection> {
  switch (loss.kind) {
    case 'none':
      return { knobs: {}, truth: { throughput: 0, cpu: 0, others: 0 } };
    case 'cpu': {
      const { cpu, interval } = await calibrator.cost(kind, folders);
      return burn(loss.share / cpu.value, cpu.value, interval.value);
    }
    case 'throughput': {
      const { cpu, interval } = await calibrator.cost(kind, folders);
      // A drop by s leaves 1 − s of the rate, and so 1 ÷ (1 − s) of the time between two answers.
      return burn((1 / (1 - loss.share) - 1) / interval.value, cpu.value, interval.value);
    }
    case 'p99': {
      const tail = await calibrator.tail(kind, folders, loss.phase);
      return { knobs: { tail: waitFor(tail, loss.share) }, truth: UNKNOWN };
    }
    case 'slow': {
      const { throughput } = await calibrator.cost(kind, folders);
      // All connections are at work at capacity, so that is how long an answer takes (Little 1961).
      const answer = seconds(calibrator.connections / throughput);
      return {
        knobs: { tail: Math.round((loss.times - 1) * toMicroseconds(answer)) },
        truth: UNKNOWN,
      };
    }
    case 'stall':
      return { knobs: { stall: loss.milliseconds }, truth: UNKNOWN };
    case 'ballast':
      return { knobs: { ballast: loss.mebibytes }, truth: UNKNOWN };
    case 'leak':
      return { knobs: { leak: loss.kibibytes * BYTES_PER_KIBIBYTE }, truth: UNKNOWN };
    case 'errors':
      return { knobs: { errors: loss.count }, truth: UNKNOWN };
  }
}

function burn(wanted: number, cpuSlope: number, intervalSlope: number): Injection {
  const iterations = Math.round(wanted);
  const truth = {
    throughput: Math.log1p(iterations * intervalSlope),
    cpu: Math.log1p(iterations * cpuSlope),
    others: null,
  };
  return { knobs: { burn: iterations }, truth };
}
