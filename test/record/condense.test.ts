// What is only shown is kept once for each arm, without losing a sample.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { condenseRecord } from '../../src/record/condense.ts';
import { Histogram } from '../../src/record/histogram.ts';
import type { PhaseResult, RunRecord } from '../../src/record/run-record.ts';
import { makeRecord } from '../support/records.ts';
import { comparable } from './comparable.ts';
import { anyRecord } from './random-record.ts';

test('condensing keeps every sample, and moves those that are only shown to the first block of an arm', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const condensed = condenseRecord(record);
      for (const arm of ['candidate', 'baseline'] as const) {
        for (const [phase, shown] of SHOWN) {
          const [before, after] = [record, condensed].map(({ blocks }) =>
            blocks.filter((block) => block.arm === arm).flatMap((block) => block[phase] ?? []),
          );
          for (const key of shown) {
            assert.deepEqual(totals(after, key), totals(before, key), `${arm} ${phase} ${key}`);
            assert.ok(holders(after, key) <= 2, 'one for each of two requests');
          }
          for (const key of ['lag', 'connectTime'] as const) {
            assert.deepEqual(totals(after, key), totals(before, key), `${arm} ${phase} ${key}`);
            assert.ok(holders(after, key) <= 1, `${arm} ${phase} ${key}`);
          }
        }
      }
      assert.deepEqual(comparable(judgedParts(condensed)), comparable(judgedParts(record)));
    }),
    { numRuns: 30 },
  );
});

test('rates of threads are kept at capacity, not at the fixed rate', () => {
  const record = makeRecord({ blocks: 2 });
  const [before, after] = [record, condenseRecord(record)].map(({ blocks }) =>
    blocks.map(({ capacity, fixedRate }) => [capacity.threadRates, fixedRate?.threadRates]),
  );
  assert.deepEqual(
    after,
    before?.map(([found]) => [found, []]),
  );
});

const SHOWN = [
  ['capacity', ['waiting', 'total', 'failureTime']],
  ['fixedRate', ['waiting', 'total', 'failureTime', 'serviceTime']],
  ['added', ['waiting', 'total', 'failureTime', 'serviceTime']],
] as const;

type Shown = 'waiting' | 'total' | 'failureTime' | 'serviceTime' | 'lag' | 'connectTime';

function histogramsOf(phases: readonly PhaseResult[] = [], key: Shown): readonly Histogram[] {
  return phases.flatMap((phase) =>
    key === 'lag' || key === 'connectTime'
      ? [phase[key]]
      : [...phase.requests.values()].map((result) => result[key]),
  );
}

const totals = (phases: readonly PhaseResult[] | undefined, key: Shown): unknown =>
  comparable(Histogram.merged(histogramsOf(phases, key)));

const holders = (phases: readonly PhaseResult[] | undefined, key: Shown): number =>
  histogramsOf(phases, key).filter((histogram) => !histogram.isEmpty).length;

function judgedParts({ blocks }: RunRecord) {
  return blocks.map(({ capacity, fixedRate, added, server }) => ({
    server,
    serviceTimes: [...capacity.requests].map(([name, { serviceTime }]) => [name, serviceTime]),
    times: [...(fixedRate?.requests ?? [])].map(([name, { responseTime, cleanTime }]) => [
      name,
      responseTime,
      cleanTime,
    ]),
    counts: [capacity, fixedRate, added].map(
      (phase) =>
        phase && {
          cleaning: phase.cleaning,
          completed: phase.completed,
          window: phase.window,
          requests: [...phase.requests].map(([name, { sent, ok, failures }]) => [
            name,
            sent,
            ok,
            failures,
          ]),
        },
    ),
  }));
}
