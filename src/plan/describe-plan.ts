// A plan in short: what is sent, what is allowed, and what it is compared with. In the notation of the inputs.

import type { Ratio } from '../units.ts';
import { describeExpected } from './build/describe-expected.ts';
import type {
  BasePlan,
  ComparePlan,
  FlowStep,
  Judged,
  Plan,
  ReadyPlan,
  RequestPlan,
  SentRequest,
} from './plan.ts';
import { writeDuration } from './read/quantity.ts';
import { listFlows, listJudged, listUnits, nameInFlow, type StepPlan } from './request-plan.ts';

export { describeExpected, describeStatus, looksAtMore } from './build/describe-expected.ts';

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
    ...row('requests', describeMix(plan.requests)),
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

/** Each unit with its share; a flow with its steps below it. */
function describeMix(requests: readonly RequestPlan[]): readonly PlanLine[] {
  const units = listUnits(requests);
  const total = units.reduce((sum, [{ weight }]) => sum + weight, 0);
  const ownOf = whatDiffers(listJudged(requests));
  return units.flatMap((unit) => {
    const share = percent(unit[0].weight / total, ' %').padStart(6);
    const flow = unit[0].step?.flow;
    if (flow === undefined) return unit.map((one) => describeRequest(one, share, requests, ownOf));
    const count = `${flow.steps} ${flow.steps === 1 ? 'step' : 'steps'}`;
    return [
      { cells: [share, flow.name], text: [count, ...ownOf(flow)].join('; ') },
      ...unit.map((step) => describeRequest(step, '', requests, ownOf)),
    ];
  });
}

type OwnOf = (one: Judged) => readonly string[];

/** ` 80 %`, `list`, `GET /items`: `status 200 to 399`; of a step: `  Create`, `POST /items`: `…; think time 1s` */
function describeRequest(
  request: RequestPlan,
  share: string,
  all: readonly RequestPlan[],
  ownOf: OwnOf,
): PlanLine {
  const { expect, step } = request;
  const name = step === undefined ? ownName(request) : `  ${nameOfStep(request, step)}`;
  const ofStep = step === undefined ? [] : [...capturesOf(step), ...thinkTimeOf(step)];
  return {
    cells: [share, ...(areNamed(all) ? [name] : []), lineOf(request)],
    text: [describeExpected(expect), ...ofStep, ...ownOf(request)].join('; '),
  };
}

/** Without the name of the flow, below which it stands; one that was given none is not repeated. */
function nameOfStep(request: RequestPlan, { flow }: FlowStep): string {
  const name = request.name.slice(nameInFlow(flow.name, '').length);
  return name === lineOf(request) ? '' : name;
}

const thinkTimeOf = ({ thinkTime }: FlowStep): readonly string[] =>
  thinkTime === 0 ? [] : [`think time ${writeDuration(thinkTime)}`];

const capturesOf = ({ captures }: Pick<FlowStep, 'captures'>): readonly string[] =>
  captures.length === 0 ? [] : [`captures ${captures.map(({ name }) => name).join(', ')}`];

/** What all have in common stands in a row of its own. */
function whatDiffers(all: readonly Judged[]): OwnOf {
  const doTolerances = differ(all.map(({ tolerances }) => tolerances.p99));
  const doLimits = differ(all.map(({ limits }) => limits.p99));
  return ({ tolerances, limits }) => [
    ...(doTolerances ? [`p99 +${percent(tolerances.p99)}`] : []),
    ...(doLimits && limits.p99 !== undefined ? [`p99 at most ${writeDuration(limits.p99)}`] : []),
  ];
}

/** `log in`, `POST /login`: `status 200 to 399; captures token, csrf` */
function describeStep(step: StepPlan, all: readonly StepPlan[]): PlanLine {
  return {
    cells: [...(areNamed(all) ? [ownName(step)] : []), lineOf(step)],
    text: [describeExpected(step.expect), ...capturesOf(step)].join('; '),
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
  const judged = listJudged(requests).map((one) => one.tolerances.p99);
  const each = listFlows(requests).length === 0 ? 'each request' : 'each request and flow';
  const p99 = differ(judged) ? `p99 of ${each} as above` : `p99 +${percent(judged[0] ?? 0)}`;
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
  const judged = listJudged(requests).map((one) => one.limits.p99);
  const [first] = judged;
  const isAbove = differ(judged) || first === undefined;
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
