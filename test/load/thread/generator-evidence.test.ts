import assert from 'node:assert/strict';
import test from 'node:test';
import {
  type GeneratorEvidence,
  worstEvidence,
} from '../../../src/load/thread/generator-evidence.ts';
import { milliseconds } from '../../../src/units.ts';

const evidence = (delay: number | undefined, gap: number): GeneratorEvidence => {
  return { delay: delay === undefined ? undefined : milliseconds(delay), gap: milliseconds(gap) };
};

test('of several threads the worst counts, of each kind', () => {
  const threads = [evidence(0.1, 9), evidence(7, 0), evidence(3, 0.2)];
  assert.deepEqual(worstEvidence(threads), evidence(7, 9));
});

test('where one thread does not know, it is not known', () => {
  assert.deepEqual(worstEvidence([evidence(5, 1), evidence(undefined, 2)]), evidence(undefined, 2));
});
