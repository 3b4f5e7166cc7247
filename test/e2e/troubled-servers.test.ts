// Servers that come up and then misbehave under load, or that are hard to put out again.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FailureClass } from '../../src/record/failure-class.ts';
import type { GateReport } from '../../src/report/gate-report.ts';
import { assertAccounts, runOf, Sandbox } from './sandbox.ts';

/** The failure classes of a run, sorted. */
const classesOf = ({ details }: GateReport): readonly FailureClass[] => [
  ...new Set(details.requests.flatMap(({ failures }) => failures.map((one) => one.class))),
];

describe('servers that fail requests', () => {
  /** Each class, and what one of its failures said. */
  const FAILURES = [
    ['unexpected-status', /500/],
    ['closed-mid-response', /./],
    ['bad-framing', /status line/],
    ['reset', /ECONNRESET/],
    ['timeout', /timeout/],
  ] as const;

  test('in every way: the report counts each class of failures, and the run is invalid and not stored', async () => {
    await using box = new Sandbox();
    const flags = { 'request-timeout': '500ms', save: 'base.json', html: 'page.html' };
    const run = await box.run(runOf('fails-in-turn', flags));
    const report = box.report();
    assert.equal(report.verdict.kind, 'invalid-run');
    assert.equal(report.verdict.kind === 'invalid-run' && report.verdict.because.code, 'errors');
    assert.equal(run.code, 3);
    const expected = FAILURES.map(([name]) => name);
    assert.deepEqual(classesOf(report).toSorted(), expected.toSorted());
    const counts = report.details.requests[0]?.failures ?? [];
    for (const [name, example] of FAILURES) {
      assert.match(counts.find((count) => count.class === name)?.example ?? '', example);
    }
    for (const name of expected) assert.ok(run.out.includes(name), run.out);
    const lines = Array.from({ length: 20 }, () => 'the database is gone');
    assert.deepEqual(report.lastLines, [{ arm: 'candidate', lines }]);
    assert.match(box.read('page.html'), /<pre><code>(?:the database is gone\n){19}/);
    assert.doesNotMatch(run.out + run.err, /the database is gone/);
    assertAccounts(report);
    assert.ok(!box.has('base.json'));
    await box.assertNothingLeft();
  });

  test('by dying: the report has the last line of the server; the run passes where the policy says so, and is not stored', async () => {
    await using box = new Sandbox();
    const flags = { 'on-invalid': 'warn', save: 'base.json' };
    const run = await box.run(runOf('dies-midway', flags));
    assert.equal(run.code, 0);
    const { verdict, exit } = box.report();
    assert.match(exit.because, /`on-invalid` is `warn`/);
    assert.equal(verdict.kind, 'invalid-run');
    const because = verdict.kind === 'invalid-run' ? verdict.because : undefined;
    assert.equal(because?.code, 'server-died');
    assert.match(because?.text ?? '', /exited with code 1; it said "giving up after 100 requ/);
    assert.match(because?.text ?? '', /during the calibration \((warm-up|capacity)\)/);
    assert.match(run.out, /giving up after 100 requests/);
    assert.equal(box.report().lastLines, null, 'its logs were removed');
    assert.ok(!box.has('base.json'));
    await box.assertNothingLeft();
  });
});

test('a server that is odd and well: measured without an error, and nothing is left', async () => {
  await using box = new Sandbox();
  const run = await box.run(runOf('odd-but-well'));
  const report = box.report();
  assert.equal(report.verdict.kind, 'no-baseline', run.out);
  assert.equal(run.code, 0);
  assert.deepEqual(classesOf(report), []);
  assertAccounts(report);
  // Two workers, who shares them out, and who was started.
  assert.equal(report.details.serverProcesses, 4);
  assert.match(run.err, /left (?:its|their) process/);
  assert.equal(report.details.requests[0]?.resent, 0);
  // One start to find out how fast it is, and one for each block. A slow machine gets fewer than three.
  assert.ok(report.run.blocks >= 1);
  assert.equal(box.lines('ports').length, 1 + report.run.blocks);
  await box.assertNothingLeft();
});

test('a server that ignores SIGTERM is killed after its grace, which is said beside what ended the run', async () => {
  await using box = new Sandbox();
  // So that one start tells all, and the grace is waited for once.
  const hook = 'echo "no such table: orders" >&2; exit 4';
  const flags = { 'after-block': hook, save: 'base.json' };
  const run = await box.run(runOf('ignores-sigterm', flags));
  assert.equal(run.code, 3);
  assert.match(run.err, /did not stop when asked: it ignored SIGTERM/);
  assert.match(box.logs(), /SIGTERM\? Not today/);
  assert.match(run.err, /\(hook-failed\)$/m);
  assert.match(run.err, /exited with code 4/);
  assert.match(run.err, /no such table: orders/);
  assert.equal(box.lines('ports').length, 1);
  assert.ok(!box.has('base.json'));
  await box.assertNothingLeft();
});
