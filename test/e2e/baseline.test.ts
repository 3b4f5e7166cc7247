// Runs that are stored, compared with and reported again; outputs, limits and policies on the way.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Ended, LOW_RATE, runOf, Sandbox, WIDE_TOLERANCES } from './sandbox.ts';

/** A build of a server that answers after so many milliseconds, however busy the machine is. */
const build = (delay: number, flags: Readonly<Record<string, string>>) =>
  runOf('delays', { 'candidate-env': `DELAY_MS=${delay}`, rate: LOW_RATE, ...flags });

const BEFORE = 5;
const AFTER = 25;

/** A log that is no terminal gets lasting lines alone: nothing is erased, coloured or overwritten. */
function assertPlain({ out, err }: Ended): void {
  for (const text of [out, err]) {
    assert.ok(!text.includes('\u001b') && !text.includes('\r'), text);
  }
}

/** The file as if another machine of the same kind had measured it: hosted runners do. */
function asFromElsewhere(box: Sandbox, from: string, to: string): void {
  const file = JSON.parse(box.read(from));
  for (const record of file.records) record.environment.machine = 'f'.repeat(16);
  box.write(to, JSON.stringify(file));
}

describe('a stored run', () => {
  test('is the baseline of later runs, and only a sound run is stored', async (t) => {
    await using box = new Sandbox();

    await t.test('the first run has no baseline, and the policy may refuse that', async () => {
      const flags = { baseline: 'base.json', 'missing-baseline': 'fail', save: 'base.json' };
      const run = await box.run(build(BEFORE, flags));
      assert.equal(run.code, 1);
      const { verdict, exit } = box.report();
      assert.equal(verdict.kind, 'no-baseline');
      assert.match(verdict.kind === 'no-baseline' ? verdict.why : '', /base\.json does not exist/);
      assert.match(exit.because, /`missing-baseline` is `fail`/);
      assert.match(run.err, /^saved to .*base\.json \(1 record\)$/m);
      assert.deepEqual(
        box.records('base.json').map(({ accepted }) => accepted),
        [true],
      );
      assertPlain(run);
    });

    await t.test('the same build passes within wide tolerances, and is added', async () => {
      const run = await box.run(
        build(BEFORE, { ...WIDE_TOLERANCES, baseline: 'base.json', save: 'base.json' }),
      );
      const report = box.report();
      assert.equal(report.verdict.kind, 'pass', run.out);
      assert.equal(run.code, 0);
      assert.equal(report.baseline?.records, 1);
      assert.equal(report.baseline?.sameMachine, true);
      assert.ok(report.comparisons.some(({ metric }) => metric === 'throughput'));
      const records = box.records('base.json');
      assert.deepEqual(
        records.map(({ accepted }) => accepted),
        [true, true],
      );
      const [first, second] = records;
      assert.equal(first?.planHash, second?.planHash);
    });

    await t.test('one run of another machine is not enough: red only by policy', async () => {
      asFromElsewhere(box, 'base.json', 'elsewhere.json');
      const flags = { baseline: 'elsewhere.json', 'on-inconclusive': 'fail', json: '-' };
      const run = await box.run(build(BEFORE, flags));
      const report = JSON.parse(run.out);
      assert.equal(report.verdict.kind, 'inconclusive', run.err);
      assert.equal(report.baseline.sameMachine, false);
      assert.equal(report.exit.code, 1);
      assert.equal(run.code, 1);
      assert.match(run.err, /INCONCLUSIVE/);
      assertPlain(run);
    });

    await t.test(
      'a slower build far below a limit is a regression, stored and not accepted',
      async () => {
        const outputs = { markdown: 'report.md', html: 'report.html' };
        const flags = { baseline: 'base.json', save: 'base.json', ...outputs };
        const limit = { 'min-throughput': '10000000/s' };
        const run = await box.run(build(AFTER, { ...flags, ...limit }), { NO_COLOR: '1' });
        assert.equal(run.code, 1);
        const { verdict, rows, comparisons } = box.report();
        assert.equal(verdict.kind, 'regression');
        assert.ok(verdict.kind === 'regression' && verdict.offending.includes('min-throughput'));
        assert.ok(comparisons.some(({ metric }) => metric === 'throughput'));
        const [{ baseline, candidate } = assert.fail()] = rows;
        assert.ok((candidate.throughput ?? 0) < (baseline?.throughput ?? 0));
        assert.match(run.out, /REGRESSION/);
        assert.match(box.read('report.md'), /REGRESSION/);
        assert.match(box.read('report.html'), /^<!doctype html>/i);
        assert.deepEqual(
          box.records('base.json').map(({ accepted }) => accepted),
          [true, true, false],
        );
        assertPlain(run);
      },
    );

    await t.test('`report` gives the same verdict for the file as the run', async () => {
      box.write('perf-gate.yml', 'min-throughput: 10000000/s\n');
      const run = await box.run(['report', 'base.json', '--json', 'again.json']);
      assert.equal(run.code, 0, run.err);
      const [then, now] = [box.report(), box.report('again.json')];
      assert.deepEqual(now.verdict, then.verdict);
      assert.deepEqual(now.comparisons, then.comparisons);
      assert.deepEqual(now.rows, then.rows);
      assert.deepEqual(now.details.requests, then.details.requests);
      assert.match(run.out, /REGRESSION/);
    });

    await t.test('`report` judges the file by the limits that are configured now', async () => {
      box.write('perf-gate.yml', 'name: default\n');
      const run = await box.run(['report', 'base.json', '--json', '-']);
      assert.equal(run.code, 0);
      const { verdict, comparisons } = JSON.parse(run.out);
      assert.ok(!verdict.offending?.includes('min-throughput'), run.err);
      assert.ok(comparisons.length > 0);
    });
  });
});
