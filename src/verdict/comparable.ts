// Which stored records a run may be compared with, and why not where there are none.

import { throughputOf } from '../record/metrics.ts';
import { newestFirst } from '../record/order.ts';
import type { RunRecord } from '../record/run-record.ts';
import { nonEmpty } from '../stats/spread.ts';
import type { NonEmpty } from '../units.ts';
import { isSound } from './doubt.ts';
import { plural } from './words/phrase.ts';
import { describeDifference, listPlanDifferences } from './words/plan-difference.ts';

/** Older records come from another time: other neighbours, other kernels, other code. */
export const MOST_RECORDS = 20;

export type Comparable =
  /** Newest first. */
  | {
      readonly kind: 'comparable';
      readonly records: NonEmpty<RunRecord>;
      readonly sameMachine: boolean;
    }
  /** `why`: a whole sentence; it quotes records and may hold any text. */
  | { readonly kind: 'nothing'; readonly why: string };

/** What decides which records a run can be compared with; known before it measures. */
export type PlannedRun = Pick<RunRecord, 'id' | 'planHash' | 'plan' | 'environment'> & {
  readonly load: Pick<RunRecord['load'], 'engine' | 'arms'>;
};

/**
 * Finds records of the same plan on the same kind of machine, none older than an accepted loss. If this
 * very machine has any, only those are used. Otherwise the machine is the unit, so each machine gives
 * only its newest record. A record that could decide nothing counts only where there is no other. No
 * calibration workload scales the records of another machine: in most
 * published cases that made the error larger.
 */
export function findComparable(
  candidate: PlannedRun,
  stored: readonly RunRecord[],
  noBaselineWhy = 'There are no stored records to compare with.',
): Comparable {
  const others = ofLastLevel(newestFirst(stored.filter((record) => record.id !== candidate.id)));
  const alike = others.filter((record) => findDifference(record, candidate) === undefined);
  const own = nonEmpty(
    preferSound(alike.filter((record) => isSameMachine(record, candidate))).slice(0, MOST_RECORDS),
  );
  if (own !== undefined) return { kind: 'comparable', records: own, sameMachine: true };
  const foreign = nonEmpty(onePerMachine(preferSound(alike)).slice(0, MOST_RECORDS));
  if (foreign !== undefined) return { kind: 'comparable', records: foreign, sameMachine: false };
  return { kind: 'nothing', why: explainNothing(candidate, others) ?? noBaselineWhy };
}

function preferSound(records: readonly RunRecord[]): readonly RunRecord[] {
  const sound = records.filter(isSound);
  return sound.length === 0 ? records : sound;
}

/** Something that two records must share; the values are shown where they differ. */
interface Trait {
  readonly name: string;
  readonly valueIn: (run: PlannedRun) => string;
  /** How a record differs, where name and values do not say it; continues "it" and "the newest". */
  readonly says?: (record: PlannedRun) => string;
}

const TRAITS: readonly Trait[] = [
  { name: 'platform', valueIn: ({ environment }) => environment.platform },
  { name: 'architecture', valueIn: ({ environment }) => environment.architecture },
  { name: 'CPU model', valueIn: ({ environment }) => environment.cpuModel },
  { name: 'number of cores', valueIn: ({ environment }) => String(environment.cores) },
  { name: 'CPU quota', valueIn: ({ environment }) => String(environment.cpuQuota ?? 'none') },
  { name: 'load generator', valueIn: ({ load }) => load.engine },
  // Beside another version's processes a server has less of the caches, and of the memory.
  {
    name: 'what was measured',
    valueIn: ({ load }) => (load.arms === 1 ? 'one version alone' : 'two versions side by side'),
    says: ({ load }) =>
      load.arms === 1
        ? 'was measured alone, and this run beside another version'
        : 'was measured beside another version, and this run alone',
  },
  { name: 'Node.js major version', valueIn: ({ environment }) => majorOf(environment.node) },
  { name: 'perf-gate major version', valueIn: ({ environment }) => majorOf(environment.perfGate) },
];

