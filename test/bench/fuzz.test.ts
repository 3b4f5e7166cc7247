// What the fuzz stands on: trials that can be had again by their index, and faults that are told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chanceOf } from '../../bench/fuzz/fuzz-worker.ts';
import { refusalOf } from '../../bench/fuzz/refusal.ts';
import { openSubject } from '../../bench/fuzz/subjects.ts';
import { GateError, InputError } from '../../src/errors.ts';

const SEED = 'test';
const TRIALS = 40;

/** Those that start nothing. */
const NAMES = ['configuration', 'imports', 'results', 'records', 'archives'] as const;

for (const name of NAMES) {
  test(`${name}: the first trials are refused or accepted, and never a fault`, async () => {
    await using subject = await openSubject(name)();
    for (let index = 0; index < TRIALS; index++) {
      assert.match(await subject.draw(chanceOf(SEED, index)).run(), /^\w+: /);
    }
  });
}

test('a trial can be had again by its index, and the next one is another', async () => {
  for (const name of NAMES) {
    await using subject = await openSubject(name)();
    const shown = (index: number) => subject.draw(chanceOf(SEED, index)).shown;
    assert.equal(shown(1), shown(1));
    assert.notEqual(shown(1), shown(2));
  }
});

test('an error that perf-gate explains is a refusal, and one of its own is a fault', () => {
  assert.equal(refusalOf(new InputError([{ place: 'a', problem: 'b' }])), 'refused: bad-input');
  const own = new RangeError('Maximum call stack size exceeded');
  assert.throws(() => refusalOf(own), own);
  const broken = new GateError({
    code: 'accounting-broken',
    kind: 'gate',
    message: 'counts do not add up.',
    remedy: 'Report it.',
  });
  assert.throws(() => refusalOf(broken), broken);
});
