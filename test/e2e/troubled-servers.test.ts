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
    const flags = { 'request-timeout': '500ms', save: 'base.json' };
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
    assert.match(because?.text ?? '', /exit code 1; its last line was "giving up after 100 requ/);
    assert.match(because?.text ?? '', /during the calibration \((warm-up|capacity)\)/);
    assert.match(run.out, /giving up after 100 requests/);
    assert.ok(!box.has('base.json'));
    await box.assertNothingLeft();
  });
});

describe('servers that are unusual but healthy', () => {
  const rows: readonly {
    fixture: string;
    /** Processes of the server, where it does not take several tricks to count them. */
    processes: number;
    check?: (report: GateReport, log: string) => void;
  }[] = [
    { fixture: 'forks-children', processes: 3 },
    {
      fixture: 'daemonises',
      processes: 2,
      check: (_, log) => assert.match(log, /left its process/),
    },
    {
      fixture: 'closes-silently',
      processes: 1,
      check: (report) => {
        assert.ok((report.details.requests[0]?.resent ?? 0) > 0);
        assert.ok(report.warnings.some(({ code }) => code === 'stale-keep-alive'));
      },
    },
  ];
  for (const { fixture, processes, check } of rows) {
    test(`${fixture}: measured without an error, and nothing is left`, async () => {
      await using box = new Sandbox();
      const run = await box.run(runOf(fixture));
      const report = box.report();
      assert.equal(report.verdict.kind, 'no-baseline', run.out);
      assert.equal(run.code, 0);
      assert.deepEqual(classesOf(report), []);
      assert.equal(report.run.blocks, 3);
      assert.equal(report.details.serverProcesses, processes);
      assertAccounts(report);
      check?.(report, run.err);
      // One start to find out how fast it is, and one for each block.
      assert.equal(box.lines('ports').length, 4);
      await box.assertNothingLeft();
    });
  }

  test('ignores-sigterm: killed after its grace, and the message says so', async () => {
    await using box = new Sandbox();
    // The hook fails, so that the server starts once and the test waits for its grace once.
    const run = await box.run(runOf('ignores-sigterm', { 'after-block': 'exit 4' }));
    assert.equal(run.code, 3);
    assert.match(run.err, /did not stop when asked: it ignored SIGTERM/);
    assert.match(box.logs(), /SIGTERM\? Not today/);
    await box.assertNothingLeft();
  });
});
