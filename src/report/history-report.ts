// What `perf-gate history` shows, as one value: the records of a baseline file, and which of them compare.
// `schema/history.ts` says what each value means.

import type { z } from 'zod';
import { cpuPerRequestOf, serviceQuantile, throughputOf } from '../record/metrics.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Shift, StepMetric } from '../record/step.ts';
import { studentQuantile } from '../stats/student-t.ts';
import { changeOf, logRatio, type NonEmpty } from '../units.ts';
import { findMismatch, listDifferences } from '../verdict/comparable.ts';
import { HIGHER_IS_BETTER } from '../verdict/direction.ts';
import { type Anchor, beginningOf, chainOf, type Tolerances } from '../verdict/drift.ts';
import { hasRecord, linksOf, type RecordLink } from '../verdict/links.ts';
import { warnOfDrift } from '../verdict/warn-drift.ts';
import type { HISTORY_SCHEMA } from './schema/history.ts';

export type HistoryReport = z.infer<typeof HISTORY_SCHEMA>;
export type HistoryRecord = HistoryReport['records'][number];
export type HistoryGroup = HistoryReport['groups'][number];
export type HistoryShift = NonNullable<NonNullable<HistoryRecord['step']>['throughput']>;

export interface HistoryInput {
  readonly name: string;
  readonly otherNames: readonly string[];
  /** All of this name. */
  readonly records: NonEmpty<RunRecord>;
  /** What is forgiven now, for all steps together. */
  readonly tolerances: Tolerances;
  /** What the steps are added up from; `undefined`: from where they begin. */
  readonly anchor: Anchor | undefined;
}

export function composeHistory(input: HistoryInput): HistoryReport {
  const { name, otherNames, records } = input;
  const links = linksOf(records).filter(hasRecord);
  const groups = groupsOf(links);
  return {
    schema: 1,
    name,
    otherNames: [...otherNames],
    records: links.map((link) => describeRecord(link, groups)),
    groups: groups.map(describeGroup),
    chain: describeChain(input),
  };
}

function describeChain({ records, tolerances, anchor }: HistoryInput): HistoryReport['chain'] {
  const chain = chainOf(records, anchor);
  if (chain === undefined || chain.links.length === 0) return null;
  return {
    since: beginningOf(chain) ?? null,
    because: chain.because,
    anchor: anchor === undefined ? null : { name: anchor.name, commit: anchor.commit },
    steps: chain.links.length,
    drift: warnOfDrift(records, tolerances, anchor).map(({ text }) => text),
  };
}

/** At least one record. */
type Group = NonEmpty<RunRecord>;

/** By what their newest record compares with; the group of the newest record of all comes first. */
function groupsOf(links: readonly RecordLink[]): readonly Group[] {
  const groups: Group[] = [];
  for (const { record } of links.toReversed()) {
    const index = groups.findIndex(([first]) => isAlike(record, first));
    const found = groups[index];
    if (found === undefined) groups.push([record]);
    else groups[index] = [...found, record];
  }
  return groups;
}

/** Hosted runners have no identity: those of one kind may be one machine or many. */
const isAlike = (record: RunRecord, other: RunRecord): boolean =>
  record.environment.machine === other.environment.machine &&
  findMismatch(record, other) === undefined;

const letterOf = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

function describeGroup(group: Group, index: number, [newest]: readonly Group[]): HistoryGroup {
  const [first] = group;
  const { cpuModel, cores, machine } = first.environment;
  return {
    id: letterOf(index),
    cpuModel,
    cores,
    oneMachine: machine !== undefined,
    records: group.length,
    differs: newest === undefined ? [] : namesOfDifferences(first, newest[0]),
  };
}

/** Without the values, and without whether a record was accepted, which each says by itself. */
const namesOfDifferences = (record: RunRecord, newest: RunRecord): string[] =>
  listDifferences({ ...record, accepted: true }, newest).map(
    (difference) => difference.split(':')[0] ?? difference,
  );

function describeRecord(
  { record, step, leadsOn }: RecordLink,
  groups: readonly Group[],
): HistoryRecord {
  return {
    measuredAt: record.measuredAt,
    commit: record.commit ?? null,
    group: letterOf(groups.findIndex((group) => group.includes(record))),
    accepted: record.accepted,
    newLevel: record.isNewLevel,
    throughput: throughputOf(record) ?? null,
    p99: serviceQuantile(record, undefined, 0.99) ?? null,
    cpuPerRequest: cpuPerRequestOf(record) ?? null,
    step:
      step === undefined
        ? null
        : {
            base: step.base,
            leadsOn,
            pairs: step.pairs,
            throughput: describeShift('throughput', step.throughput),
            p99: describeShift('p99', step.p99),
            cpuPerRequest: describeShift('cpu', step.cpu),
          },
  };
}

/** Of each side. */
const MISSED = 0.025;

function describeShift(metric: StepMetric, shift: Shift | undefined): HistoryShift | null {
  if (shift === undefined) return null;
  const { loss, error, units } = shift;
  const middle = HIGHER_IS_BETTER[metric] ? 0 - loss : loss;
  const half = studentQuantile(MISSED, units - 1) * error;
  const [change, low, high] = [middle, middle - half, middle + half].map((value) =>
    changeOf(logRatio(value)),
  );
  return { change: change ?? 0, low: low ?? 0, high: high ?? 0 };
}
