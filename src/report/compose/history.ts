// The stored records that compare with a run, as points of its history.

import { cpuPerRequestOf, serviceQuantile, throughputOf } from '../../record/metrics.ts';
import { oldestFirst } from '../../record/order.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { findMismatch } from '../../verdict/comparable.ts';
import type { EarlierRun } from '../gate-report.ts';

/** Oldest first; `null` without any. Numbers of another plan or kind of machine would be no history. */
export function reportHistory(
  record: RunRecord,
  stored: readonly RunRecord[],
): readonly EarlierRun[] | null {
  const alike = stored.filter(
    (each) => each.id !== record.id && findMismatch(each, record) === undefined,
  );
  if (alike.length === 0) return null;
  const { machine } = record.environment;
  return oldestFirst(alike).map((each) => ({
    measuredAt: each.measuredAt,
    commit: each.commit ?? null,
    sameMachine: machine !== undefined && each.environment.machine === machine,
    accepted: each.accepted,
    throughput: throughputOf(each) ?? null,
    p99: serviceQuantile(each, undefined, 0.99) ?? null,
    cpuPerRequest: cpuPerRequestOf(each) ?? null,
  }));
}
