// JSON Schemas that bodies are held against, compiled once in each thread.

import type { JsonSchema } from '../../json-schema.ts';
import type { Expectation, SchemaFile } from '../../plan/plan.ts';

/** By the hash of their files. */
const compiled = new Map<string, JsonSchema>();

/** Before the first answer is checked: what compiles schemas is loaded only where a plan has one. */
export async function prepareSchemas(
  requests: readonly { readonly expect: Expectation }[],
): Promise<void> {
  for (const { expect } of requests) {
    const schema = expect.json?.schema;
    if (schema === undefined || compiled.has(schema.digest)) continue;
    const { compileSchema } = await import('../../json-schema.ts');
    compiled.set(schema.digest, compileSchema(JSON.parse(schema.text)));
  }
}

/** @returns what is wrong; `undefined`: nothing */
export function checkSchema({ digest }: SchemaFile, body: unknown): string | undefined {
  const schema = compiled.get(digest);
  if (schema === undefined) throw new TypeError('a schema that was not prepared');
  return schema.faultIn(body);
}
