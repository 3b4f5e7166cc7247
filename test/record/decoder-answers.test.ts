import test from 'node:test';
import { assertGolden } from '../support/golden.ts';
import { describeAnswers } from './decoder-answers.ts';

test('every changed record gets the recorded answer', () => {
  assertGolden('record/decoder-answers.txt', describeAnswers());
});
