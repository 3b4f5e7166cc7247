import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMachineTimes, readMachineTimes } from '../../src/machine/machine-times.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';

test('adds up what all cores did, and tells apart what the host took', () => {
  const text = [
    'cpu  100 20 30 4000 50 6 7 80 90 10',
    'cpu0 50 10 15 2000 25 3 3 40 45 5',
    'cpu1 50 10 15 2000 25 3 4 40 45 5',
    'intr 12345 0 1',
  ].join('\n');
  // Idle, waiting for a disk, and guests, which are in `user` already, do not count.
  assert.deepEqual(parseMachineTimes(text), {
    busy: 1_630_000_000,
    stolen: 800_000_000,
    cores: 2,
  });
});

test('says nothing where the kernel does not', () => {
  for (const text of ['', 'cpu  1 2 3', 'cpu  0 0 0 0 0 0 0 0 0 0\ncpu0 0 0 0 0 0 0 0 0 0 0']) {
    assert.equal(parseMachineTimes(text), undefined, text);
  }
});

test('reads this machine, whose counters never fall', { skip: !hasProcFs() }, () => {
  const [one, other] = [readMachineTimes(), readMachineTimes()];
  assert.ok(one && other && one.cores >= 1 && other.busy >= one.busy && other.stolen >= one.stolen);
});
