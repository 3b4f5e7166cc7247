// The plan of a gate that is tried: as `compare --base-start` would make it.

import { parsePlan } from '../../src/plan/parse-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { milliseconds } from '../../src/units.ts';
import type { ArmFolders } from './arm-folders.ts';
import { environmentOf, type KnobSettings } from './knobs.ts';
import type { Loss } from './losses.ts';

export interface GateOptions {
  readonly budget: string;
  readonly seed: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly loss: Loss;
}

interface Arms {
  readonly folders: Pick<ArmFolders, 'baseline' | 'candidate' | 'root'>;
  readonly work: number;
  readonly knobs: KnobSettings;
}

/** What is judged, whatever was started; enough for judging again what was recorded. */
export function judgedPlan({ budget, seed, flags, loss }: GateOptions, arms?: Arms): Plan {
  const plan = parsePlan({
    flags: {
      name: 'bench',
      url: 'http://127.0.0.1:{port}/',
      start: arms?.folders.candidate ?? 'true',
      budget,
      seed,
      // It begins when the verdict is known, and the bench asks how long that takes.
      profile: 'none',
      ...flags,
    },
    environment: {},
    cwd: arms?.folders.root ?? '/',
    platform: process.platform,
    randomSeed: seed,
  });
  // The bench asks for a share of the p99, and a quarter of less than a millisecond is below the floor.
  const p99Floor = loss.kind === 'p99' ? milliseconds(0) : plan.tolerances.p99Floor;
  return { ...plan, tolerances: { ...plan.tolerances, p99Floor } };
}

/** Both arms, side by side. */
export function gatePlan(options: GateOptions, arms: Arms): Plan {
  const plan = judgedPlan(options, arms);
  const { server } = plan;
  if (server.kind !== 'started') throw new Error('unreachable: the plan has a start command');
  return {
    ...plan,
    server: { ...server, env: environmentOf(arms.work, arms.knobs) },
    compare: {
      ...plan.compare,
      mode: 'side-by-side',
      base: { kind: 'command', start: arms.folders.baseline },
      env: environmentOf(arms.work, {}),
    },
  };
}
