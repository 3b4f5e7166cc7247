// Whether patterns and schemas of a configuration file can be used. What tells it takes as long to load as a plan
// takes to read, and most plans have none.

import type { TextChecks } from '../plan/tables.ts';

const MAY_HOLD_PATTERNS = /matches/;
const MAY_NAME_SCHEMAS = /\bschema\b/;

/** @param text of the configuration file, where there is one */
export async function textChecks(text = ''): Promise<TextChecks> {
  return {
    isBounded: MAY_HOLD_PATTERNS.test(text) ? await patternCheck() : undefined,
    faultOfSchema: MAY_NAME_SCHEMAS.test(text) ? await schemaCheck() : undefined,
  };
}

async function patternCheck(): Promise<TextChecks['isBounded']> {
  const { compilePattern } = await import('../pattern.ts');
  return (pattern) => compilePattern(pattern) !== undefined;
}

async function schemaCheck(): Promise<TextChecks['faultOfSchema']> {
  const { compileSchema } = await import('../json-schema.ts');
  return (schema) => {
    try {
      compileSchema(schema);
      return undefined;
    } catch (error) {
      // Node.js throws it under `--disallow-code-generation-from-strings`.
      if (error instanceof EvalError) return { kind: 'no-code' };
      return { kind: 'no-schema', why: error instanceof Error ? error.message : String(error) };
    }
  };
}
