// A plan in short: what is sent, what is allowed, and what it is compared with. In the notation of the inputs.

import type { Ratio } from '../units.ts';
import type {
  BasePlan,
  ComparePlan,
  Expectation,
  Plan,
  ReadyPlan,
  RequestPlan,
  SentRequest,
} from './plan.ts';
import { writeDuration } from './read/quantity.ts';
import type { StepPlan } from './request-plan.ts';

/** What a budget is likely to hold. */
interface Expected {
  readonly arms: 1 | 2;
  readonly fewest: number;
  readonly most: number;
}

/** A name, and the lines that stand behind it. */
export interface PlanRow {
  readonly name: string;
  readonly lines: readonly PlanLine[];
}

export interface PlanLine {
  /** Stand one below another in all lines of a row; may be empty. */
  readonly cells: readonly string[];
  readonly text: string;
}

/** @returns rows without the line that says what this is; their texts are raw */
export function describePlan(plan: Plan, expected: Expected): readonly PlanRow[] {
  const { setup, teardown } = plan.server.steps;
  return [
    ...row(
      'setup',
      setup.map((step) => describeStep(step, setup)),
    ),
    ...row(
      'requests',
      plan.requests.map((request) => describeRequest(request, plan.requests)),
    ),
    ...row(
      'teardown',
      teardown.map((step) => describeStep(step, teardown)),
    ),
    ...row('ready', [describeReady(plan.server.ready)]),
    ...row('allowed', [describeTolerances(plan)]),
    ...row('limits', describeLimits(plan)),
    ...row('load', [describeLoad(plan)]),
    ...row('budget', [describeBudget(plan, expected)]),
    ...row('compare', [describeCompare(plan.compare, plan.outputs.baseline)]),
  ];
}

function row(name: string, lines: readonly (string | PlanLine)[]): readonly PlanRow[] {
  if (lines.length === 0) return [];
  const plain = (line: string | PlanLine): PlanLine =>
    typeof line === 'string' ? { cells: [], text: line } : line;
  return [{ name, lines: lines.map(plain) }];
}

/** ` 80 %`, `list`, `GET /items`: `status 200 to 399` */
function describeRequest(request: RequestPlan, all: readonly RequestPlan[]): PlanLine {
  const { weight, expect, tolerances, limits } = request;
  const total = all.reduce((sum, each) => sum + each.weight, 0);
  const share = percent(weight / total, ' %').padStart(6);
  const own = [
    ...(differ(all.map((each) => each.tolerances.p99)) ? [`p99 +${percent(tolerances.p99)}`] : []),
    ...(differ(all.map((each) => each.limits.p99)) && limits.p99 !== undefined
      ? [`p99 at most ${writeDuration(limits.p99)}`]
      : []),
  ];
  return {
    cells: [share, ...(areNamed(all) ? [ownName(request)] : []), lineOf(request)],
    text: [describeExpected(expect), ...own].join('; '),
  };
}

/** `log in`, `POST /login`: `status 200 to 399; captures token, csrf` */
function describeStep(step: StepPlan, all: readonly StepPlan[]): PlanLine {
  const { captures, expect } = step;
  const names = captures.map(({ name }) => name).join(', ');
  return {
    cells: [...(areNamed(all) ? [ownName(step)] : []), lineOf(step)],
    text: [describeExpected(expect), ...(names === '' ? [] : [`captures ${names}`])].join('; '),
  };
}

const areNamed = (all: readonly SentRequest[]): boolean => all.some((one) => ownName(one) !== '');

/** '' where it is only the method and the path. */
const ownName = (request: SentRequest): string =>
  request.name === lineOf(request) ? '' : request.name;

const lineOf = ({ method, path }: SentRequest): string => `${method} ${path}`;

const differ = (values: readonly unknown[]): boolean => new Set(values).size > 1;

function describeReady({ by, timeout }: ReadyPlan): string {
  const within = `within ${writeDuration(timeout)}`;
  if (by.kind === 'command') return `when \`${by.command}\` exits with 0, ${within}`;
  const requests = by.awaitsRequests ? ' and each request gets what it expects' : '';
  return `when ${by.path} answers${requests}, ${within}`;
}

function describeTolerances({ tolerances, requests }: Plan): string {
  const { throughput, p99Floor, cpu, memory, start, errors } = tolerances;
  const ofRequests = requests.map((request) => request.tolerances.p99);
  const p99 = differ(ofRequests)
    ? 'p99 of each request as above'
    : `p99 +${percent(ofRequests[0] ?? 0)}`;
  return [
    `throughput −${percent(throughput)}`,
    `${p99} (${writeDuration(p99Floor)} always)`,
    `CPU +${percent(cpu)}`,
    `memory +${percent(memory)}`,
    `start +${percent(start)}`,
    `errors ${percent(errors)}`,
  ].join(', ');
}

