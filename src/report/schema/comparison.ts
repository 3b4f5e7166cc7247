// The parts of a report that hold what was measured: comparisons with the baseline, and rows of values.

import * as z from 'zod';
import { MOST_PAIRS, pair } from './blocks.ts';
import {
  amount,
  BOUNDED_TEXT,
  change,
  count,
  flag,
  LARGEST,
  list,
  oneOf,
  orNull,
  share,
  text,
  withFacts,
} from './nodes.ts';

export const metric = () =>
  oneOf([
    'throughput',
    'p99',
    'response-p99',
    'clean-response-p99',
    'cpu',
    'memory',
    'start-time',
    'first-answers',
    'errors',
    'rate-not-sustained',
    'server-died',
    'p99-limit',
    'min-throughput',
  ]);

const request = () =>
  orNull(text(undefined, { foreign: BOUNDED_TEXT }), 'Name of the request; null: the whole mix.');

const METHODS = z.enum(['wilcoxon', 't', 'prediction', 'exact', 'observed']);

const value = (description?: string) =>
  withFacts(z.number(), { description, foreign: z.number().min(0).max(LARGEST) });

/** See `verdict/known.ts`. */
const UNKNOWN_END =
  'the evidence gives none, or one that is uncertain by more than a factor of three';

export const comparison = withFacts(
  z.object({
    metric: metric(),
    request: request(),
    role: oneOf(
      ['gate', 'guard', 'limit'],
      'gate: must pass; guard: fails only when a loss beyond its tolerance is shown; limit: absolute.',
    ),
    unit: oneOf(['per-second', 'microseconds', 'bytes', 'share']),
    before: value("The baseline's value, or the limit."),
    after: value(),
    change: orNull(change(), 'after ÷ before − 1; null where before is zero.'),
    interval: withFacts(
      z.object({
        best: orNull(change(), `Change at the fail level; null: ${UNKNOWN_END}.`),
        worst: orNull(change(), `Change at the pass level; null: ${UNKNOWN_END}.`),
      }),
      {
        description: 'The interval of the change; worst is its end on the side of a loss.',
      },
    ),
    toleranceLine: change('The allowed change, with the sign of a loss; 0 for limits.'),
    resolutionLine: change('A change of that size or worse does not pass; 0 for limits.'),
    allowed: value('The value that is still allowed; the limit itself for limits.'),
    minimumDetectable: orNull(
      change(),
      'The smallest loss that could have been shown, as a change; null: none, or larger than by a factor of three.',
    ),
    higherIsBetter: flag(),
    alpha: withFacts(
      z.object({
        alarm: share('Of unchanged runs, the share that this metric may turn red.'),
        fail: share(),
        pass: share(),
      }),
      { description: 'Accepted shares of wrong decisions.' },
    ),
    method: text(undefined, { mask: 'never', foreign: METHODS }),
    samples: count('Blocks or stored records behind it.'),
    outcome: oneOf(
      ['regression', 'pass', 'not-shown', 'inconclusive'],
      'pass: a loss of the resolution or more is ruled out (limit: the measured value keeps it); not-shown: a guard that is neither a pass nor a regression; inconclusive: a gate that is neither.',
    ),
    because: text('Why this outcome.'),
    pairs: list(pair, MOST_PAIRS, 'Side by side, the values behind it; empty: not of pairs.'),
  }),
  { id: 'comparison' },
);

const values = withFacts(
  z.object({
    throughput: amount('Successful answers per second at capacity.'),
    samples: count('Answers at capacity that were timed: what the percentiles there are of.'),
    p50: orNull(amount(), 'Service time at capacity, µs.'),
    p90: orNull(amount()),
    p99: orNull(amount()),
    max: orNull(amount()),
    responseP50: orNull(amount(), 'Response time from the intended start at the fixed rate, µs.'),
    responseP90: orNull(amount()),
    responseP99: orNull(amount()),
    cleanP99: orNull(
      amount(),
      'The p99 of slices in which neither server nor generator had to wait for a CPU.',
    ),
    errorShare: share('Failed ÷ sent, both phases.'),
    errors: count(),
    cpuPerRequest: orNull(amount(), 'Server CPU time per request, µs; the mix only.'),
    peakMemory: orNull(amount(), 'Bytes; the mix only.'),
    startTime: orNull(
      amount(),
      'From the start of the process to its first answer, µs, mean over the blocks; the mix only.',
    ),
    firstAnswers: orNull(
      amount(),
      'What the first answers of a process took, added up, µs, mean over the blocks; the mix only.',
    ),
    busyCores: orNull(amount(), 'Cores that the server kept busy at capacity; the mix only.'),
    waitingCores: orNull(
      amount(),
      'Cores that its threads waited for meanwhile, on average; the mix only.',
    ),
  }),
  { id: 'values' },
);

export const row = withFacts(
  z.object({
    request: request(),
    candidate: values,
    baseline: orNull(values),
    isNew: flag('The baseline does not answer it yet: measured, and judged by nothing.'),
  }),
  { id: 'row' },
);
