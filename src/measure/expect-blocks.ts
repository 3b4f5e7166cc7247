// How many blocks a budget is likely to hold, before anything was measured. Pure.

import type { Plan } from '../plan/plan.ts';
import { listFlows, rarestShare, requestsPerUnit, thinkTimePerUnit } from '../plan/request-plan.ts';
import { type Milliseconds, milliseconds, perSecond, rate, seconds } from '../units.ts';
import { blockScheme } from './block-scheme.ts';
import { longestInCalibration, longestInPair } from './warm-up/warm-up-limits.ts';

export interface ExpectedBlocks {
  /** 2: each is a pair, a block of either version. */
  readonly arms: 1 | 2;
  /** With the longest warm-up that an ordinary server gets. */
  readonly fewest: number;
  /** With as short a warm-up as is possible: for one version, a whole one. */
  readonly most: number;
}

/** Of an ordinary server, on each of many connections. */
const ANSWER: Milliseconds = milliseconds(20);
/** Of one server, to start and to stop. */
const START: Milliseconds = seconds(0.5);
/** Until it is known what a request costs the generator. */
const GENERATOR: Milliseconds = seconds(1);
/** Each version, in the slices of the first block. */
const CALIBRATION_SLICES: Milliseconds = seconds(0.5);
/** Warm is an ordinary server after so long, even one that compiles what it runs often. */
const LONGEST_WARM_UP: Milliseconds = seconds(10);
const OFFERED_SHARE = 0.6;

/** Of a server that starts at once, on a machine that does nothing else. */
export function expectBlocks(plan: Pick<Plan, 'load' | 'requests'>, arms: 1 | 2): ExpectedBlocks {
  const { warmup } = plan.load;
  const longest = countBlocks(plan, arms, longestWarmUps(plan, arms));
  // Two versions are warm as soon as answers get no cheaper.
  const inPair = arms === 1 ? warmup : milliseconds(0);
  const shortest = countBlocks(plan, arms, { inCalibration: warmup, inPair });
  // A budget that does not hold four pairs is cut into six.
  return { arms, fewest: Math.min(longest, shortest), most: Math.max(longest, shortest) };
}

/** Of each server. */
interface WarmUps {
  readonly inCalibration: Milliseconds;
  readonly inPair: Milliseconds;
}

/** Of servers whose answers get cheaper for long. */
function longestWarmUps(plan: Pick<Plan, 'load'>, arms: 1 | 2): WarmUps {
  const { warmup, budget } = plan.load;
  const room = { warmup, arms, start: START };
  const ready = milliseconds(budget - GENERATOR - START);
  const most = Math.max(warmup, LONGEST_WARM_UP);
  const shortened = (longest: Milliseconds) => milliseconds(Math.min(longest, most));
  const inCalibration = shortened(longestInCalibration({ ...room, left: ready }));
  const left = leftAfter(plan, arms, inCalibration);
  return { inCalibration, inPair: shortened(longestInPair({ ...room, left })) };
}

/** What is left of the budget after the first block, which does not count. */
function leftAfter({ load }: Pick<Plan, 'load'>, arms: 1 | 2, warmUp: Milliseconds): Milliseconds {
  const spent = GENERATOR + START + arms * (warmUp + CALIBRATION_SLICES);
  return milliseconds(Math.max(1, load.budget - spent));
}

function countBlocks(
  plan: Pick<Plan, 'load' | 'requests'>,
  arms: 1 | 2,
  { inCalibration, inPair }: WarmUps,
): number {
  const { connections, rate: given, warmup } = plan.load;
  const { requests } = plan;
  const unit = requestsPerUnit(requests) * ANSWER + thinkTimePerUnit(requests);
  const throughput = rate(connections, milliseconds(unit));
  const calibration = {
    throughput,
    offeredRate: given === 'auto' ? perSecond(OFFERED_SHARE * throughput) : given,
    connections,
    hasFlows: listFlows(requests).length > 0,
    rarestShare: rarestShare(requests),
    overhead: milliseconds(START + arms * inPair),
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
  return blockScheme(calibration, leftAfter(plan, arms, inCalibration)).blocks;
}
