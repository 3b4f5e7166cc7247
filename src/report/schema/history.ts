// The one definition of what `perf-gate history --json` writes. From it follow the type and
// `schema/history.schema.json` (`scripts/documents/report-schema.ts`).

import * as z from 'zod';
import {
  amount,
  change,
  count,
  flag,
  hash,
  instant,
  list,
  oneOf,
  orNull,
  text,
  withFacts,
} from './nodes.ts';

const MOST_RECORDS = 20;
const MOST_DIFFERENCES = 40;
const MOST_METRICS = 3;

const shift = withFacts(
  z.object({
    change: change('After ÷ before − 1.'),
    low: change('Lower end of its 95 % interval.'),
    high: change('Upper end of its 95 % interval.'),
  }),
  { id: 'shift', description: 'How much a metric changed, measured side by side.' },
);

const step = withFacts(
  z.object({
    base: hash('The commit that this one was compared with.'),
    leadsOn: flag('Whether that is the commit of the record before this one.'),
    pairs: count('Pairs of blocks.'),
    throughput: orNull(shift),
    p99: orNull(shift),
    cpuPerRequest: orNull(shift),
  }),
  { id: 'step', description: 'What the commit changed, on one machine.' },
);

const record = withFacts(
  z.object({
    measuredAt: instant(),
    commit: orNull(hash()),
    group: text('The group of records whose numbers compare with these.'),
    accepted: flag(
      'Later runs may be compared with it, whatever its verdict; false: it showed a regression that nobody accepted.',
    ),
    newLevel: flag('True: a loss was accepted, so older records no longer describe the code.'),
    throughput: orNull(amount()),
    p99: orNull(amount('Service time at capacity of the mix, µs.')),
    cpuPerRequest: orNull(amount('µs')),
    step: orNull(step, 'Null where it was not measured beside another commit.'),
  }),
  { id: 'record', description: 'A stored record.' },
);

const group = withFacts(
  z.object({
    id: text('A letter; the newest record is in A.'),
    cpuModel: text(),
    cores: count(),
    oneMachine: flag('True: known to be one and the same machine.'),
    records: count(),
    differs: list(
      text(),
      MOST_DIFFERENCES,
      'What tells it from A; nothing, where it is another machine of the same kind.',
    ),
  }),
  {
    id: 'group',
    description: 'Records whose numbers compare with each other, and with no others.',
  },
);

const anchor = withFacts(z.object({ name: text('As users know it.'), commit: hash() }), {
  id: 'anchor',
  description: 'A commit that changes are counted from.',
});

const chain = withFacts(
  z.object({
    since: orNull(hash('The commit that the first of them was compared with.')),
    because: oneOf(
      ['anchor', 'oldest', 'gap', 'new-level'],
      'Why it begins there: it is the anchor, no older record, a step that is missing or leads from elsewhere, or an accepted loss.',
    ),
    anchor: orNull(
      anchor,
      '`anchor`, or the last release; where `because` says otherwise, the chain does not reach back to it.',
    ),
    steps: count(),
    drift: list(text(), MOST_METRICS, 'What is shown to be beyond the tolerance, as sentences.'),
  }),
  { id: 'chain', description: 'Steps that follow on each other, up to the newest record.' },
);

export const HISTORY_SCHEMA = withFacts(
  z.object({
    schema: withFacts(z.literal(1), {
      description: 'Version of this format; a change that breaks readers raises it.',
    }),
    name: text('Keys the baseline: one per server and matrix cell.'),
    otherNames: list(
      text(),
      MOST_RECORDS,
      'Other names in the file, each with records of its own.',
    ),
    records: list(record, MOST_RECORDS, 'Oldest first.'),
    groups: list(group, MOST_RECORDS, 'That of the newest record first.'),
    chain: orNull(chain, 'Null where the newest record has no commit before it in the chain.'),
  }),
  {
    description:
      'The records of a baseline file as a trend. Times are microseconds, rates per second, changes ratios (0.05 is 5 %). null means not known.',
  },
);
