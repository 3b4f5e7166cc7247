// Runs that are stored, compared with and reported again; outputs, limits and policies on the way.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeRecords } from '../../src/record/file.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
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

/** As if another machine of the same kind had measured it: hosted runners do. */
const fromElsewhere = (record: RunRecord): RunRecord => ({
  ...record,
  environment: { ...record.environment, machine: 'f'.repeat(16) },
});

/** As if the same had been measured later. */
const again = (record: RunRecord): RunRecord => ({
  ...record,
  id: 'again',
  measuredAt: new Date(Date.parse(record.measuredAt) + 60_000).toISOString(),
});

/** As if each block had been measured for as long as a verdict takes, on a machine of its own. */
const ofLongBlocks = (record: RunRecord): RunRecord => ({
  ...record,
  blocks: record.blocks.map((block) => ({
    ...block,
    others: undefined,
    capacity: {
      ...block.capacity,
      completed: block.capacity.completed * LONGER,
      window: milliseconds(block.capacity.window * LONGER),
    },
  })),
});

const LONGER = 50;

/** What `report` says of these records with this configuration. */
async function reportOf(
  box: Sandbox,
  records: readonly RunRecord[],
  config: Readonly<Record<string, string>>,
) {
  const lines = Object.entries(config).map(([name, value]) => `${name}: ${value}\n`);
  box.write('perf-gate.yml', lines.join(''));
  box.write('composed.json', encodeRecords(records).text);
  const run = await box.run(['report', 'composed.json', '--json', '-']);
  assert.equal(run.code, 0, run.err);
  return { ...JSON.parse(run.out), run };
}

describe('a stored run', () => {
  test('is the baseline of later runs, and only a sound run is stored', async (t) => {
    await using box = new Sandbox();

    await t.test('a file that is named and is not there is bad input: nothing starts', async () => {
      const run = await box.run(build(BEFORE, { baseline: 'base.json', save: 'base.json' }));
      assert.equal(run.code, 2);
      assert.match(run.err, /^error: .*base\.json does not exist\. \(baseline-unusable\)$/m);
      assert.match(run.err, /^what to do: .*`--save FILE`.*`missing-baseline: pass`/m);
      assert.deepEqual([run.out, box.lines('ports'), box.has('base.json')], ['', [], false]);
    });

    await t.test('the first run has no baseline, for whoever means it', async () => {
      const flags = { baseline: 'base.json', 'missing-baseline': 'pass', save: 'base.json' };
      const run = await box.run(build(BEFORE, { ...flags, json: '-' }));
      assert.equal(run.code, 0, run.err);
      const { verdict, exit } = JSON.parse(run.out);
      assert.equal(verdict.kind, 'no-baseline');
      assert.match(verdict.why, /base\.json does not exist/);
      assert.match(exit.because, /`missing-baseline` is `pass`/);
      assert.doesNotMatch(run.err, /NO BASELINE|SAVED/);
      assert.match(run.err, /^saved to .*base\.json \(1 record\)$/m);
      assert.deepEqual(
        box.records('base.json').map(({ accepted }) => accepted),
        [true],
      );
      assertPlain(run);
    });

    await t.test('a run of another plan is refused before anything starts, in words', async () => {
      const before = box.lines('ports');
      const other = { baseline: 'base.json', connections: '9', rate: '300/s' };
      const run = await box.run(build(BEFORE, other));
      assert.equal(run.code, 2);
      assert.match(run.err, /cannot be compared with this run\. \(baseline-unusable\)$/m);
      assert.match(run.err, /^ {4}connections: 8 in the record, 9 in this run$/m);
      assert.match(run.err, /^ {4}rate: 200\/s in the record, 300\/s in this run$/m);
      assert.deepEqual([run.out, box.lines('ports')], ['', before]);
    });

    await t.test(
      'a slower build far below a limit is a regression, stored and not accepted',
      async () => {
        const outputs = { markdown: 'report.md', html: 'report.html' };
        const flags = { baseline: 'base.json', save: 'base.json', ...outputs };
        const limit = { 'min-throughput': '10000000/s' };
        const run = await box.run(build(AFTER, { ...flags, ...limit }), { NO_COLOR: '1' });
        assert.equal(run.code, 1);
        const { baseline: before, verdict, rows, comparisons } = box.report();
        assert.equal(verdict.kind, 'regression');
        assert.ok(verdict.kind === 'regression' && verdict.offending.includes('min-throughput'));
        assert.deepEqual([before?.records, before?.sameMachine], [1, true]);
        assert.ok(comparisons.some(({ metric }) => metric === 'throughput'));
        const [{ baseline, candidate } = assert.fail()] = rows;
        assert.ok((candidate.throughput ?? 0) < (baseline?.throughput ?? 0));
        assert.match(run.out, /REGRESSION/);
        assert.match(box.read('report.md'), /REGRESSION/);
        assert.match(box.read('report.html'), /^<!doctype html>/i);
        const records = box.records('base.json');
        assert.deepEqual(
          records.map(({ accepted }) => accepted),
          [true, false],
        );
        assert.equal(records[0]?.planHash, records[1]?.planHash);
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

    await t.test('report holds the file against the limits that are configured now', async () => {
      const { verdict, comparisons, run } = await reportOf(box, box.records('base.json'), {});
      assert.ok(!verdict.offending?.includes('min-throughput'), run.err);
      assert.ok(comparisons.length > 0);
    });

    const [first = assert.fail()] = box.records('base.json');
    await t.test('the same numbers pass within wide tolerances', async () => {
      const long = ofLongBlocks(first);
      const records = [long, again(long)];
      const { verdict, exit, run } = await reportOf(box, records, WIDE_TOLERANCES);
      assert.deepEqual([verdict.kind, exit.code], ['pass', 0], run.err);
    });

    await t.test('one run of another machine decides nothing: red only by policy', async () => {
      const records = [fromElsewhere(first), again(first)];
      const policy = { 'on-inconclusive': 'fail' };
      const { verdict, baseline, exit, run } = await reportOf(box, records, policy);
      assert.deepEqual([verdict.kind, exit.code], ['inconclusive', 1], run.err);
      assert.equal(baseline.sameMachine, false);
      assert.doesNotMatch(run.err, /INCONCLUSIVE/);
      assertPlain(run);
    });
  });
});
