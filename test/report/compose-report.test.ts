import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../src/record/run-record.ts';
import { composeReport } from '../../src/report/compose-report.ts';
import { milliseconds } from '../../src/units.ts';
import { judge } from '../../src/verdict/judge.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord, makeRecords } from '../support/records.ts';

const NO_FILE = 'No baseline file was named (`--baseline`).';

function reportOf(
  record: RunRecord,
  records: readonly RunRecord[] = [],
  flags: Readonly<Record<string, string>> = {},
) {
  const plan = gatePlan(flags);
  const noBaselineWhy = NO_FILE;
  const verdict = judge({ candidate: record, stored: records, noBaselineWhy, plan, incidents: [] });
  return composeReport({ plan, record, baseline: { records }, verdict });
}

test('without a baseline: the run alone, and why', () => {
  const report = reportOf(makeRecord());
  assert.deepEqual(report.verdict, { kind: 'no-baseline', why: NO_FILE });
  assert.equal(report.exit.code, 0);
  assert.equal(report.baseline, null);
  assert.equal(report.rows[0]?.baseline, null);
});

test('a much slower run: the offending metrics, the exit code, and the baseline behind it', () => {
  const stored = makeRecords(3, (index) => ({ commit: index === 2 ? 'd'.repeat(40) : undefined }));
  const report = reportOf(makeRecord({ id: 'slow', throughput: 600 }), stored);
  assert.equal(report.verdict.kind, 'regression');
  assert.deepEqual(report.verdict.kind === 'regression' && report.verdict.offending, [
    'throughput',
  ]);
  assert.equal(report.exit.code, 1);
  assert.deepEqual(report.baseline, {
    records: 3,
    newestMeasuredAt: stored[2]?.measuredAt,
    newestCommit: 'd'.repeat(40),
    sameMachine: true,
    source: null,
  });
  assert.equal(report.rows[0]?.baseline?.throughput, 6_000);
});

test('records that cannot be compared are no baseline of the report', () => {
  const other = makeRecord({ id: 'other', environment: { cpuModel: 'another one' } });
  const report = reportOf(makeRecord(), [other]);
  assert.equal(report.baseline, null);
  assert.match(report.verdict.kind === 'no-baseline' ? report.verdict.why : '', /CPU model/);
});

test('the report does not hold the identity of the machine', () => {
  const report = reportOf(makeRecord({ environment: { machine: 'hash-of-my-laptop' } }));
  assert.ok(!JSON.stringify(report).includes('hash-of-my-laptop'));
  assert.ok(!Object.hasOwn(report.run.environment, 'machine'));
});

test('the target is the command, or the url of a server that ran already', () => {
  assert.equal(reportOf(makeRecord()).run.target, 'node server.js');
  const plan = { ...gatePlan(), server: { kind: 'running' } as const };
  const target = { ...plan.target, port: 8_080 };
  const running = {
    kind: 'running',
    unixSocket: undefined,
    ready: gatePlan().server.ready,
    steps: gatePlan().server.steps,
  } as const;
  const record = makeRecord();
  const verdict = judge({ candidate: record, stored: [], plan, incidents: [] });
  const baseline = { records: [] };
  const report = composeReport({
    plan: { ...plan, server: running, target },
    record,
    baseline,
    verdict,
  });
  assert.equal(report.run.target, 'http://127.0.0.1:8080');
});

test('the time of a run is all of it, and where a record does not say, the time that was recorded', () => {
  const blocks = { window: 4, blocks: 3 };
  assert.equal(reportOf(makeRecord({ ...blocks, took: milliseconds(166_000) })).run.seconds, 166);
  assert.equal(reportOf(makeRecord(blocks)).run.seconds, 3 * (4 + 4));
});

test('the measured time is that of the windows of both phases', () => {
  const report = reportOf(makeRecord({ window: 4, blocks: 3 }));
  assert.equal(report.run.measuringSeconds, 3 * (4 + 4));
  assert.equal(report.run.blocks, 3);
});

test('the policy decides what a missing baseline means', () => {
  const report = reportOf(makeRecord(), [], { 'missing-baseline': 'fail' });
  assert.equal(report.exit.code, 1);
});

