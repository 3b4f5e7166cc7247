// Many small losses in a row: each within what is allowed, together beyond it. Never fails a run.

import { serviceQuantile } from '../record/metrics.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Shift, StepMetric } from '../record/step.ts';
import type { LossBounds } from '../stats/bounds.ts';
import { boundSum } from '../stats/drift.ts';
import { nonEmpty } from '../stats/spread.ts';
import { type LogRatio, logChange, logRatio, type NonEmpty, toMicroseconds } from '../units.ts';
import { toleranceOf } from './direction.ts';
import type { JudgedPlan } from './evidence.ts';
import { type Link, linksOf } from './links.ts';

export type Tolerances = JudgedPlan['tolerances'];

/** Steps that follow on each other. */
export interface Chain {
  /** What the oldest step leads from. */
  readonly anchor: RunRecord;
  /**
   * Why it begins there. `oldest`: there is no record before it; `gap`: its own step is missing, or is
   * not from the record before it; `new-level`: its loss was accepted.
   */
  readonly because: 'oldest' | 'gap' | 'new-level';
  /** Oldest first, one for each commit. */
  readonly links: readonly Link[];
}

export interface Drift {
  readonly metric: StepMetric;
  readonly steps: number;
  readonly bounds: LossBounds;
  readonly tolerance: LogRatio;
  /** Whether each step's estimate is within the tolerance. */
  readonly isEachWithin: boolean;
}

/** The unbroken chain that ends with the newest record; `undefined` without a record. */
export function chainOf(records: readonly RunRecord[]): Chain | undefined {
  const commits = onePerCommit(linksOf(records));
  const links: Link[] = [];
  for (const link of commits.toReversed()) {
    const { record, leadsOn } = link;
    if (record.isNewLevel) return { anchor: record, because: 'new-level', links };
    if (!leadsOn) {
      const because = link === commits[0] ? 'oldest' : 'gap';
      return { anchor: record, because, links };
    }
    links.unshift(link);
  }
  return undefined;
}

/**
 * The first that has a step. Which of them was measured again may depend on what it showed, so the
 * later ones are not a fair draw.
 */
function onePerCommit(links: readonly Link[]): readonly Link[] {
  const chosen: Link[] = [];
  for (const link of links) {
    const last = chosen.at(-1);
    const isSame = last !== undefined && last.record.commit === link.record.commit;
    if (!isSame || last.record.commit === undefined) chosen.push(link);
    else if (!last.leadsOn && link.leadsOn) chosen.splice(-1, 1, link);
  }
  return chosen;
}

/** At most this share of unchanged servers gets the warning, all metrics together. */
const FALSE_ALARMS = 0.001;
const METRICS = ['throughput', 'cpu', 'p99'] as const satisfies readonly StepMetric[];
const LEVEL = FALSE_ALARMS / METRICS.length;

/** Fewer are no drift, and the ends of runs that stop when they are sure bias few of them. */
const FEWEST_STEPS = 3;

/** Every metric that was measured in all steps. */
export function driftsOf({ anchor, links }: Chain, tolerances: Tolerances): readonly Drift[] {
  if (links.length < FEWEST_STEPS) return [];
  return METRICS.flatMap((metric) => {
    const shifts = nonEmpty(links.flatMap(({ step }) => step?.[metric] ?? []));
    if (shifts === undefined || shifts.length < links.length) return [];
    return [driftOf(metric, shifts, toleranceIn(metric, anchor, tolerances))];
  });
}

function driftOf(metric: StepMetric, shifts: NonEmpty<Shift>, tolerance: LogRatio): Drift {
  return {
    metric,
    steps: shifts.length,
    bounds: boundSum(shifts, LEVEL),
    tolerance,
    isEachWithin: shifts.every(({ loss }) => loss <= tolerance),
  };
}

/** Shown to be more than is allowed. */
export const isBeyondAllowed = ({ bounds, tolerance }: Drift): boolean => bounds.low > tolerance;

/** A p99 may always rise by less than the floor. */
function toleranceIn(metric: StepMetric, anchor: RunRecord, tolerances: Tolerances): LogRatio {
  const relative = toleranceOf(metric, tolerances[metric]);
  const before = serviceQuantile(anchor, undefined, 0.99);
  if (metric !== 'p99' || before === undefined) return relative;
  const floor = logChange(before, before + toMicroseconds(tolerances.p99Floor));
  return logRatio(Math.max(relative, floor));
}
