// The JSON Schema of the configuration file, for editors: the same table, seen from outside.

import { z } from 'zod';
import { type Facts, factsOfSchema } from '../../src/plan/table/described.ts';
import { FLOW_INPUTS, UNIT_INPUTS } from '../../src/plan/table/flow.ts';
import { FILE_INPUTS } from '../../src/plan/table/inputs.ts';
import { REQUEST_INPUTS } from '../../src/plan/table/request.ts';

/** A value for `schema/perf-gate.schema.json`, JSON Schema draft 2020-12. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = toJsonSchema(FILE_INPUTS);
  return {
    $schema,
    title: 'perf-gate.yml',
    description: 'What perf-gate shall start, load and forgive.',
    ...schema,
  };
}

const toJsonSchema = (of: z.ZodType): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(of, {
    io: 'input',
    // A reader says nothing of what it accepts; `override` does.
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const facts = zodSchema instanceof z.ZodType ? factsOfSchema(zodSchema) : undefined;
      if (facts !== undefined) Object.assign(jsonSchema, describe(facts));
      if (zodSchema === UNIT_INPUTS)
        Object.assign(jsonSchema, eitherOf(REQUEST_INPUTS, FLOW_INPUTS));
    },
  });

const eitherOf = (...objects: readonly z.ZodType[]) => ({
  anyOf: objects.map((object) => {
    const { $schema, ...schema } = toJsonSchema(object);
    return schema;
  }),
});

function describe({ says, preset, otherwise, example, json }: Facts) {
  const fallback = otherwise === undefined ? '' : ` By default ${otherwise}.`;
  return {
    ...json,
    description: `${says}.${fallback}`,
    ...(preset === undefined ? {} : { default: inFileForm(preset, json.type) }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

/** Defaults are kept as text; the file writes numbers and switches plainly. */
function inFileForm(preset: string, type: unknown): string | number | boolean {
  if (type === 'integer') return Number(preset);
  return type === 'boolean' ? preset === 'true' : preset;
}
