// Makes a record small enough to store twenty of them: what is only shown is kept once, not per block.

import { Histogram } from './histogram.ts';
import type { Arm, Block, Phase, PhaseResult, RequestResult, RunRecord } from './run-record.ts';

/** Shown for the whole run, judged by nothing: one histogram per arm, phase and request is enough. */
const SHOWN_ONLY = ['waiting', 'total', 'failureTime'] as const;
type ShownOnly = Pick<RequestResult, (typeof SHOWN_ONLY)[number]>;

/**
 * Merges `waiting`, `total` and `failureTime` over the blocks of each arm into the first block that
 * has the request; the other blocks keep empty ones. Everything judged stays with its block.
 */
export function condenseRecord(record: RunRecord): RunRecord {
  const merged = new Map<string, ShownOnly>();
  for (const block of record.blocks) {
    for (const [phase, result] of phasesOf(block)) collect(merged, block.arm, phase, result);
  }
  const blocks = record.blocks.map((block) => ({
    ...block,
    capacity: handOut(merged, block.arm, 'capacity', block.capacity),
    fixedRate: block.fixedRate && handOut(merged, block.arm, 'fixed-rate', block.fixedRate),
  }));
  return { ...record, blocks };
}

function phasesOf({ capacity, fixedRate }: Block): readonly (readonly [Phase, PhaseResult])[] {
  return fixedRate === undefined
    ? [['capacity', capacity]]
    : [
        ['capacity', capacity],
        ['fixed-rate', fixedRate],
      ];
}

const keyOf = (arm: Arm, phase: Phase, name: string): string => JSON.stringify([arm, phase, name]);

function collect(merged: Map<string, ShownOnly>, arm: Arm, phase: Phase, result: PhaseResult) {
  for (const [name, request] of result.requests) {
    const sum = merged.get(keyOf(arm, phase, name)) ?? emptyHistograms();
    for (const field of SHOWN_ONLY) sum[field].add(request[field]);
    merged.set(keyOf(arm, phase, name), sum);
  }
}

const emptyHistograms = (): ShownOnly => ({
  waiting: new Histogram(),
  total: new Histogram(),
  failureTime: new Histogram(),
});

/** The first to ask gets the sum; it is gone for all who ask later. */
function handOut(
  merged: Map<string, ShownOnly>,
  arm: Arm,
  phase: Phase,
  result: PhaseResult,
): PhaseResult {
  const requests = [...result.requests].map(([name, request]) => {
    const key = keyOf(arm, phase, name);
    const share = merged.get(key) ?? emptyHistograms();
    merged.delete(key);
    return [name, { ...request, ...share }] as const;
  });
  return { ...result, requests: new Map(requests) };
}
