// First answers for tests, from what matters in them.

import type { FirstAnswer } from '../../src/load/first-answers.ts';
import { milliseconds } from '../../src/units.ts';

export interface AnswerChanges
  extends Partial<Omit<FirstAnswer, 'took' | 'waited'>>,
    Partial<Record<'took' | 'waited', number>> {}

/** A 200 with 100 bytes, as expected at the first try, unless said otherwise. */
export const makeFirstAnswer = ({
  took = 1,
  waited = 0,
  ...more
}: AnswerChanges = {}): FirstAnswer => ({
  name: 'a',
  status: 200,
  bodyBytes: 100,
  serverSoftware: '',
  contentType: '',
  location: '',
  bodyStart: '',
  tries: 1,
  isRepetition: false,
  failure: undefined,
  took: milliseconds(took),
  waited: milliseconds(waited),
  ...more,
});
