// The requests of the mix: texts resolved, tolerances copied to each.

import type { NonEmpty } from '../../units.ts';
import type { RequestPlan, SentRequest } from '../plan.ts';
import { isHostName, type RawHeader } from '../read/http.ts';
import type { ServerSteps, StepPlan } from '../request-plan.ts';
import { requestName } from '../rules/conflicts.ts';
import { type Environment, secretText } from '../secrets.ts';
import type { Inputs } from '../table/inputs.ts';
import {
  methodOf,
  type RequestInputs,
  type SentInputs,
  type StepInputs,
} from '../table/request.ts';
import type { FileReaders } from '../tables.ts';
import type { Sources } from '../values/compile.ts';
import { compileContent } from '../values/compile-content.ts';
import { withoutEscapes } from '../values/find-placeholders.ts';
import { openSources, templateOf } from '../values/sources.ts';
import { buildExpectation } from './build-expectation.ts';

/** The requests of the mix, and those that each start of a server begins and ends with. */
export interface BuiltRequests extends ServerSteps {
  readonly requests: NonEmpty<RequestPlan>;
}

export function buildRequests(
  inputs: Inputs,
  environment: Environment,
  readers: FileReaders,
): BuiltRequests {
  const { sources } = openSources(inputs.data ?? [], environment, readers);
  const { setup = [], teardown = [] } = inputs;
  const known = { ...sources, captured: namesIn(setup) };
  const atEnd = { ...sources, captured: namesIn([...setup, ...teardown]) };
  const [first, ...rest] = inputs.requests ?? [];
  const build = (request: RequestInputs) => buildRequest(request, inputs, known);
  return {
    requests: [build(first ?? defaultRequest(inputs)), ...rest.map(build)],
    // The rules have found what is used before it is captured.
    setup: setup.map((step) => buildStep(step, known)),
    teardown: teardown.map((step) => buildStep(step, atEnd)),
  };
}

const namesIn = (steps: readonly StepInputs[]): readonly string[] =>
  steps.flatMap(({ capture = [] }) => capture.map(({ name }) => name));

/** Without `requests:`, the path of `url` is what is measured. */
function defaultRequest({ url }: Inputs): RequestInputs {
  return { path: url.path, weight: 1 };
}

function buildRequest(request: RequestInputs, inputs: Inputs, sources: Sources): RequestPlan {
  return {
    ...buildSent(request, sources),
    weight: request.weight,
    tolerances: { p99: request['max-p99-increase'] ?? inputs['max-p99-increase'] },
    limits: { p99: request['p99-limit'] ?? inputs['p99-limit'] },
  };
}

const buildStep = (step: StepInputs, sources: Sources): StepPlan => ({
  ...buildSent(step, sources),
  captures: step.capture ?? [],
});

function buildSent(request: SentInputs, sources: Sources): SentRequest {
  const { path } = request;
  const method = methodOf(request);
  const content = compileContent(request, sources);
  const written = hostFirst(request.headers ?? []);
  const type = written.some(isType) ? undefined : content?.type;
  const headers: readonly RawHeader[] =
    type === undefined ? written : [...written, [TYPE, type.value]];
  const template = templateOf({ path, headers, content }, sources);
  // With a template, what is sent is made of that.
  const asSent = template === undefined ? withoutEscapes : (text: string) => text;
  const own = written.map(([name, value]) => ({
    name,
    value: secretText(value, sources.environment, asSent),
  }));
  return {
    name: request.name ?? requestName(method, path),
    method,
    path: asSent(path),
    headers: type === undefined ? own : [...own, { name: TYPE, value: type }],
    body: content?.body,
    template,
    expect: buildExpectation(request, sources),
  };
}

/** Where a server looks for it (RFC 9112 section 3.2). */
const hostFirst = (headers: readonly RawHeader[]): readonly RawHeader[] => [
  ...headers.filter(([name]) => isHostName(name)),
  ...headers.filter(([name]) => !isHostName(name)),
];

const TYPE = 'content-type';
const isType = ([name]: RawHeader): boolean => name.toLowerCase() === TYPE;
