// Calibrations, kept beside the trials: the size of a loss must not change between two of them.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { ArmFolders } from './arm-folders.ts';
import {
  type CalibrationOptions,
  type CostCalibration,
  calibrateCost,
  calibrateTail,
  type TailCalibration,
} from './calibration.ts';
import { type GateOptions, judgedPlan } from './gate-plan.ts';
import { seeded } from './seeded.ts';
import type { ServerKind } from './server-kinds.ts';

interface Calibrations {
  readonly cost?: CostCalibration;
  readonly capacity?: TailCalibration;
  readonly 'fixed-rate'?: TailCalibration;
}

interface CalibratorOptions {
  readonly path: string;
  readonly seconds: number;
  readonly seed: string;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** Calibrates when first asked, and then says the same for ever. */
export class Calibrator {
  readonly #options: CalibratorOptions;
  #known: Readonly<Record<string, Calibrations>>;

  constructor(options: CalibratorOptions) {
    this.#options = options;
    this.#known = existsSync(options.path) ? JSON.parse(readFileSync(options.path, 'utf8')) : {};
  }

  /** Of the load at capacity. */
  get connections(): number {
    return judgedPlan(this.#plainGate()).load.connections;
  }

  async cost(kind: ServerKind, folders: ArmFolders): Promise<CostCalibration> {
    const known = this.#known[kind.name]?.cost;
    if (known !== undefined) return known;
    this.#options.say(`calibrating the cost of an iteration of ${kind.name}`);
    const cost = await calibrateCost(this.#order(kind, folders));
    this.#keep(kind, { cost });
    this.#options.say(describeCost(kind.name, cost));
    return cost;
  }

  async tail(
    kind: ServerKind,
    folders: ArmFolders,
    phase: 'capacity' | 'fixed-rate',
  ): Promise<TailCalibration> {
    const known = this.#known[kind.name]?.[phase];
    if (known !== undefined) return known;
    this.#options.say(`calibrating the p99 of ${kind.name} (${phase})`);
    const tail = await calibrateTail(this.#order(kind, folders), phase);
    this.#keep(kind, { [phase]: tail });
    this.#options.say(describeTail(kind.name, phase, tail));
    return tail;
  }

  #order(kind: ServerKind, folders: ArmFolders): CalibrationOptions {
    const { seconds, seed, signal } = this.#options;
    const [request] = judgedPlan(this.#plainGate()).requests;
    const uniform = seeded(`${seed} calibration ${kind.name} ${availableParallelism()}`);
    return { kind, folders, seconds, request, uniform, signal };
  }

  #plainGate(): GateOptions {
    return { budget: '3m', seed: this.#options.seed, flags: {}, loss: { kind: 'none' } };
  }

  #keep(kind: ServerKind, found: Calibrations): void {
    this.#known = {
      ...this.#known,
      [kind.name]: { ...this.#known[kind.name], ...found },
    };
    writeFileSync(this.#options.path, `${JSON.stringify(this.#known, undefined, 2)}\n`);
  }
}

function describeCost(name: string, { points, cpu, interval }: CostCalibration): string {
  const rows = points.map(
    (point) =>
      `  ${`${point.burn}`.padStart(8)} iterations more: ${point.cpu.toFixed(1)} µs of CPU, ` +
      `${(1_000_000 / point.interval).toFixed(0)} requests/s`,
  );
  const tenth = (estimate: CostCalibration['cpu']): string => {
    const relative = (10 * estimate.standardError) / estimate.value;
    return `${Math.round(0.1 / estimate.value)} (± ${relative.toFixed(2)} points)`;
  };
  return [
    `${name}:`,
    ...rows,
    `  10 % more CPU a request: ${tenth(cpu)} iterations; 10 % more time: ${tenth(interval)}`,
  ].join('\n');
}

function describeTail(name: string, phase: string, { points }: TailCalibration): string {
  const rows = points.map(({ x, y }) => `  one in 50 waits ${x} µs: p99 ${y.toFixed(0)} µs`);
  return [`${name}, ${phase}:`, ...rows].join('\n');
}
