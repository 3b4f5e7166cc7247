import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateError } from '../../src/errors.ts';
import { reportNewest } from '../../src/gate/report-newest.ts';
import { encodeRecords } from '../../src/record/file.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { makeRecord, makeRecords } from '../support/records.ts';
import { gatePlan } from './gate-plan.ts';

/** What `--save` would have written. */
const fileOf = (...records: readonly RunRecord[]): string => encodeRecords(records).text;

const slower = makeRecord({ id: 'slower', throughput: 600, blocks: 3 });

test('the newest record is judged against those before it, whatever their order', () => {
  const report = reportNewest(fileOf(slower, ...makeRecords(3)), 'base.json', gatePlan());
  assert.equal(report.verdict.kind, 'regression');
  assert.equal(report.rows[0]?.candidate.throughput, 600);
  assert.equal(report.baseline?.records, 3);
  assert.equal(report.run.target, 'base.json');
});

test('a single record has nothing before it', () => {
  const report = reportNewest(fileOf(slower), 'base.json', gatePlan());
  assert.equal(report.verdict.kind, 'no-baseline');
});

test('records of other names in the file are left out', () => {
  const others = makeRecords(3, () => ({ name: 'other' }));
  const report = reportNewest(fileOf(...others, slower), 'base.json', gatePlan());
  assert.equal(report.verdict.kind, 'no-baseline');
});

test('tolerances, limits and policy are those of now', () => {
  const text = fileOf(...makeRecords(3), slower);
  const lenient = gatePlan({ 'max-throughput-drop': '95%' });
  assert.notEqual(reportNewest(text, 'base.json', lenient).verdict.kind, 'regression');
  const limited = gatePlan({ 'max-throughput-drop': '95%', 'min-throughput': '1000/s' });
  const { verdict, exit } = reportNewest(text, 'base.json', limited);
  assert.deepEqual(verdict.kind === 'regression' && verdict.offending, ['min-throughput']);
  assert.equal(exit.code, 1);
});

test('requests are those of the record, each with the limit that the plan has for its name', () => {
  const requests = [{ name: 'list' }, { name: 'search' }];
  const file = 'requests: [{ name: search, path: /, p99-limit: 1ms }, { name: new, path: /new }]';
  const report = reportNewest(
    fileOf(makeRecord({ requests, blocks: 3 })),
    'base.json',
    gatePlan({}, file),
  );
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
    text: fileOf(),
    message: /base\.json holds no record/,
  },
  { says: 'a file of something else', text: '{"name":"package"}', message: /base\.json/ },
  {
    says: 'a file cut in half',
    text: fileOf(slower).slice(0, 500),
    message: /base\.json/,
  },
];
for (const { says, text, message } of unreadable) {
  test(`${says} is an error that names it`, () => {
    assert.throws(
      () => reportNewest(text, 'base.json', gatePlan()),
      (error: unknown) =>
        error instanceof GateError &&
        error.code === 'record-unreadable' &&
        message.test(error.message),
    );
  });
}
