// Many small losses in a row: each within what is allowed, together beyond it. Never fails a run.

import { serviceQuantile } from '../record/metrics.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Shift, StepMetric } from '../record/step.ts';
import type { LossBounds } from '../stats/bounds.ts';
import { boundSum } from '../stats/drift.ts';
import { nonEmpty } from '../stats/spread.ts';
import {
  type LogRatio,
  logChange,
  logRatio,
  type Microseconds,
  microseconds,
  type NonEmpty,
  toMicroseconds,
} from '../units.ts';
import { toleranceOf } from './direction.ts';
import type { JudgedPlan } from './evidence.ts';
import { type Link, linksOf } from './links.ts';

export type Tolerances = JudgedPlan['tolerances'];

/** The commit that changes are counted from. */
export interface Anchor {
  /** Full hash. */
  readonly commit: string;
  /** As people know it: `v1.4.0`. */
  readonly name: string;
}

/** Steps that follow on each other. */
export interface Chain {
  /**
   * Why it begins there. `anchor`: it is asked for from there; `oldest`: there is no record before it;
   * `gap`: its own step is missing, or is not from the record before it; `new-level`: its loss was
   * accepted.
   */
  readonly because: 'anchor' | 'oldest' | 'gap' | 'new-level';
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

/**
 * The unbroken chain that ends with the newest record; `undefined` without a record.
 * @param anchor where it begins, unless it is broken before
 */
export function chainOf(records: readonly RunRecord[], anchor?: Anchor): Chain | undefined {
  const commits = onePerCommit(linksOf(records));
  const links: Link[] = [];
  for (const link of commits.toReversed()) {
    if (isAt(anchor, link.commit)) return { because: 'anchor', links };
    if (link.isNewLevel) return { because: 'new-level', links };
    // The anchor needs no record: the step says that it leads from there.
    if (isAt(anchor, link.step?.base)) return { because: 'anchor', links: [link, ...links] };
    if (!link.leadsOn) return { because: link === commits[0] ? 'oldest' : 'gap', links };
    links.unshift(link);
  }
  return undefined;
}

const isAt = (anchor: Anchor | undefined, commit: string | undefined): boolean =>
  anchor !== undefined && anchor.commit === commit;

/** The commit that the oldest step leads from; `undefined` where there is none. */
export const beginningOf = ({ links: [first] }: Chain): string | undefined => first?.step?.base;

/**
 * The first that has a step. Which of them was measured again may depend on what it showed, so the
 * later ones are not a fair draw.
 */
function onePerCommit(links: readonly Link[]): readonly Link[] {
  const chosen: Link[] = [];
  for (const link of links) {
    const last = chosen.at(-1);
    const isSame = last !== undefined && last.commit === link.commit;
    if (!isSame || last.commit === undefined) chosen.push(link);
    else if (!last.leadsOn && link.leadsOn) chosen.splice(-1, 1, link);
  }
  return chosen;
}

/** At most this share of unchanged servers gets the warning, all metrics together. */
const FALSE_ALARMS = 0.001;
const METRICS = ['throughput', 'cpu', 'p99'] as const satisfies readonly StepMetric[];
const LEVEL = FALSE_ALARMS / METRICS.length;

/** Fewer are no drift, and the ends of runs that stop when they are sure bias few of them. */
export const FEWEST_STEPS = 3;

/** Every metric that was measured in all steps. */
export function driftsOf({ links }: Chain, tolerances: Tolerances): readonly Drift[] {
  if (links.length < FEWEST_STEPS) return [];
  return METRICS.flatMap((metric) => {
    const shifts = nonEmpty(links.flatMap(({ step }) => step?.[metric] ?? []));
    if (shifts === undefined || shifts.length < links.length) return [];
    return [driftOf(metric, shifts, toleranceIn(metric, links, tolerances))];
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
function toleranceIn(metric: StepMetric, links: readonly Link[], tolerances: Tolerances): LogRatio {
  const relative = toleranceOf(metric, tolerances[metric]);
  const before = metric === 'p99' ? p99Before(links) : undefined;
  if (before === undefined) return relative;
  const floor = logChange(before, before + toMicroseconds(tolerances.p99Floor));
  return logRatio(Math.max(relative, floor));
}

/** That of the oldest record there is, less what the steps up to it changed. */
function p99Before(links: readonly Link[]): Microseconds | undefined {
  let loss = 0;
  for (const { record, step } of links) {
    loss += step?.p99?.loss ?? 0;
    const after = record && serviceQuantile(record, undefined, 0.99);
    if (after !== undefined) return microseconds(after / Math.exp(loss));
  }
  return undefined;
}
