// What makes an answer to a request a success.

import type { Expectation, JsonExpectation } from '../plan.ts';
import type { SentInputs } from '../table/request.ts';

export function buildExpectation(request: SentInputs): Expectation {
  const { expect } = request;
  const json = buildJson(request);
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
function buildJson({ expect, graphql }: SentInputs): JsonExpectation | undefined {
  const byDefault = graphql === undefined ? 'allow' : 'fail';
  const refusesGraphqlErrors = (expect?.['graphql-errors'] ?? byDefault) === 'fail';
  const values = expect?.json ?? [];
  return refusesGraphqlErrors || values.length > 0 ? { values, refusesGraphqlErrors } : undefined;
}
