// The requests of the mix: texts resolved, tolerances copied to each.

import type { NonEmpty } from '../../units.ts';
import type { Expectation, RequestPlan } from '../plan.ts';
import type { RawHeader } from '../read/http.ts';
import { requestName } from '../rules/conflicts.ts';
import { type Environment, secretJson, secretText } from '../secrets.ts';
import type { Inputs } from '../table/inputs.ts';
import type { RequestInputs } from '../table/request.ts';
import type { ReadTable } from '../tables.ts';
import type { Sources } from '../values/compile.ts';
import { withoutEscapes } from '../values/find-placeholders.ts';
import { openSources, templateOf } from '../values/sources.ts';

/** @param readTable absent where nothing is sent: then no file with rows is read */
export function buildRequests(
  inputs: Inputs,
  environment: Environment,
  readTable: ReadTable | undefined,
): NonEmpty<RequestPlan> {
  const { sources } = openSources(inputs.data ?? [], environment, readTable);
  const [first, ...rest] = inputs.requests ?? [];
  const build = (request: RequestInputs) => buildRequest(request, inputs, sources);
  return [build(first ?? defaultRequest(inputs)), ...rest.map(build)];
}

/** Without `requests:`, the path of `url` is what is measured. */
function defaultRequest({ url }: Inputs): RequestInputs {
  return { method: 'GET', path: url.path, weight: 1 };
}

function buildRequest(request: RequestInputs, inputs: Inputs, sources: Sources): RequestPlan {
  const { method, path } = request;
  const { environment } = sources;
  const headers = headersOf(request);
  const template = templateOf({ ...request, headers }, sources);
  // With a template, what is sent is made of that.
  const asSent = template === undefined ? withoutEscapes : (text: string) => text;
  return {
    name: request.name ?? requestName(method, path),
    method,
    path: asSent(path),
    headers: headers.map(([name, value]) => ({
      name,
      value: secretText(value, environment, asSent),
    })),
    body: buildBody(request, environment, asSent),
    template,
    weight: request.weight,
    expect: buildExpectation(request.expect),
    tolerances: { p99: request['max-p99-increase'] ?? inputs['max-p99-increase'] },
    limits: { p99: request['p99-limit'] ?? inputs['p99-limit'] },
  };
}

function headersOf({ headers = [], json }: RequestInputs): readonly RawHeader[] {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (json === undefined || hasType) return headers;
  return [...headers, ['content-type', 'application/json']];
}

function buildBody(
  { body, json }: RequestInputs,
  environment: Environment,
  asSent: (text: string) => string,
) {
  if (json !== undefined) return secretJson(json.value, environment, asSent);
  return body === undefined ? undefined : secretText(body, environment, asSent);
}

function buildExpectation(expect: RequestInputs['expect']): Expectation {
  return { status: expect?.status, body: buildBodyExpectation(expect) };
}

function buildBodyExpectation(expect: RequestInputs['expect']): Expectation['body'] {
  const text = expect?.['body-includes'];
  const pattern = expect?.['body-matches'];
  if (text !== undefined) return { kind: 'includes', text };
  return pattern === undefined ? undefined : { kind: 'matches', pattern };
}
