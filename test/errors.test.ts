import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateError, rethrowUnlessExplained } from '../src/errors.ts';

const errorOf = (kind: GateError['kind']) =>
  new GateError({ code: 'github-gone', kind, message: 'It expired.', remedy: 'Wait.' });

test('a GateError is left to the caller', () => {
  rethrowUnlessExplained(errorOf('gate'));
  rethrowUnlessExplained(errorOf('input'));
});

test('a cancellation and an error of ours are thrown again', () => {
  for (const error of [errorOf('cancelled'), new TypeError('x is not a function'), undefined]) {
    assert.throws(
      () => rethrowUnlessExplained(error),
      (thrown) => thrown === error,
    );
  }
});
