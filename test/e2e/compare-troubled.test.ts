// Versions that start and then misbehave under load: which arm is at fault, and which verdict follows.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { compareCommands, type Traits } from './versions.ts';

/** Enough to be ready, too few for a slice. */
const SHORT_LIVED: Traits = { lives: 40 };
const FAILING: Traits = { failEvery: 3 };

describe('a baseline that misbehaves is no baseline', () => {
  const rows: readonly { says: string; before: Traits; after: Traits; tells: RegExp }[] = [
    {
      says: 'it dies under load',
      before: SHORT_LIVED,
      after: {},
      tells:
        /server of the baseline died under load.*its last line was "giving up after 40 requests"/,
    },
    {
      says: 'it fails requests, even where the candidate fails them too',
      before: FAILING,
      after: FAILING,
      tells: /^While the baseline was measured, \d+ of \d+ requests failed/,
    },
  ];
  for (const { says, before, after, tells } of rows) {
    test(says, async () => {
      await using box = new Sandbox();
      const run = await box.run(compareCommands(box, before, after, { save: 'base.json' }));
      const { verdict } = box.report();
      assert.ok(verdict.kind === 'invalid-run', run.out);
      assert.equal(verdict.because.code, 'baseline-failed');
      assert.match(verdict.because.text, tells);
      assert.equal(run.code, 3);
      assert.ok(!box.has('base.json'));
      await box.assertNothingLeft();
    });
  }
});

// One that fails requests: see compare-commits.test.ts.
test('a candidate that dies under load beside a sound baseline is a regression', async () => {
  await using box = new Sandbox();
  const run = await box.run(compareCommands(box, {}, SHORT_LIVED));
  const { verdict, comparisons } = box.report();
  assert.ok(verdict.kind === 'regression', run.out);
  assert.ok(verdict.offending.some((name) => name === 'server-died'));
  const shown = comparisons.find(({ metric }) => metric === 'server-died');
  assert.match(shown?.because ?? '', /giving up after 40 requests/);
  assert.equal(run.code, 1);
  await box.assertNothingLeft();
});

test('a budget too small for three pairs is not exceeded, and the verdict says how many pairs are enough', async () => {
  await using box = new Sandbox();
  const slow: Traits = { boot: 700 };
  const run = await box.run(compareCommands(box, slow, slow));
  assert.equal(run.code, 0, run.err);
  const { verdict, evidence, warnings } = box.report();
  assert.ok(verdict.kind === 'inconclusive', run.out);
  assert.match(verdict.need, /at least 3 pairs/);
  assert.ok(warnings.some(({ code }) => code === 'few-blocks'));
  assert.ok((evidence.sideBySide?.plannedBlocks ?? 3) < 3);
  await box.assertNothingLeft();
});
