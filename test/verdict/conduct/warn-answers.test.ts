// When answers of another size are told, and when their sizes vary by chance.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOfArm } from '../../../src/record/one-arm.ts';
import type { PhaseResult, RunRecord } from '../../../src/record/run-record.ts';
import { isLead } from '../../../src/report/headline.ts';
import { bytes } from '../../../src/units.ts';
import { warnOfAnswers } from '../../../src/verdict/conduct/warn-answers.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { prepare } from '../../../src/verdict/prepare.ts';
import type { Warning } from '../../../src/verdict/verdict.ts';
import { makePlan } from '../../support/judged.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { makeRecord, makeRecords } from '../../support/records.ts';
import { seededUniform } from '../../support/seeded.ts';

/** @param sizeOf mean bytes of an answer in a block */
function withSizes(
  record: RunRecord,
  sizeOf: (arm: 'candidate' | 'baseline', number: number) => number,
): RunRecord {
  const sized = (phase: PhaseResult, size: number): PhaseResult => ({
    ...phase,
    requests: new Map(
      [...phase.requests].map(([name, result]) => [
        name,
        { ...result, bodyBytes: bytes(Math.round(size * result.ok)) },
      ]),
    ),
  });
  const blocks = record.blocks.map((block) => {
    const size = sizeOf(block.arm, block.number);
    const fixedRate = block.fixedRate && sized(block.fixedRate, size);
    return { ...block, capacity: sized(block.capacity, size), fixedRate };
  });
  return { ...record, blocks };
}

const warningsOf = (candidate: RunRecord, stored: readonly RunRecord[] = []): readonly Warning[] =>
  judge({ candidate, stored, plan: makePlan(), incidents: [] }).warnings.filter(({ code }) =>
    code.startsWith('answers-'),
  );

const paired = makePairedRecord({ pairs: 6 });

test('smaller answers stand beside the verdict, larger ones among the warnings', () => {
  const change = (before: number, after: number) =>
    warningsOf(withSizes(paired, (arm) => (arm === 'baseline' ? before : after)));
  const [smaller, ...others] = change(5_000, 100);
  assert.deepEqual(others, []);
  assert.equal(smaller?.code, 'answers-smaller');
  assert.match(smaller.text, /"default" with 5000 bytes before and 100 now, on average\./);
  assert.ok(isLead(smaller));
  const [larger] = change(100, 5_000);
  assert.equal(larger?.code, 'answers-differ');
  assert.ok(!isLead(larger));
  assert.deepEqual(change(5_000, 4_600), []);
  assert.deepEqual(change(20, 5), []);
});

test('answers that become smaller in the middle of the run, or of each block, are told', () => {
  const later = withSizes(paired, (arm, number) => (arm === 'candidate' && number > 1 ? 0 : 200));
  assert.equal(warningsOf(later)[0]?.code, 'answers-smaller');
  const within = withSizes(paired, (arm, number) => (arm === 'candidate' ? 9 + number : 200));
  assert.equal(warningsOf(within)[0]?.code, 'answers-smaller');
});

test('answers are also compared with those of stored records', () => {
  const now = withSizes(makeRecord({ id: 'now', blocks: 3 }), () => 10);
  const stored = makeRecords(4).map((record) => withSizes(record, () => 200));
  assert.equal(warningsOf(now, stored)[0]?.code, 'answers-smaller');
  const alike = stored.map((record) => withSizes(record, () => 10));
  assert.deepEqual(warningsOf(now, alike), []);
});

test('one pair of blocks says nothing about what varies', () => {
  const one = makePairedRecord({ pairs: 1 });
  const sized = withSizes(one, (arm) => (arm === 'baseline' ? 200 : 100));
  assert.deepEqual(warningsOf(sized), []);
});

test('sizes that a server draws when it starts are not told, but for one run in a thousand', () => {
  const uniform = seededUniform(7);
  const evidence = prepare({ candidate: paired, stored: [], plan: makePlan(), incidents: [] });
  assert.ok(evidence.kind === 'paired');
  const told = Array.from({ length: 1_000 }, () =>
    withSizes(paired, () => 1_000 + 9_000 * uniform()),
  ).filter((record) => {
    const candidate = recordOfArm(record, 'candidate');
    const baselineArm = recordOfArm(record, 'baseline');
    return warnOfAnswers({ ...evidence, candidate, baselineArm }).length > 0;
  });
  assert.ok(told.length <= 4, `${told.length} of 1000`);
});
