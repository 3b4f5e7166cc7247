// What makes an answer to a request a success.

import type { Expectation, JsonExpectation } from '../plan.ts';
import type { SentInputs } from '../table/request.ts';
import type { Sources } from '../values/compile.ts';
import { readSchema } from '../values/read-content.ts';

export function buildExpectation(request: SentInputs, sources: Sources): Expectation {
  const { expect } = request;
  const json = buildJson(request, sources);
  return {
    status: expect?.status,
    body: buildBody(expect),
    ...(json === undefined ? {} : { json }),
    ...(expect?.headers === undefined ? {} : { headers: expect.headers }),
  };
}

function buildBody(expect: SentInputs['expect']): Expectation['body'] {
  const text = expect?.['body-includes'];
  const pattern = expect?.['body-matches'];
  if (text !== undefined) return { kind: 'includes', text };
  return pattern === undefined ? undefined : { kind: 'matches', pattern };
}

/** A GraphQL server says 200 of what failed: whoever measures that would measure errors. */
function buildJson({ expect, graphql }: SentInputs, sources: Sources): JsonExpectation | undefined {
  const byDefault = graphql === undefined ? 'allow' : 'fail';
  const refusesGraphqlErrors = (expect?.['graphql-errors'] ?? byDefault) === 'fail';
  const values = expect?.json ?? [];
  const schema = expect?.schema === undefined ? undefined : readSchema(expect.schema, sources);
  if (schema !== undefined && !('problem' in schema))
    return { values, refusesGraphqlErrors, schema };
  return refusesGraphqlErrors || values.length > 0 ? { values, refusesGraphqlErrors } : undefined;
}
