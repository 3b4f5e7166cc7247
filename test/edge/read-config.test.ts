import assert from 'node:assert/strict';
import { test } from 'node:test';
import { surroundings } from '../../src/edge/read-config.ts';

for (const [chance, seed] of [
  [0, '00000000'],
  [0.0001, '00068db8'],
  [1 - 2 ** -53, 'ffffffff'],
] as const) {
  test(`the seed at chance ${chance} has eight digits`, ({ mock }) => {
    mock.method(Math, 'random', () => chance);
    assert.equal(surroundings().randomSeed, seed);
  });
}
