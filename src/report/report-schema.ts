// The one definition of a gate's report. From it follow the type (`gate-report.ts`), the order of the keys
// in JSON (`render-json.ts`), what is masked (`mask-report.ts`), what a foreign report may hold
// (`foreign/decoder.ts`), and `schema/report.schema.json` (`scripts/documents/report-schema.ts`).
//
// Import its value only where a report is written or read: it loads zod, which `--help` need not wait for.
// Everything else imports the types.

import * as z from 'zod';
import { LEFT_OUT } from '../plan/written-inputs.ts';
import type { WarningCode } from '../verdict/verdict.ts';
import { blocks, history } from './schema/blocks.ts';
import { comparison, metric, row } from './schema/comparison.ts';
import { details, MOST_REQUESTS } from './schema/details.ts';
import { differences } from './schema/differences.ts';
import { lastLines } from './schema/last-lines.ts';
import {
  amount,
  BOUNDED_TEXT,
  count,
  flag,
  hash,
  instant,
  kind,
  list,
  oneOf,
  orNull,
  text,
  withFacts,
} from './schema/nodes.ts';
import { profile } from './schema/profile.ts';
import { sideBySide } from './schema/side-by-side.ts';

/** Each metric is compared once for each request, and once for the mix. */
const MOST_COMPARISONS = 700;
const MOST_OFFENDING = 10;
const MOST_WARNINGS = 1_000;
const MOST_RECORDS = 1_000;
const ATTEMPTS = z.int().min(1).max(1_000);

const invalidReason = z.object({
  code: oneOf([
    'errors',
    'server-died',
    'rate-not-sustained',
    'generator-limited',
    'accounting-broken',
    'baseline-failed',
    'ports-exhausted',
    'resources-exhausted',
    'foreign-answer',
    'too-little-data',
  ]),
  text: text(),
});

const offending = withFacts(z.array(metric()).min(1), { most: MOST_OFFENDING });

const verdict = withFacts(
  z.discriminatedUnion('kind', [
    z.object({ kind: kind('pass') }),
    z.object({ kind: kind('regression'), offending }),
    z.object({ kind: kind('inconclusive'), need: text('What would settle it.') }),
    z.object({ kind: kind('no-baseline'), why: text('What was looked for and not found.') }),
    z.object({ kind: kind('invalid-run'), because: invalidReason }),
  ]),
  { id: 'verdict' },
);

const exit = z.object({
  code: withFacts(z.int().min(0).max(255), {
    description:
      '0 passed, 1 regression or a policy that says fail, 2 bad input, 3 not measurable, 130 and 143 cancelled.',
    // The other codes are of runs that make no report.
    foreign: z.literal([0, 1, 3]),
  }),
  because: text(),
});

const acceptance = withFacts(
  z.object({
    by: text('Login.'),
    at: instant(),
    how: z.discriminatedUnion('kind', [
      z.object({ kind: kind('label'), label: text(), pullRequest: z.int().min(1) }),
      z.object({ kind: kind('dispatch') }),
    ]),
  }),
  {
    id: 'acceptance',
    description: 'Who accepted the loss of a regression, which then passes the check.',
    // No report can accept its own loss: GitHub is asked.
    foreign: 'left-out',
  },
);

/** As in the run record, without the identity of the machine. */
const environment = withFacts(
  z.object({
    perfGate: text(),
    cpuModel: text(),
    cores: count(),
    memory: amount('Bytes.'),
    architecture: text(undefined, { foreign: BOUNDED_TEXT }),
    platform: text(undefined, { foreign: BOUNDED_TEXT }),
    kernel: text(),
    node: text(undefined, { foreign: BOUNDED_TEXT }),
    cpuQuota: orNull(amount(), 'Cores that a cgroup quota allows.'),
    image: orNull(text(), "Of GitHub's runner, with its version."),
  }),
  { id: 'environment' },
);