test('no text of the report holds a secret, in whatever form it will be rendered', () => {
  const secret = 'p&ss <w_rd>';
  const failures = { 'body-mismatch': { count: 9_000, example: `token ${secret} refused` } };
  const plan = { ...gatePlan(), secrets: [secret] };
  const record = makeRecord({ requests: [{ failures }] });
  const verdict = judge({ candidate: record, stored: [], plan, incidents: [] });
  const baseline = { records: [] };
  const report = composeReport({ plan, record, baseline, verdict });
  assert.ok(!JSON.stringify(report).includes('w_rd'));
  assert.equal(report.details.requests[0]?.failures[0]?.example, 'token *** refused');
  assert.deepEqual({ ...report, details: null }, { ...reportOf(record), details: null });
});

test('a run in a workflow: where it is, its attempts, who accepted it, and the run behind the baseline', () => {
  const source = {
    runId: 81,
    runUrl: 'https://github.com/o/r/actions/runs/81',
    commit: 'd'.repeat(40),
    createdAt: '2025-03-01T12:00:00Z',
  };
  const acceptance = {
    by: 'hubot',
    at: '2026-03-03T15:00:00Z',
    how: { kind: 'dispatch' },
  } as const;
  const record = makeRecord({ id: 'slow', throughput: 600 });
  const records = makeRecords(3);
  const plan = gatePlan();
  const report = composeReport({
    plan,
    record,
    baseline: { records, source },
    verdict: judge({ candidate: record, stored: records, plan, incidents: [] }),
    acceptance,
    attempts: { attempt: 3, pooled: 2, url: 'https://github.com/o/r/actions/runs/99' },
  });
  assert.deepEqual([report.verdict.kind, report.exit.code], ['regression', 0]);
  assert.deepEqual(report.acceptance, acceptance);
  assert.deepEqual(report.baseline?.source, source);
  const { url, attempt, attempts } = report.run;
  assert.deepEqual([url, attempt, attempts], ['https://github.com/o/r/actions/runs/99', 3, 2]);
});

test('side by side: the baseline is its own arm, blocks are pairs, and stored records are none', () => {
  const pairs = 4;
  const sketch = { pairs, window: 2, throughput: 5_900, baseline: { throughput: 6_000 } };
  const record = makePairedRecord(sketch);
  const plan = gatePlan();
  const report = composeReport({
    plan,
    record,
    baseline: { records: makeRecords(3, () => ({ throughput: 9_000 })) },
    verdict: { kind: 'pass', warnings: [], comparisons: [] },
    evidence: { kind: 'side-by-side', because: 'Three records were not enough.' },
  });
  assert.equal(report.baseline, null);
  assert.deepEqual(
    [report.evidence.kind, report.evidence.because],
    ['side-by-side', 'Three records were not enough.'],
  );
  const [mix] = report.rows;
  assert.deepEqual([mix?.candidate.throughput, mix?.baseline?.throughput], [5_900, 6_000]);
  assert.equal(report.run.blocks, pairs);
  assert.equal(report.run.measuringSeconds, pairs * 2 * (2 + 2));
});

test('where one arm died, the report shows what was measured of the other', () => {
  const record = makePairedRecord({ pairs: [{ baseline: null }] });
  const text = 'The baseline died.';
  const because = { code: 'baseline-failed', text } as const;
  const report = composeReport({
    plan: gatePlan(),
    record,
    baseline: { records: [] },
    verdict: { kind: 'invalid-run', because, warnings: [], comparisons: [] },
  });
  assert.equal(report.rows[0]?.baseline, null);
  assert.ok((report.rows[0]?.candidate.throughput ?? 0) > 0);
  assert.equal(report.evidence.sideBySide, null);
});

test('a secret as short as a word of the report does not change the facts of the comparison', () => {
  const plan = { ...gatePlan(), secrets: ['slices'] };
  const record = makePairedRecord();
  const baseline = { records: [] };
  const verdict = { kind: 'pass', warnings: [], comparisons: [] } as const;
  const report = composeReport({ plan, record, baseline, verdict });
  assert.equal(report.evidence.sideBySide?.turns, 'slices');
});
