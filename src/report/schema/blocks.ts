// The parts of a report that charts are drawn from: what each block measured, and what earlier runs had.

import * as z from 'zod';
import { amount, count, flag, hash, instant, list, oneOf, orNull, withFacts } from './nodes.ts';

/** Attempts that were judged together add up. */
const MOST_BLOCKS = 2_000;
const MOST_SLICES = 10_000;
const MOST_RUNS = 1_000;

export const MOST_PAIRS = 1_000;

export const pair = withFacts(z.object({ number: count(), before: amount(), after: amount() }), {
  id: 'pair',
  description: 'A metric in the two blocks of one pair.',
});

const block = withFacts(
  z.object({
    arm: oneOf(['candidate', 'baseline']),
    number: count('Counted from 1; the blocks of a pair have the same number.'),
    startedAt: instant(),
    rates: list(
      amount(),
      MOST_SLICES,
      'Answers per second in each slice at capacity, in the order measured.',
    ),
    cpuPerRequest: orNull(amount('µs')),
    busyCores: orNull(amount()),
    peakMemory: orNull(amount('Bytes.')),
    sent: count('Requests of both phases.'),
    errors: count(),
  }),
  { id: 'block', description: 'Fresh server processes of one version, warmed up, then slices.' },
);

export const blocks = () => list(block, MOST_BLOCKS, 'In the order measured.');

const earlierRun = withFacts(
  z.object({
    measuredAt: instant(),
    commit: orNull(hash()),
    sameMachine: flag('Known to be measured on the machine of this run.'),
    accepted: flag(
      'Later runs may be compared with it, whatever its verdict; false: it showed a regression that nobody accepted.',
    ),
    throughput: orNull(amount()),
    p99: orNull(amount('Service time at capacity of the mix, µs.')),
    cpuPerRequest: orNull(amount('µs')),
  }),
  { id: 'earlierRun', description: 'A stored record of the same plan and kind of machine.' },
);

/** A foreign report says nothing about the runs of others. */
export const history = () =>
  orNull(
    withFacts(z.array(earlierRun), { foreign: 'left-out', most: MOST_RUNS }),
    'Stored records that compare with this run, oldest first; null: there are none.',
  );