const run = withFacts(
  z.object({
    measuredAt: instant(),
    commit: orNull(
      text(undefined, { mask: 'unless-stamp' }),
      'The measured commit; null: none, or a checkout with uncommitted changes.',
    ),
    changedFrom: orNull(
      text(undefined, { mask: 'unless-stamp' }),
      'The commit that those changes are made to; null: there are none.',
    ),
    url: orNull(text(), 'Where people see this run.'),
    attempt: count('1 for the first; a run that is started again counts up.', ATTEMPTS),
    attempts: withFacts(z.int().min(1), {
      description: 'How many attempts the numbers are made of.',
      foreign: ATTEMPTS,
    }),
    seed: text(),
    target: text('The start command or the url.'),
    blocks: count(),
    seconds: amount('From the start of the run to its verdict, without builds.'),
    measuringSeconds: amount('Of that, the recorded time of both phases, over all versions.'),
    processes: oneOf(['fresh', 'running']),
    connections: count(),
    threads: count(),
    engine: text(),
    offeredRate: orNull(amount()),
    environment,
  }),
  { id: 'run' },
);

const source = withFacts(
  z.object({
    commit: text(undefined, { mask: 'unless-stamp' }),
    runId: count(undefined, z.int().positive()),
    runUrl: text('Where people see that run.'),
    createdAt: text('ISO 8601, UTC.', { mask: 'unless-stamp' }),
  }),
  { id: 'source' },
);

const baseline = withFacts(
  z.object({
    records: count(undefined, z.int().min(1).max(MOST_RECORDS)),
    newestMeasuredAt: instant(),
    newestCommit: orNull(hash()),
    sameMachine: flag(),
    source: orNull(source, 'The workflow run whose artifact held the records; null for a file.'),
  }),
  { id: 'baseline', description: 'The stored records compared with.' },
);

const evidence = withFacts(
  z.object({
    kind: oneOf(
      ['stored', 'side-by-side', 'none'],
      'side-by-side: both versions were measured in turn, in this run.',
    ),
    sideBySide: orNull(sideBySide),
    because: text('Why it rests on that, and why the other evidence was not enough.'),
  }),
  { id: 'evidence', description: 'Which evidence the verdict rests on.' },
);

const saved = withFacts(z.object({ to: text('A file, or an artifact.'), records: count() }), {
  id: 'saved',
  description: 'Where the record of this run was saved, and how many are there now.',
  // An artifact of theirs is no baseline of ours.
  foreign: 'left-out',
});

const repeat = withFacts(
  z.object({
    command: text('For a POSIX shell, in a clone of the repository.'),
    leftOut: list(
      oneOf(LEFT_OUT),
      LEFT_OUT.length,
      'Inputs that it lacks, because their values may be secret.',
    ),
  }),
  {
    id: 'repeat',
    description: 'How to run the same comparison elsewhere.',
    // Nobody should run what a stranger wrote.
    foreign: 'left-out',
  },
);

const warning = withFacts(
  z.object({
    code: withFacts(
      // Later versions may add codes; the type names those of this one.
      z.custom<WarningCode>((value) => typeof value === 'string'),
      { description: 'Stable, for scripts.', mask: 'never', foreign: BOUNDED_TEXT },
    ),
    text: text(),
  }),
  { id: 'warning' },
);

/** In every object the keys stand in the order in which they are written. */
export const REPORT_SCHEMA = withFacts(
  z.object({
    schema: withFacts(z.literal(1), {
      description: 'Version of this format; a change that breaks readers raises it.',
    }),
    perfGate: text('Version of perf-gate.', { foreign: BOUNDED_TEXT }),
    name: text('Keys the baseline: one per server and matrix cell.'),
    verdict,
    exit,
    acceptance: orNull(acceptance),
    run,
    baseline: orNull(baseline),
    evidence,
    saved: orNull(saved, 'Null where the record was not kept.'),
    repeat: orNull(repeat, 'Null where not two commits were compared.'),
    differences: differences(),
    moreDifferences: count('How many packages differ besides.'),
    profile: profile(),
    comparisons: list(comparison, MOST_COMPARISONS),
    warnings: list(warning, MOST_WARNINGS),
    rows: list(row, MOST_REQUESTS + 1, 'The whole mix first, then each request.'),
    details,
    blocks: blocks(),
    history: history(),
    lastLines: lastLines(),
  }),
  {
    description:
      'What one run of perf-gate found. Times are microseconds, rates per second, sizes bytes, shares and changes ratios (0.05 is 5 %), unless a name says otherwise. null means not known or not applicable, never zero.',
  },
);
