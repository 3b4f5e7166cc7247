// Kinds of input: how a value is read, and how the JSON Schema, the help and the documents show it.

import * as z from 'zod';
import { readName } from '../read-name.ts';
import { readGlobs, readRef } from './baseline.ts';
import {
  BASELINE_EVENTS,
  LONGEST_LABEL,
  readBaselineEvents,
  readGithubLabel,
  readToken,
} from './github.ts';
import {
  readHeaders,
  readMethod,
  readPattern,
  readRequestPath,
  readRequestTarget,
  readStatus,
} from './http.ts';
import { readMethods, readOrigin } from './origin.ts';
import {
  DURATION_PATTERN,
  type DurationRange,
  type IntegerRange,
  PERCENTAGE_PATTERN,
  type PercentageRange,
  RATE_PATTERN,
  readDuration,
  readInteger,
  readPercentage,
  readRate,
  readRateOrAuto,
} from './quantity.ts';
import { type Reading, refuse } from './reading.ts';
import { readCaptures } from './steps.ts';
import { ROW_ORDERS, readTables } from './tables.ts';
import {
  readBoolean,
  readChoice,
  readCommand,
  readDestination,
  readEnvMap,
  readLabel,
  readPath,
  readProfile,
  readText,
} from './text.ts';
import { readUnixSocket } from './unix-socket.ts';
import { readUrl } from './url.ts';

export type KindName =
  | 'duration'
  | 'percentage'
  | 'integer'
  | 'rate'
  | 'text'
  | 'path'
  | 'ref'
  | 'command'
  | 'choice'
  | 'destination'
  | 'env-map'
  | 'boolean'
  | 'list'
  | 'mapping'
  | 'json';

/** Keywords of JSON Schema that describe a value of this kind in the file. */
export type JsonKeywords = Readonly<Record<string, unknown>>;

/** One way to read a raw value, and to describe what is accepted. */
export interface Kind<T> {
  readonly name: KindName;
  readonly schema: z.ZodType<T, unknown>;
  readonly json: JsonKeywords;
}

/**
 * Wraps a reader, so that its refusals become issues with a remedy. `z.unknown().transform()` would make
 * three schemas of each, which every start of the command would wait for.
 * @param whenMissing the remedy where there is no value, and one is required
 */
export function kind<T>(
  name: KindName,
  read: (raw: unknown) => Reading<T>,
  json: JsonKeywords,
  whenMissing?: string,
): Kind<T> {
  const schema = z.transform((raw, context): T => {
    const reading = raw === undefined ? refuse('it is missing.', whenMissing) : read(raw);
    if (reading.kind === 'accepted') return reading.value;
    for (const { path, problem, remedy } of reading.refusals) {
      context.addIssue({ code: 'custom', path: [...path], message: problem, params: { remedy } });
    }
    return z.NEVER;
  });
  return { name, schema, json };
}

const TEXT = { type: 'string', minLength: 1 };

export const text = kind('text', readText, TEXT);
export const label = kind('text', readLabel, TEXT);
export const flowName = kind(
  'text',
  readLabel,
  TEXT,
  'The report names a flow by it: `name: Order`.',
);
export const name = kind('text', readName, TEXT);
export const url = kind('text', readUrl, { type: 'string', pattern: '^https?://' });
export const unixSocket = kind('path', readUnixSocket, TEXT);
export const ref = kind('ref', readRef, TEXT);
export const command = kind('command', readCommand, TEXT);
export const profiler = kind('command', readProfile, TEXT);
export const path = kind('path', readPath, TEXT);
export const destination = kind('destination', readDestination, TEXT);
export const boolean = kind('boolean', readBoolean, { type: 'boolean' });

export const duration = (range: DurationRange) =>
  kind('duration', (raw) => readDuration(raw, range), {
    type: 'string',
    pattern: DURATION_PATTERN,
  });

export const percentage = (range: PercentageRange) =>
  kind('percentage', (raw) => readPercentage(raw, range), {
    type: 'string',
    pattern: PERCENTAGE_PATTERN,
  });

export const integer = (range: IntegerRange) =>
  kind('integer', (raw) => readInteger(raw, range), {
    type: 'integer',
    minimum: range.min,
    maximum: range.max,
  });

const RATE = [
  { type: 'number', exclusiveMinimum: 0 },
  { type: 'string', pattern: RATE_PATTERN },
];

export const rate = kind('rate', readRate, { anyOf: RATE });
export const rateOrAuto = kind('rate', readRateOrAuto, { anyOf: [...RATE, { const: 'auto' }] });

export const choice = <const Choice extends string>(...choices: readonly Choice[]) =>
  kind('choice', (raw) => readChoice(raw, choices), { enum: choices });

const SCALAR_MAP = {
  type: 'object',
  additionalProperties: { type: ['string', 'number', 'boolean'] },
};

export const envMap = kind('env-map', readEnvMap, SCALAR_MAP);
export const headers = kind('mapping', readHeaders, SCALAR_MAP);
export const method = kind('text', readMethod, TEXT);
export const requestPath = kind('path', readRequestPath, { type: 'string', pattern: '^/' });
export const requestTarget = kind('path', readRequestTarget, {
  type: 'string',
  pattern: '^(/|\\{[^{}]+\\}$)',
});
export const tables = kind('mapping', readTables, {
  type: 'object',
  additionalProperties: {
    anyOf: [
      TEXT,
      {
        type: 'object',
        properties: { file: TEXT, order: { enum: ROW_ORDERS } },
        required: ['file'],
        additionalProperties: false,
      },
    ],
  },
});
const SOURCES = ['json', 'header', 'cookie', 'matches'];

export const captures = kind('mapping', readCaptures, {
  type: 'object',
  additionalProperties: {
    type: 'object',
    properties: Object.fromEntries(SOURCES.map((source) => [source, { type: 'string' }])),
    minProperties: 1,
    maxProperties: 1,
    additionalProperties: false,
  },
});
export const methods = kind('list', readMethods, TEXT);
export const origin = kind('text', readOrigin, TEXT);
export const pattern = kind('text', readPattern, { ...TEXT, format: 'regex' });

const STATUS = [
  { type: 'integer', minimum: 200, maximum: 599 },
  { type: 'string', pattern: '^[2-5](xx|\\d\\d)$' },
];

export const status = kind('list', readStatus, {
  anyOf: [...STATUS, { type: 'array', minItems: 1, items: { anyOf: STATUS } }],
});

export const token = kind('text', readToken, TEXT);
export const githubLabel = kind('text', readGithubLabel, { ...TEXT, maxLength: LONGEST_LABEL });

const EVENT_LIST = { type: 'array', items: { enum: BASELINE_EVENTS }, contains: { const: 'push' } };

export const baselineEvents = kind('list', readBaselineEvents, {
  anyOf: [{ type: 'string', pattern: '\\bpush\\b' }, EVENT_LIST],
});

const GLOB = { ...TEXT, pattern: '^[^/]' };

export const globs = kind('list', readGlobs, {
  anyOf: [GLOB, { type: 'array', minItems: 1, items: GLOB }],
});
