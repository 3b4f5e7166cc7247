// How many blocks a budget is likely to hold, before anything was measured. Pure.

import type { Plan } from '../plan/plan.ts';
import { listFlows, rarestShare } from '../plan/request-plan.ts';
import { type Milliseconds, milliseconds, perSecond, seconds } from '../units.ts';
import { blockScheme } from './block-scheme.ts';

export interface ExpectedBlocks {
  /** 2: each is a pair, a block of either version. */
  readonly arms: 1 | 2;
  /** With a whole warm-up in each. */
  readonly fewest: number;
  /** With as short a warm-up as is possible: for one version, a whole one. */
  readonly most: number;
}

/** What an ordinary server answers on each connection in a second. */
const ANSWERS_PER_CONNECTION = 50;
/** Of one server, to start and to stop. */
const START: Milliseconds = seconds(0.5);
const OFFERED_SHARE = 0.6;

/** Of a server that starts at once, on a machine that does nothing else. */
export function expectBlocks(plan: Pick<Plan, 'load' | 'requests'>, arms: 1 | 2): ExpectedBlocks {
  const { warmup } = plan.load;
  const fewest = countBlocks(plan, arms, milliseconds(arms * warmup));
  // Two versions are warm as soon as answers get no cheaper.
  const most = arms === 1 ? fewest : countBlocks(plan, arms, milliseconds(0));
  return { arms, fewest, most };
}

function countBlocks(
  { load, requests }: Pick<Plan, 'load' | 'requests'>,
  arms: 1 | 2,
  warmUps: Milliseconds,
): number {
  const { connections, rate, warmup, budget } = load;
  const throughput = perSecond(ANSWERS_PER_CONNECTION * connections);
  const overhead = milliseconds(START + warmUps);
  const calibration = {
    throughput,
    offeredRate: rate === 'auto' ? perSecond(OFFERED_SHARE * throughput) : rate,
    connections,
    hasFlows: listFlows(requests).length > 0,
    rarestShare: rarestShare(requests),
    overhead,
    arms,
    turns: 'slices',
    reopens: false,
    addedSlices: 0,
    warmUp: {
      goal: { kind: 'answers', answers: 0, limit: warmup },
      expected: warmup,
      isEnough: true,
      wasAsked: true,
    },
  } as const;
  // The first block does not count.
  const left = milliseconds(Math.max(1, budget - START - arms * warmup - seconds(1)));
  return blockScheme(calibration, left).blocks;
}
