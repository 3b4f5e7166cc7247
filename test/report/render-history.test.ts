// What `perf-gate history` prints and writes, of made-up records.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { RunRecord } from '../../src/record/run-record.ts';
import type { Step } from '../../src/record/step.ts';
import { composeHistory, type HistoryReport } from '../../src/report/history-report.ts';
import { renderHistory } from '../../src/report/render-history.ts';
import { jsonText } from '../../src/report/render-json.ts';
import { nonEmpty } from '../../src/stats/spread.ts';
import { logRatio } from '../../src/units.ts';
import type { Anchor } from '../../src/verdict/drift.ts';
import { assertGenerated, assertGolden } from '../support/golden.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makePlan } from '../support/judged.ts';
import { makeRecord, type RecordSketch } from '../support/records.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SCHEMA = join(ROOT, 'schema', 'history.schema.json');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
);

const commitOf = (index: number): string =>
  (0xa1b2c30 + index * 0x1234).toString(16).repeat(6).slice(0, 40);

const shift = (loss: number, error: number, units = 6) => ({
  loss: logRatio(loss),
  error: logRatio(error),
  units,
});

const stepFrom = (index: number, loss: number): Step => ({
  base: commitOf(index),
  pairs: 6,
  throughput: shift(loss, 0.005),
  cpu: shift(loss / 2, 0.002),
  p99: undefined,
});

test('a step of the only record has no record before it to lead on from', () => {
  const report = merges(1, () => ({ step: stepFrom(7, 0.01) }));
  const text = renderHistory(report, { colour: false, width: 80, unicode: true });
  assert.match(text, / ± /);
  assert.doesNotMatch(text, /\*/);
  assert.match(text, /± is half of a 95 % interval/);
});

/** Merges a day apart, each with a step from the one before, unless the sketch says otherwise. */
function merges(
  count: number,
  sketch: (index: number) => RecordSketch = () => ({}),
  anchor?: Anchor,
) {
  const records = Array.from({ length: count }, (_, index) =>
    makeRecord({
      id: `run-${index}`,
      name: 'shop',
      commit: commitOf(index),
      measuredAt: new Date(Date.UTC(2026, 2, 1 + index, 9, 30)).toISOString(),
      throughput: 6_000 * 0.99 ** index,
      cpuPerRequest: 160 * 1.005 ** index,
      requests: [{ service: { p50: 4_000, p99: 9_000 + 40 * index } }],
      step: index === 0 ? undefined : stepFrom(index - 1, 0.01),
      ...sketch(index),
    }),
  );
  return historyOf(records, [], anchor);
}

function historyOf(
  records: readonly RunRecord[],
  otherNames: readonly string[] = [],
  anchor?: Anchor,
) {
  const all = nonEmpty(records);
  assert.ok(all !== undefined);
  const { tolerances } = makePlan();
  return composeHistory({ name: all[0].name, otherNames, records: all, tolerances, anchor });
}

const ONE_MACHINE = merges(10);

/** A hosted runner in between, a gap, a regression that stayed and one that was accepted. */
const MIXED = merges(12, (index) => ({
  ...([3, 4, 8].includes(index)
    ? {
        environment: { machine: undefined, cpuModel: 'Intel(R) Xeon(R) Platinum 8370C', cores: 2 },
        throughput: 4_100 + index,
      }
    : {}),
  ...(index === 5 ? { step: undefined, cpuPerRequest: undefined } : {}),
  ...(index === 6 ? { accepted: false, step: stepFrom(5, 0.12) } : {}),
  ...(index === 9 ? { isNewLevel: true, step: stepFrom(6, 0.08) } : {}),
}));

const CASES: Readonly<Record<string, HistoryReport>> = {
  'one-machine': ONE_MACHINE,
  mixed: MIXED,
  single: merges(1, () => ({ commit: undefined })),
  full: merges(20),
  'since-release': merges(10, () => ({}), { name: 'v1.4.0', commit: commitOf(1) }),
  'near-release': merges(10, () => ({}), { name: 'v1.5.0', commit: commitOf(7) }),
  'before-release': merges(5, () => ({}), { name: 'v1.3.0', commit: 'f'.repeat(40) }),
};

const NARROW = { colour: false, unicode: true, width: 80 } as const;

for (const [name, report] of Object.entries(CASES)) {
  test(`the history of ${name}`, () => {
    assertGolden(`report/history/${name}.txt`, renderHistory(report, NARROW));
    assertGolden(`report/history/${name}.json`, jsonText(report));
    assert.ok(validate(JSON.parse(jsonText(report))), JSON.stringify(validate.errors));
  });
}

