// The first block of a run shows how fast the server is and how long a block takes. It does not count.

import type { LoadGenerator } from '../load/load-generator.ts';
import { listFlows, rarestShare } from '../plan/request-plan.ts';
import { unitRateOf } from '../record/held-rate.ts';
import { throughputOf } from '../record/metrics.ts';
import { unitsIn } from '../record/phase-result.ts';
import type { Block } from '../record/run-record.ts';
import { sum } from '../record/sum.ts';
import { blockLimits } from '../stats/look-plan.ts';
import { type Milliseconds, milliseconds, type PerSecond, perSecond, rate } from '../units.ts';
import { ADDED_SLICES, measureArms } from './block.ts';
import { blockScheme, CALIBRATION, type Calibration } from './block-scheme.ts';
import type { MeasuredArms } from './close-blocks.ts';
import type { Coin } from './coin.ts';
import type { MeasurePorts } from './ports.ts';
import { countArms, type Versions } from './versions.ts';
import { longestInCalibration, longestInPair } from './warm-up/warm-up-limits.ts';

/** Low enough for response times to show the server's speed and not its queue, high enough to load it. */
const OFFERED_SHARE = 0.6;

/** Few and short: enough for a first guess, which more pairs do not need to be better. */
export const CALIBRATION_SLICE = {
  slices: 4,
  settle: milliseconds(10),
  window: milliseconds(100),
};

export type Calibrated = { readonly measured: MeasuredArms } & (
  | { readonly kind: 'calibrated'; readonly calibration: Calibration }
  /** No success of the baseline, or of the only version, or a server died: this block is all there is to judge. */
  | { readonly kind: 'hopeless' }
);

interface CalibrationInput {
  readonly versions: Versions;
  readonly generator: LoadGenerator;
  readonly coin: Coin;
  readonly connections: number;
  /** Offered rate of the user or of the baseline; else it follows from the capacity. */
  readonly givenRate: PerSecond | undefined;
  /** `performance.now()` when the budget is spent. */
  readonly deadline: Milliseconds;
}

/** @throws GateError when a server does not start or stop, or the generator fails */
export async function calibrate(input: CalibrationInput, ports: MeasurePorts): Promise<Calibrated> {
  const { versions, givenRate, connections, deadline } = input;
  const { warmup } = versions.load;
  const arms = countArms(versions);
  const began = performance.now();
  const left = () => milliseconds(deadline - performance.now());
  const warmUpGoal = () => {
    const start = milliseconds(performance.now() - began);
    const limit = longestInCalibration({ warmup, arms, left: left(), start });
    return { kind: 'calibration', enough: warmup, limit } as const;
  };
  const measured = await measureArms(
    {
      ...input,
      number: CALIBRATION,
      reopens: false,
      warmUpGoal,
      capacity: CALIBRATION_SLICE,
      fixedRate: undefined,
      onRound: () => undefined,
    },
    ports,
  );
  const took = milliseconds(performance.now() - began);
  const throughput = paceOfBoth(measured.blocks);
  if (throughput === 0 || measured.incidents.length > 0) return { kind: 'hopeless', measured };
  const { warmUp } = measured;
  const overhead = milliseconds(took - warmUp.surplus - timeUnderLoad(measured.blocks));
  const start = milliseconds(overhead - arms * warmUp.took);
  return {
    kind: 'calibrated',
    measured,
    calibration: {
      throughput,
      offeredRate: givenRate ?? offeredRate(throughput),
      connections,
      hasFlows: listFlows(versions.requests).length > 0,
      rarestShare: rarestShare(versions.requests),
      overhead,
      arms,
      turns: versions.turns,
      reopens: fallsOnWorkers(measured.blocks),
      addedSlices: versions.added.length === 0 ? 0 : ADDED_SLICES,
      warmUp: {
        goal: {
          kind: 'answers',
          answers: warmUp.answers,
          limit: longestInPair({ warmup, arms, left: left(), start }),
        },
        expected: warmUp.took,
        isEnough: warmUp.isWarm,
        wasAsked: warmUp.fall !== undefined,
      },
    },
  };
}

/**
 * The candidate answers nothing and its baseline does, and there is no time for as many pairs as tell more:
 * each would wait for requests that time out.
 * @param left of the budget
 */
export function isSettled(
  { measured, calibration }: Extract<Calibrated, { kind: 'calibrated' }>,
  left: Milliseconds,
): boolean {
  const successes = new Map(measured.blocks.map((block) => [block.arm, successesOf(block)]));
  const isSilent = successes.get('candidate') === 0 && (successes.get('baseline') ?? 0) > 0;
  const { arms } = calibration;
  return isSilent && blockScheme(calibration, left).blocks < blockLimits(arms).fewest;
}

const successesOf = ({ capacity }: Block): number =>
  sum([...capacity.requests.values()], ({ ok }) => ok);

/** Zero for a block without a success. */
export const speedOf = (block: Block): PerSecond => throughputOf(block) ?? perSecond(0);

/**
 * The slower arm sets the length of the slices of both, and the rate: both get the same one, and what an
 * arm cannot hold shows only how long its queue grew. A candidate that fails everything sets nothing: a few
 * pairs at the pace of its baseline show that the failures are new.
 */
function paceOfBoth(blocks: readonly Block[]): PerSecond {
  const baseline = blocks.find(({ arm }) => arm === 'baseline');
  const paces = blocks.map(paceOf);
  const known =
    baseline === undefined || paceOf(baseline) === 0 ? paces : paces.filter((pace) => pace > 0);
  return known.length === 0 ? perSecond(0) : perSecond(Math.min(...known));
}

/**
 * In requests by themselves and whole flows. The larger of two guesses, because each of them can only be
 * far too low. A server that mostly waits answers in bursts, and the short windows may lie between them; so
 * count the drains, too. A rare request that takes long makes the drains long; so count the windows alone.
 */
export function paceOf(block: Block): PerSecond {
  const { capacity } = block;
  const withDrains = rate(
    sum(unitsIn(capacity), ({ ok }) => ok),
    capacity.elapsed,
  );
  // Flows that outlast a window end behind it: the windows alone would show nothing but quick requests.
  if (capacity.flows.size > 0) return withDrains;
  return perSecond(Math.max(withDrains, unitRateOf(block) ?? 0));
}

const timeUnderLoad = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { capacity, added }) => sum + capacity.elapsed + (added?.elapsed ?? 0), 0);

/**
 * A connection stays with the worker process that accepted it. Opened once, connections would be as
 * unevenly spread over the workers for the whole block as they were in that moment. One arm alone is
 * compared with runs that opened theirs once.
 */
function fallsOnWorkers(blocks: readonly Block[]): boolean {
  return blocks.length > 1 && blocks.some(({ server }) => server.placement !== undefined);
}

/** Rounded to two digits, because it is only a guess that is stored and shown. */
function offeredRate(capacity: PerSecond): PerSecond {
  return perSecond(Math.max(1, Number((capacity * OFFERED_SHARE).toPrecision(2))));
}
