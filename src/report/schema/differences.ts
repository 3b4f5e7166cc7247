// The part of a report that says what differs besides the code.

import * as z from 'zod';
import { BOUNDED_TEXT, list, oneOf, orNull, text, withFacts } from './nodes.ts';

const MOST_DIFFERENCES = 300;

const difference = withFacts(
  z.object({
    kind: oneOf(
      [
        'program',
        'package',
        'variable',
        'image',
        'kernel',
        'node',
        'perf-gate',
        'memory',
        'machine',
      ],
      'program: an executable that did the work of the server; package: in a lockfile; variable: of the environment, whose value is not told; node and perf-gate: what measured.',
    ),
    name: text('Of the program, the package or the variable; else as `kind`.', {
      foreign: BOUNDED_TEXT,
    }),
    before: orNull(
      text(undefined, { foreign: BOUNDED_TEXT }),
      'Null where it is new, or not told.',
    ),
    after: orNull(
      text(undefined, { foreign: BOUNDED_TEXT }),
      'Null where it is gone, or not told.',
    ),
  }),
  { id: 'difference' },
);

export const differences = () =>
  list(
    difference,
    MOST_DIFFERENCES,
    'What else differs: side by side between the versions, else from the newest stored record.',
  );
