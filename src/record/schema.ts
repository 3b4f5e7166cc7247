// The stored form of a run record. Records are hostile input: every text, list and number has a bound.

import { z } from 'zod';
import { bytes, microseconds, milliseconds, nanoseconds, perSecond, ratio } from '../units.ts';
import { FAILURE_CLASSES } from './failure-class.ts';
import { Histogram } from './histogram.ts';

export const LONGEST_TEXT = 200;
export const LONGEST_EXAMPLE = 500;
/** Plans accept paths up to 8000 characters. */
const LONGEST_PATH = 8_192;
const MOST_REQUESTS = 64;
const MOST_BLOCKS = 200;
/** A record that was pooled of attempts numbers its blocks on. */
const HIGHEST_NUMBER = 10_000;
export const MOST_THREAD_RATES = 10_000;

const text = z.string().max(LONGEST_TEXT);
const hex = z.string().regex(/^[0-9a-f]{40,64}$/);
/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
const instant = z.iso.datetime();
const count = z.int().min(0);
/** Counted from 1. */
const ordinal = z.int().min(1).max(HIGHEST_NUMBER);
const amount = z.number().min(0);

const size = amount.transform(bytes);
const time = amount.transform(milliseconds);
const cpuTime = amount.transform(nanoseconds);
const frequency = amount.transform(perSecond);

/** Stored as `null`, so that nothing is lost: JSON has no `undefined`. */
function known<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullable().transform((value) => value ?? undefined);
}

/** The same, of what records of earlier versions do not hold. */
function knownSince<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value): z.output<Schema> | undefined => value ?? undefined);
}

/** Left out where it is empty, as most are. */
const histogram = z
  .string()
  .optional()
  .transform((encoded, context) => {
    if (encoded === undefined) return new Histogram();
    try {
      return Histogram.decode(encoded);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'the histogram is damaged';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });

const environment = z.strictObject({
  cpuModel: text,
  cores: count,
  memory: size,
  architecture: text,
  platform: text,
  kernel: text,
  node: text,
  perfGate: text,
  machine: known(text),
  cpuQuota: known(amount),
});

const loadFacts = z.strictObject({
  connections: count,
  threads: count,
  engine: text,
  generatorCost: knownSince(amount.transform(microseconds)),
  warmup: time,
  capacitySlice: time,
  fixedRateSlice: time,
  offeredRate: known(frequency),
  processes: z.enum(['fresh', 'running']),
  arms: z.union([z.literal(1), z.literal(2)]).default(1),
  turns: z.enum(['slices', 'one-arm-at-a-time']).default('slices'),
  reopens: z.boolean().default(false),
});

const requestFacts = z.strictObject({
  name: text,
  method: text,
  path: z.string().max(LONGEST_PATH),
  weight: count,
  serverSoftware: known(text),
  documentLength: known(size),
  status: known(count),
});

const failures = z.partialRecord(
  z.enum(FAILURE_CLASSES),
  z.strictObject({ count, example: z.string().max(LONGEST_EXAMPLE) }),
);

const requestResult = z.strictObject({
  name: text,
  sent: count,
  ok: count,
  completed: count,
  resent: count,
  unsent: count,
  bodyBytes: size,
  failures,
  serviceTime: histogram,
  responseTime: histogram,
  cleanTime: histogram,
  waiting: histogram,
  total: histogram,
  failureTime: histogram,
});

const generatorUse = z.strictObject({
  cpu: cpuTime,
  busiest: cpuTime,
  demand: known(cpuTime),
  loop: time,
  stalled: time,
  longestStall: time,
  pauses: count,
  paused: time,
  longestPause: time,
});

const phaseResult = z.strictObject({
  slices: count,
  window: time,
  completed: count,
  bytesReceived: size,
  elapsed: time,
  connectionsOpened: count,
  threadRates: z.array(frequency).max(MOST_THREAD_RATES),
  generatorCpu: cpuTime,
  generatorUse: knownSince(generatorUse),
  cleaning: knownSince(
    z
      .strictObject({ slices: count, kept: count, serverLimit: time, generatorLimit: time })
      .refine(({ slices, kept }) => kept <= slices, 'more slices were kept than measured'),
  ),
  lag: histogram,
  connectTime: histogram,
  requests: z
    .array(requestResult)
    .max(MOST_REQUESTS)
    .refine(haveUniqueNames, 'two requests have one name')
    .transform((list) => new Map(list.map(({ name, ...result }) => [name, result]))),
});

function haveUniqueNames(list: readonly { readonly name: string }[]): boolean {
  return new Set(list.map(({ name }) => name)).size === list.length;
}

const block = z.strictObject({
  arm: z.enum(['candidate', 'baseline']),
  number: ordinal.optional(),
  startedAt: instant,
  boot: known(time),
  capacity: phaseResult,
  fixedRate: known(phaseResult),
  added: knownSince(phaseResult),
  server: z.strictObject({
    cpu: known(cpuTime),
    waited: knownSince(cpuTime),
    answers: count,
    elapsed: time,
    peakMemory: known(size),
    processes: known(count),
    placement: knownSince(z.strictObject({ workers: count, imbalance: amount.transform(ratio) })),
  }),
});

/** Of one arm, where they have no number, they are numbered as they come. */
const blocks = z
  .array(block)
  .max(MOST_BLOCKS)
  .transform((list) => list.map((one, index) => ({ ...one, number: one.number ?? index + 1 })))
  .refine(
    (list) => new Set(list.map(({ arm, number }) => `${arm} ${number}`)).size === list.length,
    'two blocks of one arm have one number',
  );

export const RECORD_SCHEMA = z.strictObject({
  id: text,
  attempt: count,
  name: text,
  measuredAt: instant,
  accepted: z.boolean(),
  isNewLevel: z.boolean().default(false),
  planHash: hex,
  commit: known(hex),
  seed: text,
  environment,
  load: loadFacts,
  requests: z
    .array(requestFacts)
    .max(MOST_REQUESTS)
    .refine(haveUniqueNames, 'two requests have one name'),
  baselineArm: knownSince(
    z.strictObject({
      kind: z.enum(['build', 'commit', 'directory', 'command']),
      commit: known(hex),
    }),
  ),
  look: knownSince(
    z
      .strictObject({ number: ordinal, of: ordinal, plannedBlocks: ordinal })
      .refine((look) => look.number <= look.of, 'a look after the last one'),
  ),
  blocks,
});

/** What is stored: plain JSON values. */
export type StoredRecord = z.input<typeof RECORD_SCHEMA>;
export type StoredPhase = StoredRecord['blocks'][number]['capacity'];
export type StoredResult = StoredPhase['requests'][number];
