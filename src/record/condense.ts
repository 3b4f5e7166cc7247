// Makes a record so small that a file can hold twenty: what is only shown is kept once, not per block.

import { Histogram } from './histogram.ts';
import type { Block, PhaseResult, RequestResult, RunRecord } from './run-record.ts';

type TimesOf<T> = { [Key in keyof T]: T[Key] extends Histogram ? Key : never }[keyof T];

/** Shown for the whole run and not judged: one histogram per arm, phase and request is enough. */
const SHOWN_ONLY: readonly TimesOf<RequestResult>[] = ['waiting', 'total', 'failureTime'];
/** Service times are judged at capacity alone. */
const SHOWN_ELSEWHERE = [...SHOWN_ONLY, 'serviceTime'] as const;
/** Shown for the mix, not for single requests. */
const SHOWN_OF_MIX: readonly TimesOf<PhaseResult>[] = ['lag', 'connectTime'];

/** @param key the same for all histograms that are shown as one */
type Replace = (key: string, times: Histogram) => Histogram;

/**
 * Merges each arm's histograms that are only shown into the first block that has the request; the other
 * blocks keep empty ones. Everything judged stays with its block. The rates of threads at the fixed rate
 * are left out, because we set them ourselves.
 */
export function condenseRecord(record: RunRecord): RunRecord {
  const sums = new Map<string, Histogram>();
  for (const block of record.blocks) {
    replaceShown(block, (key, times) => {
      const sum = sums.get(key) ?? new Histogram();
      sums.set(key, sum);
      sum.add(times);
      return times;
    });
  }
  const takeSum: Replace = (key) => {
    const sum = sums.get(key) ?? new Histogram();
    sums.delete(key);
    return sum;
  };
  return { ...record, blocks: record.blocks.map((block) => replaceShown(block, takeSum)) };
}

function replaceShown(block: Block, replace: Replace): Block {
  const { capacity, fixedRate, added } = block;
  const inPhase =
    (phase: string): Replace =>
    (key, times) =>
      replace(`${block.arm} ${phase} ${key}`, times);
  return {
    ...block,
    capacity: replaceInPhase(capacity, SHOWN_ONLY, inPhase('capacity')),
    fixedRate: fixedRate && {
      ...replaceInPhase(fixedRate, SHOWN_ELSEWHERE, inPhase('fixed-rate')),
      threadRates: [],
    },
    added: added && replaceInPhase(added, SHOWN_ELSEWHERE, inPhase('added')),
  };
}

function replaceInPhase(
  phase: PhaseResult,
  shown: readonly TimesOf<RequestResult>[],
  replace: Replace,
): PhaseResult {
  const inEach = <Result extends RequestResult>(
    results: ReadonlyMap<string, Result>,
  ): ReadonlyMap<string, Result> =>
    new Map(
      [...results].map(([name, result]) => {
        const inOne: Replace = (key, times) => replace(`${key} ${name}`, times);
        return [name, replaceTimes(result, shown, inOne)];
      }),
    );
  return {
    ...replaceTimes(phase, SHOWN_OF_MIX, replace),
    requests: inEach(phase.requests),
    flows: inEach(phase.flows),
  };
}

function replaceTimes<Key extends string, T extends Readonly<Record<Key, Histogram>>>(
  holder: T,
  keys: readonly Key[],
  replace: Replace,
): T {
  const replaced = keys.map((key) => [key, replace(key, holder[key])] as const);
  return { ...holder, ...Object.fromEntries(replaced) };
}
