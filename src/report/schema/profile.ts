// The part of a report that says which functions got slower.

import * as z from 'zod';
import { amount, BOUNDED_TEXT, count, list, orNull, share, text, withFacts } from './nodes.ts';

const MOST_FUNCTIONS = 300;
const MOST_CALLS = 500;

const arm = () =>
  withFacts(
    z.object({
      samples: count(),
      answers: count('Given while the profiler looked.'),
      cpuMicrosecondsPerAnswer: orNull(
        amount(),
        "While it looked, so more than in the run itself. Null where the server's CPU time is unknown.",
      ),
    }),
    { id: 'profiledArm' },
  );

const cost = () => orNull(amount(), "CPU time for an answer. Null where the server's is unknown.");

const changes = () => ({
  beforeShare: share('Of the CPU time.'),
  afterShare: share('Of the CPU time.'),
  beforeMicrosecondsPerAnswer: cost(),
  afterMicrosecondsPerAnswer: cost(),
});

const name = () => text('Its name, and its file where that is known.', { foreign: BOUNDED_TEXT });

export const profile = () =>
  orNull(
    withFacts(
      z.object({
        profiler: text('Node.js, py-spy, or profile for a command.', { foreign: BOUNDED_TEXT }),
        before: arm(),
        after: arm(),
        functions: list(
          withFacts(z.object({ name: name(), ...changes() }), { id: 'profiledFunction' }),
          MOST_FUNCTIONS,
          'Time in the function itself, of those that are shown to take more; what grew most stands first.',
        ),
        calls: list(
          withFacts(
            z.object({
              name: name(),
              caller: orNull(count(), 'Its index in this list. Null for the outermost.'),
              ...changes(),
            }),
            { id: 'profiledCall' },
          ),
          MOST_CALLS,
          'Time in the function and what it calls; the later version, callers before what they call.',
        ),
      }),
      { id: 'profile' },
    ),
    'Made after a loss of time was shown, and judged by nothing. Null where there is none.',
  );
