// What is taken of a report that a stranger's run made: numbers, words from lists, hashes and times, all bounded.

import { z } from 'zod';
import type { FailureClass } from '../../record/failure-class.ts';
import type { InvalidReason, MetricName } from '../../verdict/verdict.ts';

/** A plan has at most 64 requests; each metric is compared once for each, and once for the mix. */
const MOST_REQUESTS = 64;
const MOST_COMPARISONS = 700;
const MOST_WARNINGS = 1_000;
const MOST_STEPS = 20;
const MOST_BLOCKS = 10_000;
const MOST_LOOKS = 10;
const MOST_WORKERS = 10_000;
/** Beyond everything that can be measured, and short enough to write down. */
const LARGEST = 1e15;

const amount = z.number().min(0).max(LARGEST);
const count = z.int().min(0).max(LARGEST);
const share = z.number().min(0).max(1);
const change = z.number().min(-1).max(LARGEST);
const hex = z.string().regex(/^[0-9a-f]{40,64}$/);
/** The form is what is checked: whether it is true is not for us to know. */
const instant = z.iso.datetime().max(40);
/** Read only to be told whether it is harmless; see `harmless-text.ts`. */
const text = z.string().max(1_000_000);

const known = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();

/** Every word of a union type: the compiler finds one that is missing. */
const words = <Word extends string>(list: Readonly<Record<Word, true>>) =>
  z.custom<Word>((value) => typeof value === 'string' && Object.hasOwn(list, value));

const metric = words<MetricName>({
  throughput: true,
  p99: true,
  'response-p99': true,
  'clean-response-p99': true,
  cpu: true,
  memory: true,
  errors: true,
  'rate-not-sustained': true,
  'server-died': true,
  'p99-limit': true,
  'min-throughput': true,
});

const invalidReason = words<InvalidReason['code']>({
  errors: true,
  'server-died': true,
  'rate-not-sustained': true,
  'generator-limited': true,
  'accounting-broken': true,
  'baseline-failed': true,
  'ports-exhausted': true,
  'foreign-answer': true,
  'too-little-data': true,
});

const failureClass = words<FailureClass>({
  'connect-refused': true,
  'connect-timeout': true,
  'connect-failed': true,
  'ports-exhausted': true,
  reset: true,
  'closed-before-response': true,
  'closed-mid-response': true,
  'stale-keep-alive': true,
  timeout: true,
  'bad-framing': true,
  'unexpected-status': true,
  'body-mismatch': true,
});

const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pass') }),
  z.object({ kind: z.literal('regression'), offending: z.array(metric).min(1).max(10) }),
  z.object({ kind: z.literal('inconclusive') }),
  z.object({ kind: z.literal('no-baseline') }),
  z.object({ kind: z.literal('invalid-run'), because: z.object({ code: invalidReason }) }),
]);

const run = z.object({
  measuredAt: instant,
  attempt: z.int().min(1).max(1_000),
  attempts: z.int().min(1).max(1_000),
  blocks: count,
  measuringSeconds: amount,
  processes: z.enum(['fresh', 'running']),
  connections: count,
  threads: count,
  offeredRate: known(amount),
  environment: z.object({
    cores: count,
    memory: amount,
    architecture: text,
    platform: text,
    node: text,
    cpuQuota: known(amount),
  }),
});

const baseline = z.object({
  records: z.int().min(1).max(1_000),
  newestMeasuredAt: instant,
  newestCommit: known(hex),
  sameMachine: z.boolean(),
  source: known(z.object({ runId: z.int().positive() })),
});

const keptSlices = z.object({ slices: count, kept: count });

