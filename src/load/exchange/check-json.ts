// Checks the body of an answer as JSON.

import type { JsonCheck, JsonExpectation } from '../../plan/plan.ts';
import { checkSchema } from './check-schema.ts';
import { follow, memberOf, parseJson } from './json-pointer.ts';

/** @returns what is wrong; `undefined`: nothing */
export function checkJson(
  { values, refusesGraphqlErrors, schema }: JsonExpectation,
  status: number,
  text: string,
): string | undefined {
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    return 'body is not JSON';
  }
  // Another status than 2xx says itself that there was an error, and was expected.
  const fault = refusesGraphqlErrors && status < 300 ? checkGraphql(body) : undefined;
  return fault ?? checkValues(values, body) ?? (schema && checkSchema(schema, body));
}

/** GraphQL, section 7.1: `errors` is a list that is not empty, or is not there. A batch has several answers. */
function checkGraphql(body: unknown): string | undefined {
  if (Array.isArray(body)) {
    return body.map(checkGraphql).find((fault) => fault !== undefined);
  }
  const errors = memberOf(body, 'errors')?.value;
  if (errors === undefined || errors === null) return undefined;
  const [first, ...more]: readonly unknown[] = Array.isArray(errors) ? errors : [errors];
  if (first === undefined) return undefined;
  const message = memberOf(first, 'message')?.value;
  const all = more.length === 0 ? 'an error' : `${more.length + 1} errors`;
  return `GraphQL answered ${all}: ${shown(message ?? first)}`;
}

function checkValues(checks: readonly JsonCheck[], body: unknown): string | undefined {
  for (const { pointer, expected } of checks) {
    const found = follow(pointer, body);
    const where = pointer === '' ? 'the body' : `the value at ${pointer}`;
    if (expected.kind === 'exists') {
      if ((found !== undefined) === expected.exists) continue;
      return `${where} ${expected.exists ? 'is missing' : `is ${shown(found?.value)}`}`;
    }
    if (found === undefined) return `${where} is missing`;
    if (!isSame(expected.value, found.value)) return `${where} is ${shown(found.value)}`;
  }
  return undefined;
}

/** As deep as what is expected, which is bounded, and not as what came. */
function isSame(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return expected === actual;
  if (typeof actual !== 'object' || actual === null) return false;
  if (Array.isArray(expected) !== Array.isArray(actual)) return false;
  const entries = Object.entries(expected);
  return (
    entries.length === Object.keys(actual).length &&
    entries.every(([name, value]) => {
      const member = memberOf(actual, name);
      return member !== undefined && isSame(value, member.value);
    })
  );
}

const SHOWN = 80;

/** Cut text ends without a quote: at the very end, masking recognises even the beginning of a secret. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > SHOWN ? text.slice(0, SHOWN) : text;
}
