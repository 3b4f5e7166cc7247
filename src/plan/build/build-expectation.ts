// What makes an answer to a request a success.

import type { Expectation, HeaderCheck, JsonCheck, JsonExpectation } from '../plan.ts';
import { isMapping } from '../read/reading.ts';
import type { SentInputs } from '../table/request.ts';
import type { Sources } from '../values/compile.ts';
import { withoutEscapes } from '../values/find-placeholders.ts';
import { readSchema } from '../values/read-content.ts';

export function buildExpectation(request: SentInputs, sources: Sources): Expectation {
  const { expect } = request;
  const json = buildJson(request, sources);
  return {
    status: expect?.status,
    body: buildBody(expect),
    ...(json === undefined ? {} : { json }),
    ...(expect?.headers === undefined ? {} : { headers: expect.headers.map(asItIs) }),
  };
}

function buildBody(expect: SentInputs['expect']): Expectation['body'] {
  const text = expect?.['body-includes'];
  const pattern = expect?.['body-matches'];
  if (text !== undefined) return { kind: 'includes', text: withoutEscapes(text) };
  return pattern === undefined ? undefined : { kind: 'matches', pattern };
}

/** `{{seq}}` stands for the text itself, as in what is sent. */
const asItIs = ({ name, value }: HeaderCheck): HeaderCheck => ({
  name,
  value: value.kind === 'is' ? { ...value, text: withoutEscapes(value.text) } : value,
});

function unescaped({ pointer, expected }: JsonCheck): JsonCheck {
  if (expected.kind !== 'is') return { pointer, expected };
  return { pointer, expected: { kind: 'is', value: withoutEscapesIn(expected.value) } };
}

function withoutEscapesIn(value: unknown): unknown {
  if (typeof value === 'string') return withoutEscapes(value);
  if (Array.isArray(value)) return value.map(withoutEscapesIn);
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withoutEscapesIn(item)]);
  return Object.fromEntries(entries);
}

/** A GraphQL server says 200 of what failed: whoever measures that would measure errors. */
function buildJson({ expect, graphql }: SentInputs, sources: Sources): JsonExpectation | undefined {
  const byDefault = graphql === undefined ? 'allow' : 'fail';
  const refusesGraphqlErrors = (expect?.['graphql-errors'] ?? byDefault) === 'fail';
  const values = (expect?.json ?? []).map(unescaped);
  const schema = expect?.schema === undefined ? undefined : readSchema(expect.schema, sources);
  if (schema !== undefined && !('problem' in schema))
    return { values, refusesGraphqlErrors, schema };
  return refusesGraphqlErrors || values.length > 0 ? { values, refusesGraphqlErrors } : undefined;
}