const sideBySide = z.object({
  arm: z.object({
    kind: z.enum(['build', 'commit', 'directory', 'command']),
    commit: known(hex),
  }),
  blocks: z.int().min(0).max(MOST_BLOCKS),
  plannedBlocks: z.int().min(0).max(MOST_BLOCKS),
  look: z.int().min(1).max(MOST_LOOKS),
  looks: z.int().min(1).max(MOST_LOOKS),
  turns: z.enum(['slices', 'one-arm-at-a-time']),
  cleaning: known(z.object({ baseline: keptSlices, candidate: keptSlices, isJudged: z.boolean() })),
  placement: known(
    z.object({
      workers: z.int().min(2).max(MOST_WORKERS),
      baselineImbalance: amount,
      candidateImbalance: amount,
      reopens: z.boolean(),
    }),
  ),
  blockSpread: z.object({ throughput: known(amount), p99: known(amount) }),
});

const evidence = z.object({
  kind: z.enum(['stored', 'side-by-side', 'none']),
  sideBySide: known(sideBySide),
});

const comparison = z.object({
  metric,
  request: known(text),
  role: z.enum(['gate', 'guard', 'limit']),
  unit: z.enum(['per-second', 'microseconds', 'bytes', 'share']),
  before: amount,
  after: amount,
  change: known(change),
  interval: z.object({ best: known(change), worst: known(change) }),
  toleranceLine: change,
  minimumDetectable: known(change),
  higherIsBetter: z.boolean(),
  alpha: z.object({ fail: share, pass: share }),
  method: z.enum(['wilcoxon', 't', 'prediction', 'exact', 'observed']),
  samples: count,
  outcome: z.enum(['regression', 'pass', 'inconclusive']),
});

const values = z.object({
  throughput: amount,
  p50: known(amount),
  p90: known(amount),
  p99: known(amount),
  max: known(amount),
  responseP50: known(amount),
  responseP90: known(amount),
  responseP99: known(amount),
  cleanP99: known(amount),
  errorShare: share,
  errors: count,
  cpuPerRequest: known(amount),
  peakMemory: known(amount),
  busyCores: known(amount),
});

const spread = {
  mean: amount,
  standardDeviation: amount,
  max: amount,
  withinOneDeviation: share,
};
const times = known(z.object({ ...spread, count, min: amount, median: amount }));
const ladder = z.array(z.object({ share, time: amount })).max(MOST_STEPS);

const request = z.object({
  name: text,
  method: text,
  path: text,
  documentLength: known(amount),
  sent: count,
  ok: count,
  resent: count,
  unsent: count,
  bodyBytes: amount,
  failures: z.array(z.object({ class: failureClass, count })).max(MOST_STEPS),
  processing: times,
  waiting: times,
  total: times,
  ladder,
  responseLadder: ladder,
});

const details = z.object({
  requests: z.array(request).max(MOST_REQUESTS),
  connectTime: times,
  threadRate: known(z.object(spread)),
  completeRequests: count,
  measuredSeconds: amount,
  bytesReceived: amount,
  transferRate: amount,
  connectionsOpened: count,
  serverBusyCores: known(amount),
  generatorBusyCores: amount,
  generatorShare: known(amount),
  bootMilliseconds: known(amount),
  serverProcesses: known(count),
  lag: times,
});

/** Whatever else a report holds is left out: other texts, and what later versions add. */
export const FOREIGN_SCHEMA = z.object({
  schema: z.literal(1),
  perfGate: text,
  verdict,
  exit: z.object({ code: z.union([z.literal(0), z.literal(1), z.literal(3)]) }),
  run,
  baseline: known(baseline),
  evidence,
  comparisons: z.array(comparison).max(MOST_COMPARISONS),
  warnings: z.array(z.object({ code: text })).max(MOST_WARNINGS),
  rows: z
    .array(
      z.object({
        isNew: z.boolean(),
        request: known(text),
        candidate: values,
        baseline: known(values),
      }),
    )
    .max(MOST_REQUESTS + 1),
  details,
});

export type ForeignValues = z.output<typeof FOREIGN_SCHEMA>;
export type ForeignSides = NonNullable<ForeignValues['evidence']['sideBySide']>;
export type ForeignComparison = ForeignValues['comparisons'][number];
