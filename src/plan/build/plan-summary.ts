// What the plan hash covers, in a form that a record may hold: for saying later what differs.

import { bytes } from '../../units.ts';
import { isOnSocket, type MeasuredPlan, SLICE_SCHEME } from '../measured.ts';
import type { Expectation, PlanSummary, RequestPlan, RequestSummary } from '../plan.ts';
import { writeDuration } from '../read/quantity.ts';
import { describeStatus } from './describe-expected.ts';

/** Records bound their texts. What differs beyond this is still seen by the hash. */
const LONGEST_TEXT = 200;

/**
 * Values of headers, bodies and expected texts are left out, not hashed: a user may have written a
 * secret there, and a hash of something short can be guessed.
 */
export function summarisePlan({ server, target, requests, load }: MeasuredPlan): PlanSummary {
  return {
    sliceScheme: SLICE_SCHEME,
    processes: server.kind === 'started' ? 'fresh' : 'running',
    protocol: target.protocol,
    transport: isOnSocket(server) ? 'unix-socket' : 'port',
    connections: load.connections,
    rate: load.rate === 'auto' ? undefined : load.rate,
    warmup: load.warmup,
    requestTimeout: load.requestTimeout,
    requests: requests.map(summariseRequest),
  };
}

function summariseRequest(request: RequestPlan): RequestSummary {
  const { body, expect } = request;
  return {
    name: request.name,
    method: cut(request.method),
    path: cut(request.path),
    weight: request.weight,
    headers: request.headers.map(({ name }) => cut(name.toLowerCase())).sort(),
    // As it was written: the length of a secret is its own.
    bodySize: body && ('size' in body ? body.size : bytes(Buffer.byteLength(body.template))),
    expectedStatus: cutIfAny(describeStatus(expect)),
    expectedBody: expect.body?.kind,
    otherChecks: otherChecks(expect),
    inFlow: cutIfAny(placeOf(request)),
  };
}

/** `step 2 of 3, think time 50ms, captures id` */
function placeOf({ step }: RequestPlan): string | undefined {
  if (step === undefined) return undefined;
  const { flow, position, thinkTime, captures } = step;
  const names = captures.map(({ name }) => name).join(' and ');
  return [
    `step ${position + 1} of ${flow.steps}`,
    ...(thinkTime === 0 ? [] : [`think time ${writeDuration(thinkTime)}`]),
    ...(names === '' ? [] : [`captures ${names}`]),
  ].join(', ');
}

function otherChecks({ json, headers }: Expectation): readonly string[] | undefined {
  const names = [
    ...(json?.refusesGraphqlErrors ? ['GraphQL errors'] : []),
    ...(json === undefined || json.values.length === 0 ? [] : ['JSON']),
    ...(json?.schema === undefined ? [] : ['JSON Schema']),
    ...(headers === undefined ? [] : ['headers']),
  ];
  return names.length === 0 ? undefined : names;
}

const cut = (text: string): string => text.slice(0, LONGEST_TEXT);

const cutIfAny = (text: string | undefined): string | undefined => text && cut(text);
