// Chooses what a run is judged by: the candidate alone beside stored numbers, or both versions in turn. Pure.

import type { NoArm } from '../measure/baseline-arm.ts';
import type { Plan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { isPaired } from '../record/pairs.ts';
import type { Environment, RunRecord } from '../record/run-record.ts';
import { type Milliseconds, milliseconds, type PerSecond } from '../units.ts';
import { couldStoredPass } from '../verdict/could-pass.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Comparables } from './find-comparables.ts';
import type { StoredNumbers } from './measurement.ts';

/** The candidate measured by itself: for stored numbers, absolute limits, and as a later baseline. */
export interface AloneStep {
  readonly budget: Milliseconds;
  readonly givenRate: PerSecond | undefined;
  readonly storedNumbers: StoredNumbers;
  /** A whole sentence: why this decides, where it does. */
  readonly because: string;
}

/** Both versions measured in turn, on the same machine, within the same minutes. */
export interface BesideStep {
  readonly budget: Milliseconds;
  readonly givenRate: PerSecond | undefined;
  readonly because: string;
}

type ChosenComparison =
  | { readonly kind: 'stored'; readonly alone: AloneStep }
  | {
      readonly kind: 'stored-first';
      readonly alone: AloneStep;
      /** Whether `alone` is enough where it passes. */
      readonly mayPass: boolean;
      readonly beside: BesideStep;
    }
  | { readonly kind: 'side-by-side'; readonly beside: BesideStep };

/** The share of the budget for a first try with stored numbers: the rest must be worth a comparison. */
const FIRST_TRY = 1 / 3;

interface ChoiceInput {
  readonly plan: Plan;
  readonly found: Pick<Comparables, 'baseline' | 'earlier'>;
  readonly environment: Environment;
  /** Whether this run is stored for later ones to be compared with. */
  readonly keeps: boolean;
}

/**
 * Stored numbers are tried first only on a machine with an identity, and only if they could pass an
 * unchanged candidate or this run will itself be stored. What they do not pass is compared side by
 * side: a different machine never turns a check red.
 */
export function chooseComparison(input: ChoiceInput): ChosenComparison {
  const { plan, found } = input;
  const { budget } = plan.load;
  if (plan.compare.mode === 'stored') {
    const storedNumbers = { kind: 'decide' } as const;
    const alone = aloneStep(input, { budget, storedNumbers, because: ASKED });
    return { kind: 'stored', alone };
  }
  const pairs = found.earlier.filter(isPaired);
  // Response times of two arms are at a rate that both hold now.
  const givenRate = chooseRate(plan, [], pairs);
  if (plan.compare.mode === 'side-by-side') {
    return { kind: 'side-by-side', beside: { budget, givenRate, because: IN_TURN } };
  }
  // Only more pairs may overrule what an earlier attempt measured side by side.
  const couldDecide = pairs.length === 0 && couldPass(input);
  if (input.environment.machine === undefined || !(couldDecide || input.keeps)) {
    return { kind: 'side-by-side', beside: { budget, givenRate, because: NOT_COMPARABLE } };
  }
  return {
    kind: 'stored-first',
    alone: aloneStep(input, {
      budget: milliseconds(budget * FIRST_TRY),
      storedNumbers: { kind: 'may-pass' },
      because: STEADY,
    }),
    mayPass: pairs.length === 0,
    beside: { budget: milliseconds(budget * (1 - FIRST_TRY)), givenRate, because: NOT_PASSED },
  };
}

/** Whether the first try, judged, ends the run. */
export function isEnough(
  { mayPass }: Extract<ChosenComparison, { kind: 'stored-first' }>,
  { kind }: Verdict,
): boolean {
  return mayPass && kind === 'pass';
}

/** What is left to do where there is no second version to measure. */
export function chooseStandIn(
  input: Pick<ChoiceInput, 'plan' | 'found'>,
  { budget }: BesideStep,
  { kind, why }: NoArm,
): AloneStep {
  const isForced = input.plan.compare.mode === 'side-by-side';
  const storedNumbers: StoredNumbers = isForced ? { kind: 'ignored', why } : { kind: 'may-pass' };
  const because = `${kind === 'none' ? NOT_BESIDE : NOT_RUN} ${why}`;
  return aloneStep(input, { budget, storedNumbers, because });
}

function aloneStep(
  { plan, found }: Pick<ChoiceInput, 'plan' | 'found'>,
  step: Omit<AloneStep, 'givenRate'>,
): AloneStep {
  return { ...step, givenRate: chooseRate(plan, found.baseline.records, found.earlier) };
}

function couldPass({ plan, found, environment }: ChoiceInput): boolean {
  const stored = found.baseline.records;
  return couldStoredPass({ stored, planHash: planHash(plan), environment, plan });
}

/**
 * The rate of the fixed-rate phase, where it is known before measuring: response times compare only at
 * one rate. The user's rate comes first, then that of the newest stored record of this plan, then that
 * of an earlier attempt.
 */
export function chooseRate(
  plan: Plan,
  records: readonly RunRecord[],
  earlier: readonly RunRecord[],
): PerSecond | undefined {
  if (plan.load.rate !== 'auto') return plan.load.rate;
  const hash = planHash(plan);
  const ofThisPlan = (record: RunRecord): boolean => record.planHash === hash;
  const stored = records.findLast((record) => record.accepted && ofThisPlan(record));
  return (stored ?? earlier.findLast(ofThisPlan))?.load.offeredRate;
}

const NOT_BESIDE = 'The baseline could not be measured beside the candidate.';
const NOT_RUN = 'The base could not be run, so a loss of throughput cannot fail this check.';
const ASKED = 'Judged by stored numbers: a second version was not asked for.';
const STEADY =
  'Stored numbers of this very machine were steady enough to pass it, so the baseline was not measured again.';
const IN_TURN = 'Both versions were measured in turn on this machine.';
const NOT_COMPARABLE =
  'Both versions were measured in turn on this machine; stored numbers, from other machines or too few, could not have shown that nothing changed.';
const NOT_PASSED =
  'Both versions were measured in turn on this machine, because stored numbers of it did not clearly pass this one.';
