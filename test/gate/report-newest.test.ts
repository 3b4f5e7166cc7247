import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateError } from '../../src/errors.ts';
import { type RecordFile, reportNewest } from '../../src/gate/report-newest.ts';
import { encodeRecords } from '../../src/record/file.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord, makeRecords, PLAN, type RecordSketch } from '../support/records.ts';
import { gatePlan } from './gate-plan.ts';

/** What `--save` would have written. */
const fileOf = (...records: readonly RunRecord[]): RecordFile => named('base.json', ...records);

const named = (path: string, ...records: readonly RunRecord[]): RecordFile => ({
  path,
  text: encodeRecords(records).text,
});

const slower = makeRecord({ id: 'slower', throughput: 600, blocks: 3 });

test('the newest record is judged against those before it, whatever their order', () => {
  const report = reportNewest(fileOf(slower, ...makeRecords(3)), gatePlan());
  assert.equal(report.verdict.kind, 'regression');
  assert.equal(report.rows[0]?.candidate.throughput, 600);
  assert.equal(report.baseline?.records, 3);
  assert.equal(report.run.target, 'base.json');
});

test('a single record has nothing before it', () => {
  const report = reportNewest(fileOf(slower), gatePlan());
  assert.equal(report.verdict.kind, 'no-baseline');
});

test('records of other names in the file are left out', () => {
  const others = makeRecords(3, () => ({ name: 'other' }));
  const report = reportNewest(fileOf(...others, slower), gatePlan());
  assert.equal(report.verdict.kind, 'no-baseline');
});

test('tolerances, limits and policy are those of now', () => {
  const file = fileOf(...makeRecords(3), slower);
  const lenient = gatePlan({ 'max-throughput-drop': '95%' });
  assert.notEqual(reportNewest(file, lenient).verdict.kind, 'regression');
  const limited = gatePlan({ 'max-throughput-drop': '95%', 'min-throughput': '1000/s' });
  const { verdict, exit } = reportNewest(file, limited);
  assert.deepEqual(verdict.kind === 'regression' && verdict.offending, ['min-throughput']);
  assert.equal(exit.code, 1);
});

test('requests are those of the record, each with the limit that the plan has for its name', () => {
  const requests = [{ name: 'list' }, { name: 'search' }];
  const file = 'requests: [{ name: search, path: /, p99-limit: 1ms }, { name: new, path: /new }]';
  const report = reportNewest(fileOf(makeRecord({ requests, blocks: 3 })), gatePlan({}, file));
  assert.deepEqual(
    report.details.requests.map(({ name }) => name),
    ['list', 'search'],
  );
  const limits = report.comparisons.filter(({ metric }) => metric === 'p99-limit');
  assert.deepEqual(
    limits.map(({ request, outcome }) => [request, outcome]),
    [['search', 'regression']],
  );
});

const unreadable = [
  {
    says: 'a file without records',
    text: fileOf().text,
    message: /base\.json holds no record/,
  },
  { says: 'a file of something else', text: '{"name":"package"}', message: /base\.json/ },
  {
    says: 'a file cut in half',
    text: fileOf(slower).text.slice(0, 500),
    message: /base\.json/,
  },
];
for (const { says, text, message } of unreadable) {
  test(`${says} is an error that names it`, () => {
    assert.throws(
      () => reportNewest({ text, path: 'base.json' }, gatePlan()),
      (error: unknown) =>
        error instanceof GateError &&
        error.code === 'record-unreadable' &&
        message.test(error.message),
    );
  });
}

const before = makeRecord({ id: 'before', measuredAt: '2025-02-01T12:00:00.000Z', blocks: 3 });

test('with another file, its records are compared with by the rule for stored numbers', () => {
  const compared = reportNewest(
    named('new.json', ...makeRecords(5, () => ({ throughput: 60_000 })), slower),
    gatePlan(),
    named('old.json', before),
  );
  const { verdict, baseline, evidence, run, comparisons, warnings } = compared;
  assert.equal(verdict.kind, 'regression');
  assert.deepEqual([baseline?.records, baseline?.newestMeasuredAt], [1, before.measuredAt]);
  assert.deepEqual([evidence.kind, run.target], ['stored', 'new.json']);
  assert.match(evidence.because, /old\.json.*rule for stored numbers.*only large changes/);
  assert.ok(comparisons.every(({ method }) => method === 'prediction'));
  const [worth] = warnings.filter(({ code }) => code === 'prior-only');
  assert.match(worth?.text ?? '', /^Compared with 1 stored record; .* could have been shown\./);
});

test('what the record was measured beside is left out where another file is named', () => {
  const pair = makePairedRecord({ id: 'pair', measuredAt: slower.measuredAt });
  const alone = reportNewest(named('new.json', pair), gatePlan());
  assert.equal(alone.evidence.kind, 'side-by-side');
  const old = makePairedRecord({ id: 'old', measuredAt: before.measuredAt });
  const compared = reportNewest(named('new.json', pair), gatePlan(), named('old.json', old));
  assert.deepEqual([compared.evidence.kind, compared.evidence.sideBySide], ['stored', null]);
  assert.equal(compared.baseline?.records, 1);
});

/** What is said of a run and an older one that differs from it. */
function saidOf(other: RecordSketch) {
  const old = makeRecord({ id: 'old', measuredAt: before.measuredAt, blocks: 3, ...other });
  const record = makeRecord({ id: 'new', blocks: 3 });
  const report = reportNewest(named('new.json', record), gatePlan(), named('old.json', old));
  const { verdict, warnings, comparisons, rows } = report;
  const notes = warnings.flatMap(({ code, text }) => (code === 'baseline-note' ? [text] : []));
  return { verdict, notes, warnings, comparisons, rows };
}

test('records of another machine and another plan are not compared, and all differences are said', () => {
  const { verdict, notes, comparisons, rows } = saidOf({
    environment: { cpuModel: 'Other 9000', cores: 64 },
    planHash: 'b'.repeat(64),
    plan: { ...PLAN, connections: 7 },
    throughput: 60_000,
  });
  assert.equal(verdict.kind, 'no-baseline');
  assert.deepEqual([comparisons, rows[0]?.baseline], [[], null]);
  const [note = ''] = notes;
  assert.equal(notes.length, 1);
  for (const said of [/connections: 7 in the record/, /"Other 9000" in the record/, /"64"/])
    assert.match(note, said);
});

test('another machine of the same kind is compared with, and named as another', () => {
  const machine = { environment: { machine: 'f'.repeat(64) } };
  const { verdict, warnings } = saidOf(machine);
  assert.notEqual(verdict.kind, 'no-baseline');
  assert.ok(warnings.some(({ code }) => code === 'other-machine'));
});

test('a run is not compared with itself', () => {
  const { verdict, notes } = saidOf({ id: 'new' });
  assert.match(verdict.kind === 'no-baseline' ? verdict.why : '', /^Both files hold the same run;/);
  assert.deepEqual(notes, []);
});

test('a baseline that was measured later is pointed out', () => {
  const { notes } = saidOf({ measuredAt: '2026-01-01T00:00:00.000Z' });
  assert.deepEqual(notes, [
    'The baseline was measured later (2026-01-01T00:00:00.000Z) than this run (2025-03-01T12:00:00.000Z): before and after may be swapped.',
  ]);
});

test('either file that holds nothing is named', () => {
  const [good, empty] = [named('good.json', slower), named('empty.json')];
  for (const files of [[good, empty] as const, [empty, good] as const]) {
    assert.throws(
      () => reportNewest(files[0], gatePlan(), files[1]),
      /empty\.json holds no record/,
    );
  }
});