const differingTraits = (record: RunRecord, run: PlannedRun): readonly Trait[] =>
  TRAITS.filter(({ valueIn }) => valueIn(record) !== valueIn(run));

/** Why `record` may not be compared with the candidate, as a predicate: the first reason. */
function findDifference(record: RunRecord, candidate: PlannedRun): string | undefined {
  if (!record.accepted) return 'is not accepted as a baseline';
  return findMismatch(record, candidate);
}

/** Why the numbers of `record` cannot be compared with the candidate's, accepted or not. */
export function findMismatch(record: RunRecord, candidate: PlannedRun): string | undefined {
  if (!hasAnswers(record)) return 'holds no successful answers';
  const ofPlan = describePlanDifferences(record, candidate);
  if (ofPlan !== undefined) return `is of another plan (${ofPlan})`;
  const [trait] = differingTraits(record, candidate);
  if (trait === undefined) return undefined;
  if (trait.says !== undefined) return trait.says(record);
  return `has the ${trait.name} "${trait.valueIn(record)}", and this run has "${trait.valueIn(candidate)}"`;
}

/** How the plans differ, for a sentence; `undefined` where they do not. It quotes the record. */
export function describePlanDifferences(record: RunRecord, run: PlannedRun): string | undefined {
  return fewOf(listPlanDifferences(record, run), FEW).join('; ') || undefined;
}

const hasAnswers = (record: RunRecord): boolean => (throughputOf(record) ?? 0) > 0;

/**
 * All reasons why `record` may not be compared with a run, as phrases; empty where it may. They quote
 * the record, which may hold any text.
 */
export function listDifferences(record: RunRecord, run: PlannedRun): readonly string[] {
  const traits = differingTraits(record, run).map(({ name, valueIn }) =>
    describeDifference(name, `"${valueIn(record)}"`, `"${valueIn(run)}"`),
  );
  return [
    ...(record.accepted ? [] : ['verdict: the record is of a regression that was not accepted']),
    ...(hasAnswers(record) ? [] : ['answers: the record holds no successful ones']),
    ...fewOf(listPlanDifferences(record, run), MANY),
    ...traits,
  ];
}

/** Within a sentence, and as lines. Sixty-four requests may all differ. */
const [FEW, MANY] = [3, 20];

function fewOf(phrases: readonly string[], most: number): readonly string[] {
  const more = phrases.length - most;
  return more > 0 ? [...phrases.slice(0, most), `${more} more`] : phrases;
}

/** Explains the newest record, because that is the one a reader expects to be used. */
function explainNothing(candidate: PlannedRun, others: readonly RunRecord[]): string | undefined {
  const [newest] = others;
  const difference = newest && findDifference(newest, candidate);
  if (difference === undefined) return undefined;
  if (others.length === 1) return `The stored record is not comparable: it ${difference}.`;
  const records = plural(others.length, 'stored record');
  return `None of the ${records} is comparable: the newest ${difference}.`;
}

/** Mixed with older records, an accepted loss would show again in every later run. */
function ofLastLevel(newestFirst: readonly RunRecord[]): readonly RunRecord[] {
  const first = newestFirst.findIndex(({ accepted, isNewLevel }) => accepted && isNewLevel);
  return first === -1 ? newestFirst : newestFirst.slice(0, first + 1);
}

function isSameMachine(record: RunRecord, candidate: PlannedRun): boolean {
  const { machine } = candidate.environment;
  return machine !== undefined && record.environment.machine === machine;
}

/** A machine without an identity is a hosted runner, and no two runs are known to share one. */
function onePerMachine(newestFirst: readonly RunRecord[]): readonly RunRecord[] {
  const seen = new Set<string>();
  return newestFirst.filter(({ environment: { machine } }) => {
    if (machine === undefined) return true;
    const isNew = !seen.has(machine);
    seen.add(machine);
    return isNew;
  });
}

const majorOf = (version: string): string => version.match(/\d+/)?.[0] ?? version;