function describeLimits({ limits, requests }: Plan): readonly string[] {
  const ofRequests = requests.map((request) => request.limits.p99);
  const [first] = ofRequests;
  const isAbove = differ(ofRequests) || first === undefined;
  const parts = [
    ...(isAbove ? [] : [`p99 at most ${writeDuration(first)}`]),
    ...(limits.throughput === undefined ? [] : [`throughput at least ${limits.throughput}/s`]),
  ];
  return parts.length === 0 ? [] : [parts.join(', ')];
}

function describeLoad({ load }: Plan): string {
  const { connections, rate, http2, warmup, requestTimeout } = load;
  const over = `${connections} ${connections === 1 ? 'connection' : 'connections'} over HTTP/${http2 ? '2' : '1.1'}`;
  const fixed = rate === 'auto' ? '60 % of the capacity' : `${rate}/s`;
  return `${over}; fixed rate ${fixed}; warm-up ${writeDuration(warmup)}; request timeout ${writeDuration(requestTimeout)}`;
}

function describeBudget({ load }: Plan, { arms, fewest, most }: Expected): string {
  const count = fewest === most ? `${most}` : `${fewest} to ${most}`;
  const what = arms === 2 ? 'pairs of blocks' : most === 1 ? 'block' : 'blocks';
  const sooner = arms === 2 ? 'where it is decided sooner, or' : 'where';
  return `${writeDuration(load.budget)}: about ${count} ${what}; fewer ${sooner} the server starts slowly`;
}

function describeCompare({ mode, base }: ComparePlan, baseline: string | undefined): string {
  const stored = baseline === undefined ? 'stored numbers' : `the numbers in ${baseline}`;
  switch (mode) {
    case 'stored':
      return `stored: with ${stored}`;
    case 'auto':
      return `auto: with ${stored} where they are enough for a pass, else with the base, run beside it`;
    case 'side-by-side':
      return `side by side with ${describeBase(base)}`;
  }
}

function describeBase(base: BasePlan): string {
  switch (base.kind) {
    case 'baseline':
      return 'the base';
    case 'ref':
      return base.ref;
    case 'directory':
      return base.directory;
    case 'command':
      return `\`${base.start}\``;
  }
}

/** `5%`, as it is written; without the digits that a division adds. */
const percent = (share: Ratio | number, unit = '%'): string =>
  `${Number((share * 100).toPrecision(3))}${unit}`;

const STATUSES_OF_A_CLASS = 100;
const LONGEST_TEXT = 100;

/** Whether more than the status and a text of the body is looked at. */
export const looksAtMore = ({ json, headers }: Expectation): boolean =>
  json !== undefined || headers !== undefined;

/** For the middle of a sentence: `status 201 and a body with …`. */
export function describeExpected(expect: Expectation): string {
  const status = `status ${describeStatus(expect) ?? '200 to 399'}`;
  const [first, ...others] = [
    ...describeHeaders(expect.headers),
    ...describeBody(expect.body),
    ...describeJson(expect.json),
  ];
  return first === undefined ? status : [`${status} and ${first}`, ...others].join(', ');
}

function describeBody(body: Expectation['body']): readonly string[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case 'includes':
      return [`a body with \`${inOneLine(body.text)}\``];
    case 'matches':
      return [`a body that matches /${inOneLine(body.pattern.source)}/`];
  }
}

function describeHeaders(headers: Expectation['headers']): readonly string[] {
  if (headers === undefined) return [];
  const names = headers.map(({ name }) => name).join(' and ');
  return [`the right ${inOneLine(names)}`];
}

function describeJson(json: Expectation['json']): readonly string[] {
  if (json === undefined) return [];
  const pointers = json.values.map(({ pointer }) => (pointer === '' ? 'the root' : pointer));
  return [
    ...(pointers.length === 0 ? [] : [`the right JSON at ${inOneLine(pointers.join(' and '))}`]),
    ...(json.schema === undefined ? [] : ['JSON as its schema says']),
    ...(json.refusesGraphqlErrors ? ['no GraphQL errors'] : []),
  ];
}

function inOneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ');
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}

/** `2xx, 304`; as a class of status is stored as its hundred codes, lists would be long. */
export function describeStatus({ status }: Pick<Expectation, 'status'>): string | undefined {
  if (status === undefined) return undefined;
  const classes = [2, 3, 4, 5].filter(
    (digit) => status.filter((code) => classOf(code) === digit).length === STATUSES_OF_A_CLASS,
  );
  const others = status.filter((code) => !classes.includes(classOf(code)));
  const sorted = others.toSorted((one, other) => one - other);
  return [...classes.map((digit) => `${digit}xx`), ...sorted].join(', ');
}

const classOf = (code: number): number => Math.floor(code / STATUSES_OF_A_CLASS);
