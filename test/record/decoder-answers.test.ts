import test from 'node:test';
import { assertGolden } from '../support/golden.ts';
import { describeAnswers } from './decoder-answers.ts';

test('every change of a record gets the answer that it has always had', () => {
  assertGolden('record/decoder-answers.txt', describeAnswers());
});
