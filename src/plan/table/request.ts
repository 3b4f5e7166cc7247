// The keys of one entry of `requests:`.

import * as z from 'zod';
import { minutes, seconds } from '../../units.ts';
import { body, form, graphql, json, multipart } from '../read/body-kinds.ts';
import { headerChecks, jsonChecks } from '../read/expectation-kinds.ts';
import {
  captures,
  choice,
  duration,
  headers,
  integer,
  label,
  method,
  path,
  pattern,
  percentage,
  requestTarget,
  status,
  text,
} from '../read/kind.ts';
import { nested, optional, preset, required } from './described.ts';

const group = 'Load';
const where = 'file';
const SECRET = `\`\${env:NAME}\``;

/** The histograms cannot tell longer times apart. */
const LONGEST_TIME = minutes(10);
const SHORTEST_TIME = seconds(0.001);

/** In percent. A rise above this is another server, not a tolerance. */
export const INCREASE = { above: 0, below: 10_000 };
export const TIME_LIMIT = { min: SHORTEST_TIME, max: LONGEST_TIME, usual: 'ms' } as const;

export const EXPECTATION_INPUTS = z.strictObject({
  status: optional(status, {
    group,
    where,
    says: 'Accepted status: a code, a class, or a list of them',
    example: '2xx',
    otherwise: 'any 2xx or 3xx',
  }),
  'body-includes': optional(text, { group, where, says: 'Text that the body must contain' }),
  'body-matches': optional(pattern, {
    group,
    where,
    says: 'Regular expression that the body must match: of JavaScript, without flags, look-ahead, look-behind and back-references',
  }),
  headers: optional(headerChecks, {
    group,
    where,
    says: 'Header fields that the answer must have, by name: the value, or `{matches: REGEX}`',
    example: 'cache-control: no-store',
  }),
  json: optional(jsonChecks, {
    group,
    where,
    says: 'Values that the body must have as JSON, by JSON pointer: the value, or `{exists: true}`',
    example: '/items/0/id: 7',
  }),
  schema: optional(path, {
    group,
    where,
    says: 'File with a JSON Schema that the body must match, of draft 2020-12, 7 or 6',
    example: 'item.schema.json',
  }),
  'graphql-errors': optional(choice('fail', 'allow'), {
    group,
    where,
    says: 'Whether an answer with status 2xx and GraphQL `errors` has failed',
    otherwise: '`fail` with `graphql`, else `allow`',
  }),
});

export const REQUEST_INPUTS = z.strictObject({
  name: optional(label, {
    group,
    where,
    says: 'Name in the report; requests are matched with the baseline by it',
    otherwise: 'method and path',
  }),
  method: optional(method, {
    group,
    where,
    says: 'Method, in upper case',
    otherwise: '`GET`, and `POST` with `form`, `multipart` and `graphql`',
  }),
  path: required(requestTarget, {
    group,
    where,
    says: 'Path and query, beginning with `/`; may contain values that differ, such as `{random:1..200}`',
    example: '/items?page=1',
  }),
  headers: optional(headers, {
    group,
    where,
    says: `Header fields; values may contain ${SECRET}`,
  }),
  body: optional(body, { group, where, says: `Body as text; may contain ${SECRET}` }),
  json: optional(json, {
    group,
    where,
    says: 'Body as any value, sent as JSON; sets `content-type` unless `headers` does',
  }),
  form: optional(form, {
    group,
    where,
    says: `Body as the fields of a form, percent-encoded; a list makes several fields of one name; may contain ${SECRET}; sets \`content-type\` unless \`headers\` does`,
  }),
  file: optional(path, {
    group,
    where,
    says: 'File whose bytes are the body, relative to the working directory; sets `content-type` unless `headers` does',
    example: 'photo.jpg',
  }),
  multipart: optional(multipart, {
    group,
    where,
    says: `Body as multipart/form-data: by field, text, \`{file, type, filename}\`, or a list of those; texts may contain ${SECRET}`,
  }),
  graphql: optional(graphql, {
    group,
    where,
    says: 'Body as a GraphQL operation: `query` as text or `{file}`, `variables`, which may hold values that differ, and the name of the `operation`',
  }),
  weight: preset(integer({ min: 1, max: 1_000 }), '1', {
    group,
    where,
    says: 'Share of the mix: the weight ÷ the sum of all weights',
  }),
  expect: nested(EXPECTATION_INPUTS, 'mapping', {
    group,
    where,
    says: 'What makes an answer a success',
  }),
  'max-p99-increase': optional(percentage(INCREASE), {
    group: 'Tolerances',
    where,
    says: 'Tolerance of this request alone',
    otherwise: 'the one for all',
  }),
  'p99-limit': optional(duration(TIME_LIMIT), {
    group: 'Limits',
    where,
    says: 'Limit of this request alone',
    otherwise: 'the one for all',
  }),
});

export const STEP_INPUTS = REQUEST_INPUTS.omit({
  weight: true,
  'max-p99-increase': true,
  'p99-limit': true,
}).extend({
  capture: optional(captures, {
    group,
    where,
    says: 'Values of the answer that later requests use as `{captured.NAME}`: from `json` (a JSON pointer), `header`, `cookie`, or `matches` (the first group of a regular expression)',
    example: 'token: { json: /access_token }',
  }),
});

export type StepInputs = z.output<typeof STEP_INPUTS>;

/** What is written of a request, wherever it stands. */
export type SentInputs = Omit<StepInputs, 'capture'>;

export type RequestInputs = z.output<typeof REQUEST_INPUTS>;

/** Nobody sends these by another method unasked. */
export const POSTED = ['form', 'multipart', 'graphql'] as const;

export const methodOf = ({ method, ...carried }: SentInputs): string =>
  method ?? (POSTED.some((key) => carried[key] !== undefined) ? 'POST' : 'GET');

/** As many as a run record holds. */
export const MOST_REQUESTS = 64;

export const STEP_LIST = z.array(STEP_INPUTS).max(MOST_REQUESTS);
