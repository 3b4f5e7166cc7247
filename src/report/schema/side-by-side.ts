// The part of a report that says how two versions were measured in turn.

import * as z from 'zod';
import { amount, count, flag, hash, oneOf, orNull, share, withFacts } from './nodes.ts';

const MOST_BLOCKS = 10_000;
const MOST_LOOKS = 10;
const MOST_WORKERS = 10_000;

const blocks = (description: string) => count(description, z.int().min(0).max(MOST_BLOCKS));

const look = (description: string) =>
  withFacts(z.int().min(1), { description, foreign: z.int().min(1).max(MOST_LOOKS) });

const arm = withFacts(
  z.object({
    kind: oneOf(
      ['build', 'commit', 'directory', 'command'],
      'build: the stored build; commit: built beside the candidate; directory and command: given by hand.',
    ),
    commit: orNull(hash()),
  }),
  { description: 'What the baseline was.' },
);

const keptSlices = withFacts(z.object({ slices: count(), kept: count() }), { id: 'keptSlices' });

const cleaning = z.object({
  candidate: keptSlices,
  baseline: keptSlices,
  isJudged: flag('Whether the p99 of those slices was judged as a gate metric.'),
});

const placement = z.object({
  workers: count(undefined, z.int().min(2).max(MOST_WORKERS)),
  baselineImbalance: amount('Share of the busiest worker ÷ an even share − 1.'),
  candidateImbalance: amount(),
  reopens: flag('Connections were opened anew before each slice.'),
});

export const sideBySide = withFacts(
  z.object({
    blocks: blocks('Pairs of blocks that were measured.'),
    arm,
    plannedBlocks: blocks('Pairs of blocks that were planned for the last look.'),
    look: look('At which look it was judged.'),
    looks: look('How many looks were planned.'),
    turns: oneOf(
      ['slices', 'one-arm-at-a-time'],
      'one-arm-at-a-time: a fixed port, which is less precise.',
    ),
    cleaning: orNull(
      cleaning,
      'Slices at the fixed rate in which neither server nor generator had to wait for a CPU; null: none were told apart.',
    ),
    placement: orNull(
      placement,
      'How connections fell on worker processes; null: fewer than two worked.',
    ),
    shortage: orNull(
      z.object({
        used: amount('Cores that server and generator kept busy together.'),
        waited: share('Of the time with work, the part that server or generator waited.'),
      }),
      'They waited for a CPU although they left some: others had them; null: not known, or not noteworthy.',
    ),
    blockSpread: withFacts(z.object({ throughput: orNull(amount()), p99: orNull(amount()) }), {
      description:
        'Standard deviation over pairs of ln(candidate ÷ baseline); null: of fewer than two.',
    }),
  }),
  { id: 'sideBySide', description: 'Of two versions that were measured in turn.' },
);
