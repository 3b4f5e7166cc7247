// The part of a report that says what the servers wrote last.

import * as z from 'zod';
import { list, oneOf, orNull, text, withFacts } from './nodes.ts';

const MOST_LINES = 20;

const ofServer = withFacts(
  z.object({
    arm: oneOf(['baseline', 'candidate']),
    lines: list(
      text(),
      MOST_LINES,
      'Oldest first, at most 500 characters each. Empty where it wrote nothing.',
    ),
  }),
  { id: 'lastLines' },
);

export const lastLines = () =>
  orNull(
    withFacts(z.array(ofServer), {
      most: 2,
      // What a stranger's server wrote is not repeated.
      foreign: 'left-out',
    }),
    'The last lines that the servers wrote to both their outputs, in the last block. Null where the exit code is 0, or where perf-gate did not start them.',
  );
