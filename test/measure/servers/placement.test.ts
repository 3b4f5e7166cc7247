import assert from 'node:assert/strict';
import test from 'node:test';
import { cpuBetween, placementOf } from '../../../src/measure/servers/placement.ts';
import { nanoseconds } from '../../../src/units.ts';

const slice = (...cpus: readonly number[]) => new Map(cpus.map((cpu, pid) => [pid, cpu]));

/** Process 0 started the others. */
const MASTER = new Map([
  [0, 90],
  [1, 0],
  [2, 0],
]);
/** Two of one parent, and no other process. */
const PAIR = new Map([
  [0, 90],
  [1, 90],
]);

test('two workers that share evenly are even, whatever a master does beside them', () => {
  const placement = placementOf([slice(3, 500, 500), slice(400, 500, 500)], MASTER);
  assert.deepEqual(placement, { workers: 2, imbalance: 0 });
});

test('one of two workers that does all the work of a slice gives an imbalance of 1', () => {
  const placement = placementOf([slice(1_000, 0), slice(0, 1_000)], PAIR);
  assert.deepEqual(placement, { workers: 2, imbalance: 1 });
});

test('imbalances that even out over the slices still count within each slice', () => {
  const placement = placementOf([slice(900, 300), slice(300, 900)], PAIR);
  assert.equal(placement?.imbalance, 0.5);
});

test('a worker that got no work still counts as a worker', () => {
  assert.deepEqual(placementOf([slice(9, 1_000, 0)], MASTER), { workers: 2, imbalance: 1 });
});

test('a single worker has no placement, nor has a server that was not visible or did nothing', () => {
  const alone = new Map([
    [0, 90],
    [1, 0],
  ]);
  assert.equal(placementOf([slice(90, 1_000)], alone), undefined);
  assert.equal(placementOf([slice(0, 0)], PAIR), undefined);
  assert.equal(placementOf([new Map()], new Map()), undefined);
  assert.equal(placementOf([], PAIR), undefined);
});

test('a process that is new since the last look took all it has; one that ended took nothing', () => {
  const before = new Map([
    [1, nanoseconds(100)],
    [2, nanoseconds(50)],
  ]);
  const after = new Map([
    [1, nanoseconds(130)],
    [3, nanoseconds(7)],
  ]);
  assert.deepEqual(
    [...cpuBetween(before, after)],
    [
      [1, 30],
      [3, 7],
    ],
  );
});
