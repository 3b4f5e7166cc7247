// What two runs must have in common before their numbers may be compared.

import type {
  BodyPlan,
  Expectation,
  FlowStep,
  HeaderCheck,
  JsonCheck,
  Plan,
  RequestPlan,
  SentRequest,
  ServerPlan,
} from './plan.ts';
import type { CapturePlan, CaptureSource, StepPlan } from './request-plan.ts';
import { tablesOf } from './template.ts';

/**
 * Raise it when servers are warmed up, or slices cut, settled or drained, in another way: numbers of two
 * schemes are not comparable, even where the plans are equal.
 */
export const SLICE_SCHEME = 2;

/** The parts of a plan that change what is measured. */
export type MeasuredPlan = Pick<Plan, 'server' | 'target' | 'requests' | 'load'>;

/**
 * As canonical JSON. Secrets enter as templates, so that a rotated token keeps the baseline; the order
 * of requests and the case of header names do not count, as they change nothing that is sent.
 */
export function measuredText({ server, target, requests, load }: MeasuredPlan): string {
  return canonicalJson({
    sliceScheme: SLICE_SCHEME,
    processes: server.kind === 'started' ? 'fresh' : 'running',
    protocol: target.protocol,
    ...(isOnSocket(server) ? { transport: 'unix-socket' } : {}),
    connections: load.connections,
    rate: load.rate,
    warmup: load.warmup,
    requestTimeout: load.requestTimeout,
    requests: [...requests].sort(byName).map(measuredRequest),
    ...measuredSetup(server.steps.setup),
  });
}

/** The path itself does not count, because it does not change what is measured. */
export const isOnSocket = (server: ServerPlan): boolean =>
  server.kind === 'started' ? server.listens.kind === 'socket' : server.unixSocket !== undefined;

const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : 1;

/** Who logs in, or what is made to be read, changes what is measured. */
function measuredSetup(setup: readonly StepPlan[]): { readonly setup?: JsonValue } {
  if (setup.length === 0) return {};
  return {
    setup: setup.map(({ captures, ...request }) => ({
      ...measuredSent(request),
      captures: captures.map(measuredCapture),
    })),
  };
}

const measuredCapture = ({ name, from }: CapturePlan): JsonValue => ({
  name,
  from: measuredSource(from),
});

function measuredSource(from: CaptureSource): JsonValue {
  return from.kind === 'matches' ? { kind: from.kind, pattern: from.pattern.source } : { ...from };
}

const measuredRequest = (request: RequestPlan): JsonValue => ({
  ...measuredSent(request),
  weight: request.weight,
  ...measuredStep(request.step),
});

/** In which order and how quickly the steps of a flow follow each other. */
function measuredStep(step: FlowStep | undefined): { readonly step?: JsonValue } {
  if (step === undefined) return {};
  const { flow, position, thinkTime, captures } = step;
  return {
    step: { flow: flow.name, position, thinkTime, captures: captures.map(measuredCapture) },
  };
}

function measuredSent(request: SentRequest): { readonly [key: string]: JsonValue } {
  return {
    name: request.name,
    method: request.method,
    path: request.path,
    headers: request.headers
      .map(({ name, value }) => ({ name: name.toLowerCase(), value: value.template }))
      .sort(byName),
    body: measuredContent(request.body),
    ...measuredRows(request),
    expect: measuredExpectation(request.expect),
  };
}

/** A text that happens to be that of a file with bytes is another body. */
function measuredContent(body: BodyPlan | undefined): JsonValue {
  if (body === undefined) return null;
  return 'size' in body ? { bytes: body.template } : body.template;
}

/** Other rows are other requests. */
function measuredRows({ template }: SentRequest): { readonly rows?: JsonValue } {
  const tables = tablesOf(template);
  if (tables.length === 0) return {};
  return { rows: tables.map(({ digest, order }) => ({ digest, order })) };
}

function measuredExpectation({ status, body, json, headers }: Expectation): JsonValue {
  return {
    status: status === undefined ? null : [...status].sort((one, other) => one - other),
    body: body === undefined ? null : measuredBody(body),
    ...(json?.refusesGraphqlErrors ? { graphqlErrors: 'fail' } : {}),
    ...(json === undefined || json.values.length === 0
      ? {}
      : { json: json.values.map(measuredValue).sort() }),
    ...(json?.schema === undefined ? {} : { schema: json.schema.digest }),
    ...(headers === undefined ? {} : { headers: headers.map(measuredField).sort() }),
  };
}

/** In one text, so that their order does not count. */
const measuredValue = ({ pointer, expected }: JsonCheck): string =>
  JSON.stringify([pointer, expected]);

const measuredField = ({ name, value }: HeaderCheck): string =>
  JSON.stringify([name, value.kind === 'is' ? value.text : { matches: value.pattern.source }]);

function measuredBody(body: NonNullable<Expectation['body']>): JsonValue {
  switch (body.kind) {
    case 'includes':
      return { includes: body.text };
    case 'matches':
      return { matches: body.pattern.source };
  }
}

type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** JSON with sorted keys, as RFC 8785 writes it for the values of a plan: equal values hash equally. */
export function canonicalJson(value: JsonValue): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
