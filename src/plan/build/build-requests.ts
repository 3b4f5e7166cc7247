// The requests of the mix: texts resolved, tolerances copied to each.

import { milliseconds, type NonEmpty } from '../../units.ts';
import type { FlowPlan, Judged, RequestPlan, SentRequest } from '../plan.ts';
import { isHostName, type RawHeader } from '../read/http.ts';
import { nameInFlow, type ServerSteps, type StepPlan, type Unit } from '../request-plan.ts';
import { requestName } from '../rules/names.ts';
import { type Environment, secretText } from '../secrets.ts';
import { type FlowInputs, type FlowStepInputs, isFlow, type UnitInputs } from '../table/flow.ts';
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
  const [first = defaultRequest(inputs), ...rest] = inputs.requests ?? [];
  const build = (unit: UnitInputs): Unit =>
    isFlow(unit) ? buildFlow(unit, inputs, known) : [buildRequest(unit, inputs, known)];
  return {
    requests: [...build(first), ...rest.flatMap(build)],
    // The rules have found what is used before it is captured.
    setup: setup.map((step) => buildStep(step, known)),
    teardown: teardown.map((step) => buildStep(step, atEnd)),
  };
}

const namesIn = (steps: readonly Pick<StepInputs, 'capture'>[]): readonly string[] =>
  steps.flatMap(({ capture = [] }) => capture.map(({ name }) => name));

/** Without `requests:`, the path of `url` is what is measured. */
function defaultRequest({ url }: Inputs): RequestInputs {
  return { path: url.path, weight: 1 };
}

const buildRequest = (request: RequestInputs, inputs: Inputs, sources: Sources): RequestPlan => ({
  ...buildSent(request, sources),
  weight: request.weight,
  ...allowedOf(request, inputs),
});

/** What a request, a step or a flow does not say, all have in common. */
const allowedOf = (
  own: Pick<RequestInputs, 'max-p99-increase' | 'p99-limit'>,
  inputs: Inputs,
): Omit<Judged, 'name'> => ({
  tolerances: { p99: own['max-p99-increase'] ?? inputs['max-p99-increase'] },
  limits: { p99: own['p99-limit'] ?? inputs['p99-limit'] },
});

function buildFlow(written: FlowInputs, inputs: Inputs, sources: Sources): Unit {
  const { name, weight, steps } = written;
  const flow: FlowPlan = { name, steps: steps.length, ...allowedOf(written, inputs) };
  const build = (step: FlowStepInputs, position: number): RequestPlan => {
    const { capture: captures = [], 'think-time': own } = step;
    const inFlow = namesIn(steps.slice(0, position));
    const sent = buildSent(step, { ...sources, inFlow });
    const waited = position === 0 ? milliseconds(0) : (own ?? written['think-time']);
    return {
      ...sent,
      name: nameInFlow(name, sent.name),
      weight,
      ...allowedOf(step, inputs),
      step: { flow, position, thinkTime: waited ?? milliseconds(0), captures },
    };
  };
  const [first, ...rest] = steps.map(build);
  if (first === undefined) throw new Error('a flow without steps was not refused');
  return [first, ...rest];
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
