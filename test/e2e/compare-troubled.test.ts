// Versions that start and then misbehave under load: which arm is at fault, and which verdict follows.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { compareCommands, type Traits } from './versions.ts';

/** Answers when it is asked whether it is ready, and then nothing. */
const HANGING: Traits = { delay: 60_000 };

/** Enough to be ready, too few for a slice. */
const SHORT_LIVED: Traits = { lives: 40 };

// One that fails requests: see test/verdict/metrics/pairs-conduct.test.ts.
test('a baseline that dies under load is no baseline', async () => {
  await using box = new Sandbox();
  const run = await box.run(compareCommands(box, SHORT_LIVED, {}, { save: 'base.json' }));
  const { verdict } = box.report();
  assert.ok(verdict.kind === 'invalid-run', run.out);
  assert.equal(verdict.because.code, 'baseline-failed');
  assert.match(
    verdict.because.text,
    /server of the baseline died under load.*it said "giving up after 40 requests"/,
  );
  assert.equal(run.code, 3);
  assert.ok(!box.has('base.json'));
  await box.assertNothingLeft();
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

test('a candidate that hangs beside a sound baseline is a regression, however small the budget', async () => {
  await using box = new Sandbox();
  const flags = {
    'ready-path': '/ready',
    'request-timeout': '3s',
    budget: '5s',
    'on-invalid': 'warn',
  };
  const run = await box.run(compareCommands(box, {}, HANGING, flags));
  assert.equal(run.code, 1, run.err);
  const { verdict, comparisons } = box.report();
  assert.ok(verdict.kind === 'regression', run.out);
  const shown = comparisons.find(({ metric }) => metric === 'errors');
  assert.match(
    shown?.because ?? '',
    /not one was answered as expected in 1 pair, and the baseline/,
  );
  await box.assertNothingLeft();
});
