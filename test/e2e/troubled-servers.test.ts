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
  const rows: readonly {
    fixture: string;
    flags?: Readonly<Record<string, string>>;
    failure: FailureClass;
    /** What one of the failures said. */
    example: RegExp;
  }[] = [
    { fixture: 'answers-500', failure: 'unexpected-status', example: /500/ },
    { fixture: 'truncated-body', failure: 'closed-mid-response', example: /./ },
    { fixture: 'bad-framing', failure: 'bad-framing', example: /status line/ },
    { fixture: 'resets', failure: 'reset', example: /ECONNRESET/ },
    {
      fixture: 'hangs',
      flags: { 'request-timeout': '500ms' },
      failure: 'timeout',
      example: /timeout/,
    },
  ];
  for (const { fixture, flags, failure, example } of rows) {
    test(`${fixture}: ${failure}, an invalid run, which is not stored`, async () => {
      await using box = new Sandbox();
      const run = await box.run(runOf(fixture, { save: 'base.json', ...flags }));
      const report = box.report();
      assert.equal(report.verdict.kind, 'invalid-run');
      assert.equal(report.verdict.kind === 'invalid-run' && report.verdict.because.code, 'errors');
      assert.equal(run.code, 3);
      assert.deepEqual(classesOf(report), [failure]);
      const [count] = report.details.requests[0]?.failures ?? [];
      assert.match(count?.example ?? '', example);
      assert.match(run.out, new RegExp(`${failure}|status|body|framing|reset|timeout`));
      assertAccounts(report);
      assert.deepEqual(box.lines('base.json'), []);
      await box.assertNothingLeft();
    });
  }

  test('an invalid run passes where the policy says so, and is no baseline either', async () => {
    await using box = new Sandbox();
    const flags = { 'on-invalid': 'warn', save: 'base.json' };
    const run = await box.run(runOf('answers-500', flags));
    assert.equal(run.code, 0);
    assert.equal(box.report().verdict.kind, 'invalid-run');
    assert.match(box.report().exit.because, /`on-invalid` is `warn`/);
    assert.deepEqual(box.lines('base.json'), []);
  });

  test('a server that dies under load is told with its last words', async () => {
    await using box = new Sandbox();
    const run = await box.run(runOf('dies-midway', { save: 'base.json' }));
    assert.equal(run.code, 3);
    const { verdict } = box.report();
    assert.equal(verdict.kind, 'invalid-run');
    const because = verdict.kind === 'invalid-run' ? verdict.because : undefined;
    assert.equal(because?.code, 'server-died');
    assert.match(because?.text ?? '', /exit code 1; its last line was "giving up after 500 requ/);
    assert.match(because?.text ?? '', /during the calibration \((warm-up|capacity)\)/);
    assert.match(run.out, /giving up after 500 requests/);
    assert.deepEqual(box.lines('base.json'), []);
    await box.assertNothingLeft();
  });
});

describe('servers that are odd and well', () => {
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
    { fixture: 'floods-log', processes: 1 },
    {
      fixture: 'closes-connections',
      processes: 1,
      check: ({ details }) => {
        // Every request opens one, and whatever was opened was used.
        assert.ok(details.connectionsOpened >= (details.requests[0]?.sent ?? 0));
        assert.ok((details.connectTime?.count ?? 0) > 0);
      },
    },
    {
      fixture: 'closes-silently',
      processes: 1,
      check: (report) => {
        assert.ok((report.details.requests[0]?.resent ?? 0) > 0);
        assert.ok(report.warnings.some(({ code }) => code === 'stale-keep-alive'));
      },
    },
    { fixture: 'pauses', processes: 1 },
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

  test('ignores-sigterm: killed after its grace, and that is said', async () => {
    await using box = new Sandbox();
    // No request is answered as expected, so that one start tells all and the grace is waited for once.
    box.write('odd.yml', 'requests: [{ path: /, expect: { status: 404 } }]\n');
    const run = await box.run(runOf('ignores-sigterm', { config: 'odd.yml' }));
    assert.equal(run.code, 3);
    assert.deepEqual(classesOf(box.report()), ['unexpected-status']);
    assert.match(run.err, /did not stop when asked: it ignored SIGTERM/);
    assert.match(box.logs(), /SIGTERM\? Not today/);
    await box.assertNothingLeft();
  });
});
