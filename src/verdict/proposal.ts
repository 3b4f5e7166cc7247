// The budget and the tolerances that fit the noise of a machine. Pure.

import type { Tolerances } from '../plan/plan.ts';
import { MOST_PAIRS } from '../stats/look-plan.ts';
import { nonEmpty } from '../stats/spread.ts';
import {
  type LogRatio,
  logChange,
  logRatio,
  type Milliseconds,
  milliseconds,
  type NonEmpty,
  type Ratio,
  ratio,
  seconds,
  toMicroseconds,
} from '../units.ts';
import { forecastGate, type MetricNoise, toleranceAt } from './noise.ts';

export interface Proposal {
  readonly budget: Milliseconds;
  /** `undefined`: none that is proposed fits, or it was not measured. */
  readonly throughput: Ratio | undefined;
  readonly p99: Ratio | undefined;
}

/** When the pairs of a run begin, and how long each takes. */
export interface Pace {
  readonly lead: Milliseconds;
  readonly pair: Milliseconds;
}

/** From the defaults on: a stricter one is a decision of the user. */
const THROUGHPUT = [0.05, 0.07, 0.1, 0.15, 0.2, 0.3].map(ratio);
const P99 = [0.1, 0.15, 0.2, 0.3, 0.5, 1].map(ratio);

/** Another hour of the same machine is noisier. */
const MARGIN = 1.25;

const BUDGET_STEP = seconds(30);

/**
 * The smallest tolerances with which nine unchanged runs in ten pass, and nine losses of twice the
 * tolerance in ten are shown, and a budget that holds the pairs for that. An unchanged server does not
 * use it up.
 */
export function propose(
  noises: readonly MetricNoise[],
  { p99Floor }: Pick<Tolerances, 'p99Floor'>,
  { lead, pair }: Pace,
): Proposal {
  const cautious = noises.map((noise) => ({ ...noise, spread: logRatio(MARGIN * noise.spread) }));
  const ofThroughput = cautious.filter(({ metric }) => metric === 'throughput');
  const ofP99 = cautious.filter(({ metric }) => isP99(metric));
  const throughput = smallest(THROUGHPUT, ofThroughput, toleranceAt);
  const p99 = smallest(P99, ofP99, (noise, forgiven) =>
    logRatio(Math.max(toleranceAt(noise, forgiven), floorOf(noise, p99Floor))),
  );
  const open = noises.length > 0 && (throughput ?? p99) === undefined;
  const pairs = open ? MOST_PAIRS : Math.max(throughput?.pairs ?? 0, p99?.pairs ?? 0);
  const time = lead + pairs * pair;
  return {
    budget: milliseconds(Math.max(2, Math.ceil(time / BUDGET_STEP)) * BUDGET_STEP),
    throughput: throughput?.forgiven,
    p99: p99?.forgiven,
  };
}

export const isP99 = (metric: MetricNoise['metric']): boolean =>
  metric === 'p99' || metric === 'clean-response-p99';

/** What `p99-floor` forgives in any case. */
export const floorOf = ({ value }: MetricNoise, floor: Milliseconds): LogRatio =>
  logChange(value, value + toMicroseconds(floor));

function smallest(
  tolerances: readonly Ratio[],
  noises: readonly MetricNoise[],
  toleranceOf: (noise: MetricNoise, forgiven: Ratio) => LogRatio,
): { readonly forgiven: Ratio; readonly pairs: number } | undefined {
  const known = nonEmpty(noises);
  if (known === undefined) return undefined;
  for (const forgiven of tolerances) {
    const pairs = pairsFor(known, (noise) => toleranceOf(noise, forgiven));
    if (pairs !== undefined) return { forgiven, pairs };
  }
  return undefined;
}

/** Those that all of them need; `undefined` where one needs more than a run may have. */
function pairsFor(
  noises: NonEmpty<MetricNoise>,
  toleranceOf: (noise: MetricNoise) => LogRatio,
): number | undefined {
  let most = 0;
  for (const noise of noises) {
    const { pass, shown } = forecastGate(noise, toleranceOf(noise));
    if (pass.inNineOfTen === undefined || shown.inNineOfTen === undefined) return undefined;
    most = Math.max(most, pass.inNineOfTen, shown.inNineOfTen);
  }
  return most;
}
