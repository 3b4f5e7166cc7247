// The one table of inputs: flags, file, action.yml, `--help`, documents and JSON Schema come from it.

import * as z from 'zod';
import { milliseconds, minutes, seconds } from '../../units.ts';
import {
  boolean,
  choice,
  destination,
  duration,
  integer,
  label,
  name,
  path,
  percentage,
  profiler,
  rate,
  rateOrAuto,
  tables,
} from '../read/kind.ts';
import { COMPARE_INPUTS } from './compare.ts';
import { factsOf, nested, optional, PLACES, type Place, preset } from './described.ts';
import { REQUEST_LIST } from './flow.ts';
import { GITHUB_INPUTS } from './github.ts';
import { IMPORT_INPUTS } from './import.ts';
import { INCREASE, STEP_LIST, TIME_LIMIT } from './request.ts';
import { SERVER_INPUTS } from './server.ts';

export const INPUTS = z.strictObject({
  ...SERVER_INPUTS,

  connections: preset(integer({ min: 1, max: 10_000 }), '32', {
    group: 'Load',
    says: 'Connections, each with at most one request in flight',
  }),
  rate: preset(rateOrAuto, 'auto', {
    group: 'Load',
    says: 'Rate of the fixed-rate phase; `auto` is 60 % of the capacity of the slower version',
    example: '1200/s',
  }),
  warmup: preset(duration({ min: milliseconds(0), max: minutes(10), usual: 's' }), '2s', {
    group: 'Load',
    says: 'Load before each block, not counted; side by side it ends earlier where answers get no cheaper, or goes on',
  }),
  budget: preset(duration({ min: seconds(5), max: minutes(360), usual: 's' }), '3m', {
    group: 'Load',
    says: 'Most time for measuring; the build does not count',
  }),
  'request-timeout': preset(duration({ ...TIME_LIMIT, usual: 's' }), '10s', {
    group: 'Load',
    says: 'A request without an answer after this time has failed',
  }),
  http2: preset(boolean, 'false', {
    group: 'Load',
    says: 'Speak HTTP/2, one stream at a time on each connection',
  }),
  data: optional(tables, {
    group: 'Load',
    where: 'file',
    says: 'Files with rows, by name: CSV with named columns, or a JSON object a line; `{users.email}` in a request is a cell of `users`',
    example: 'users: users.csv',
  }),
  requests: nested(REQUEST_LIST, 'list', {
    group: 'Load',
    where: 'file',
    says: 'The requests of the mix, and its flows: several requests in order, as `steps`',
    otherwise: 'one `GET` of the path of `url`',
  }),
  setup: nested(STEP_LIST, 'list', {
    group: 'Load',
    where: 'file',
    says: 'Requests that are sent once, in order, each time a server has started: to log in, or to make what is read; `capture` takes values from their answers',
  }),
  teardown: nested(STEP_LIST, 'list', {
    group: 'Load',
    where: 'file',
    says: 'Requests that are sent once, in order, before a server is stopped',
  }),

  'max-throughput-drop': preset(percentage({ above: 0, below: 100 }), '5%', {
    group: 'Tolerances',
    says: 'Allowed loss of throughput',
  }),
  'max-p99-increase': preset(percentage(INCREASE), '10%', {
    group: 'Tolerances',
    says: 'Allowed rise of the 99th percentile',
  }),
  'p99-floor': preset(duration({ min: milliseconds(0), max: minutes(10), usual: 'ms' }), '0.5ms', {
    group: 'Tolerances',
    says: 'Rise of the 99th percentile that is always allowed, even where it is a larger share',
  }),
  'max-cpu-increase': preset(percentage(INCREASE), '10%', {
    group: 'Tolerances',
    says: 'Allowed rise of CPU time per request',
  }),
  'max-memory-increase': preset(percentage(INCREASE), '20%', {
    group: 'Tolerances',
    says: 'Allowed rise of peak memory',
  }),
  'max-start-increase': preset(percentage(INCREASE), '20%', {
    group: 'Tolerances',
    says: 'Allowed rise of the start time (50 ms are always allowed) and of the first answers (10 ms)',
  }),
  'max-error-rate': preset(percentage({ above: 0, orEqual: true, below: 100 }), '0.1%', {
    group: 'Tolerances',
    says: 'Allowed share of failed requests',
  }),

  'p99-limit': optional(duration(TIME_LIMIT), {
    group: 'Limits',
    says: 'Absolute limit of the 99th percentile; needs no baseline',
    example: '250ms',
  }),
  'min-throughput': optional(rate, {
    group: 'Limits',
    says: 'Absolute limit of throughput; needs no baseline',
    example: '1200/s',
  }),

  ...COMPARE_INPUTS,

  'on-inconclusive': preset(choice('warn', 'fail'), 'warn', {
    group: 'Outcome',
    says: 'Whether an inconclusive run only warns, or fails',
  }),
  'on-invalid': preset(choice('warn', 'fail'), 'fail', {
    group: 'Outcome',
    says: 'Whether an invalid run only warns, or fails',
  }),
  profile: preset(profiler, 'auto', {
    group: 'Outcome',
    says: 'What finds out which functions got slower, once a loss was shown side by side: `auto` for Node.js and Python, `none`, or a command that looks at `{pid}` for `{seconds}` and writes `{out}`',
    example: 'py-spy record --pid {pid} --duration {seconds} --format raw --output {out}',
  }),

  baseline: optional(path, {
    group: 'Files',
    says: 'Baseline file to compare with; in a workflow, instead of an artifact',
    example: 'perf-baseline.json',
  }),
  save: optional(path, {
    group: 'Files',
    says: 'Baseline file that this run is added to, keeping the newest 20 runs; in a workflow, instead of an artifact',
    example: 'perf-baseline.json',
  }),
  json: optional(destination, { group: 'Files', says: 'Write the report as JSON' }),
  markdown: optional(destination, { group: 'Files', says: 'Write the report as Markdown' }),
  html: optional(destination, { group: 'Files', says: 'Write the report as HTML' }),
  details: preset(boolean, 'false', {
    group: 'Files',
    where: 'flag',
    says: 'Print all numbers after the answer',
  }),
  quiet: preset(boolean, 'false', {
    group: 'Files',
    where: 'flag',
    says: 'Print no progress: only the report, and what went wrong',
  }),
  append: optional(path, {
    group: 'Files',
    where: 'noise-flag',
    says: 'File that gets a line for each run of `perf-gate noise`, and from which it counts those that turned red',
    example: 'noise.jsonl',
  }),

  ...IMPORT_INPUTS,

  ...GITHUB_INPUTS,

  'start-server': preset(boolean, 'false', {
    group: 'General',
    where: 'validate-flag',
    says: 'Start the server, send each request once, and say what it answers',
  }),
  config: optional(path, {
    group: 'General',
    where: 'beside-file',
    says: 'Configuration file',
    otherwise: '`perf-gate.yml`, where it exists',
  }),
  name: preset(name, 'default', {
    group: 'General',
    says: 'Name of the baseline and the report: a different one for each server, and each cell of a matrix',
  }),
  seed: optional(label, {
    group: 'General',
    says: 'Seed of all random choices in a run: the same seed repeats them',
    otherwise: 'random, and printed',
  }),
});

/** All inputs, read, with their defaults. */
export type Inputs = z.output<typeof INPUTS>;
export type InputName = keyof Inputs;

/** What the file may hold. */
export const FILE_INPUTS = inputsIn('file');
/** What a command line may say. */
export const FLAG_INPUTS = inputsIn('flag');
/** What may stand under `with:`. */
export const ACTION_INPUTS = inputsIn('action');

function inputsIn(place: Place): z.ZodObject {
  const names = factsOf(INPUTS)
    .filter(({ where = 'everywhere' }) => PLACES[where].includes(place))
    .map(({ name }) => name);
  const shape = Object.entries(INPUTS.shape).filter(([name]) => names.includes(name));
  return z.strictObject(Object.fromEntries(shape));
}
