// Whether a version fails requests all the time, and not in a burst.

import { countErrors } from '../../record/failure-class.ts';
import { blocksOf, errorsOf, phasesOf, resultsOf } from '../../record/metrics.ts';
import type { PhaseResult, RunRecord } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import { boundShare, countBursts } from '../../stats/share-test.ts';
import type { Ratio } from '../../units.ts';

/** Of what independent failures would show: more lie in half of the slices, or in fewer of them. */
const MOST_CLUSTERED = 1.75;

/** What is spread so may still come two at a time. */
const SIZE = 2;

/** One slice alone may be one burst. */
const FEWEST_SLICES = 1.5;

/**
 * More than is allowed failed in every block, spread over most slices. That is how this run was, whatever another
 * start would do: a few blocks are enough to see it, though they cannot tell how failures differ between starts.
 * It says nothing of whether the failures are new.
 * @param allowed share of the requests
 * @param alpha level of the test that the share is larger
 */
export function failsThroughout(record: RunRecord, allowed: Ratio, alpha: number): boolean {
  const blocks = blocksOf(record).map((block) => errorsOf(block));
  if (!blocks.every(({ sent, errors }) => errors > allowed * sent)) return false;
  const phases = phasesOf(record).map(spreadOf);
  if (phases.length === 0 || phases.some(({ squares }) => squares === undefined)) return false;
  const squares = sum(phases, (phase) => phase.squares ?? 0);
  if (squares > MOST_CLUSTERED * sum(phases, ({ independent }) => independent)) return false;
  if (sum(phases, ({ slices }) => slices) < FEWEST_SLICES) return false;
  const bursts = countBursts(errorsOf(record), SIZE, 'down');
  return boundShare(bursts, { fail: alpha, pass: alpha }).low > allowed;
}

interface Spread {
  /** The sum of the squared numbers of failures in each slice; `undefined`: not known. */
  readonly squares: number | undefined;
  /** The same where each slice gets as many, but for chance (Poisson). */
  readonly independent: number;
  /** At least so many slices have failures (Cauchy–Schwarz). */
  readonly slices: number;
}

function spreadOf(phase: PhaseResult): Spread {
  const errors = sum(resultsOf([phase], undefined), ({ failures }) => countErrors(failures));
  if (errors === 0) return { squares: 0, independent: 0, slices: 0 };
  const { errorSquares: squares } = phase;
  const independent = errors + errors ** 2 / Math.max(1, phase.slices);
  return { squares, independent, slices: squares ? errors ** 2 / squares : 0 };
}