test('the example in the documentation is what is printed', () => {
  const document = readFileSync(join(ROOT, 'docs', 'history.md'), 'utf8');
  const [before = '', rest = ''] = document.split('<!-- history-example -->');
  const [, after = ''] = rest.split('<!-- /history-example -->');
  const example = `\n\`\`\`text\n${renderHistory(MIXED, NARROW)}\`\`\`\n<!-- /history-example -->`;
  const generated = `${before}<!-- history-example -->${example}${after}`;
  assertGenerated('docs/history.md', generated.replaceAll('\u202f', ' '));
});

test('a terminal without Unicode gets bars of ASCII', () => {
  const text = renderHistory(MIXED, { ...NARROW, unicode: false });
  assert.doesNotMatch(text, /[^\x20-\x7e\n]/);
  assertGolden('report/history/mixed-ascii.txt', text);
});

test('twenty records take one screen of 80 columns, and no row is broken', () => {
  const lines = renderHistory(CASES.full ?? MIXED, NARROW).split('\n');
  assert.ok(lines.length <= 40, `${lines.length} lines`);
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test('numbers of two machines never stand in one row of bars', () => {
  const { records, groups } = MIXED;
  assert.deepEqual(
    groups.map(({ id, records: count }) => [id, count]),
    [
      ['A', 9],
      ['B', 3],
    ],
  );
  const text = renderHistory(MIXED, NARROW);
  const bars = [...text.matchAll(/^ +throughput {2}([▁-█]+) /gm)].map(([, row]) => row?.length);
  assert.deepEqual(bars, [9, 3]);
  assert.equal(records.filter(({ group }) => group === 'B').length, 3);
});

test('two machines of one kind are two groups', () => {
  const { groups } = merges(4, (index) =>
    index < 2 ? { environment: { machine: 'another laptop' } } : {},
  );
  assert.deepEqual(
    groups.map(({ records, differs }) => [records, differs]),
    [
      [2, []],
      [2, []],
    ],
  );
});

test('runs of two plans are two groups, which say so', () => {
  const { groups } = merges(4, (index) => (index < 2 ? { planHash: 'e'.repeat(64) } : {}));
  assert.equal(groups.length, 2);
  assert.equal(groups[1]?.differs.length, 1);
});

test('a step leads on where it is from the commit of the record before', () => {
  const steps = MIXED.records.map(({ step }) => step?.leadsOn);
  assert.deepEqual(steps, [
    undefined,
    true,
    true,
    true,
    true,
    undefined,
    true,
    true,
    true,
    false,
    true,
    true,
  ]);
});

test('a commit that was measured again leads on from the same commit', () => {
  const again = merges(3, (index) =>
    index === 2 ? { commit: commitOf(1), step: stepFrom(0, 0.02) } : {},
  );
  assert.deepEqual(
    again.records.map(({ step }) => step?.leadsOn),
    [undefined, true, true],
  );
});

test('the interval of a step is that of Student', () => {
  // t(0.975, 5) = 2.5706 (any table).
  const { step } = ONE_MACHINE.records[1] ?? {};
  assert.ok(Math.abs((step?.throughput?.low ?? 0) - Math.expm1(-0.01 - 2.5706 * 0.005)) < 1e-6);
  assert.ok(Math.abs((step?.throughput?.high ?? 0) - Math.expm1(-0.01 + 2.5706 * 0.005)) < 1e-6);
  assert.ok(Math.abs((step?.cpuPerRequest?.change ?? 0) - Math.expm1(0.005)) < 1e-9);
});

test('hostile names are shown, and do nothing', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const record = makeRecord({ name: text, environment: { cpuModel: text } });
      const other = makeRecord({ id: 'other', name: text, environment: { cpuModel: `${text}2` } });
      const report = historyOf([record, other], [text]);
      const shown = renderHistory(report, NARROW);
      assert.doesNotMatch(shown, /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      assert.doesNotMatch(jsonText(report), /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 60 },
  );
});

test('steps at the bounds of a record stay numbers', () => {
  for (const sign of [-1, 1]) {
    const far = { ...stepFrom(0, 0), throughput: shift(50 * sign, 50, 2) };
    const report = merges(2, (index) => (index === 1 ? { step: far } : {}));
    assert.ok(validate(JSON.parse(jsonText(report))), JSON.stringify(validate.errors));
    for (const line of renderHistory(report, NARROW).split('\n'))
      assert.ok(line.length <= 80, line);
  }
});

test('a step that is uncertain by more than a factor of three is unknown', () => {
  const stepOf = (error: number) =>
    renderHistory(
      merges(2, (index) =>
        index === 0 ? {} : { step: { ...stepFrom(0, 0.01), throughput: shift(0.01, error) } },
      ),
      { colour: false, unicode: true, width: 80 },
    );
  assert.match(stepOf(0.005), /−1 % ± 1\.3 %/);
  for (const error of [1, 300]) assert.match(stepOf(error), / unknown$/m);
});
