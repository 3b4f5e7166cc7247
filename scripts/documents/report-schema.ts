// The JSON Schemas of what `--json` writes, for scripts that read it: the same schemas, seen from outside.

import { z } from 'zod';
import { REPORT_SCHEMA } from '../../src/report/report-schema.ts';
import { HISTORY_SCHEMA } from '../../src/report/schema/history.ts';
import { factsOf } from '../../src/report/schema/nodes.ts';
import type { Node } from '../../src/report/schema/walk.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** Filled on the way, by the ids of the nodes. */
type Definitions = Map<string, JsonSchema>;

/** A value for `schema/report.schema.json`, JSON Schema draft 2020-12. */
export const reportJsonSchema = (): JsonSchema => documentOf(REPORT_SCHEMA, 'perf-gate report');

/** The same for `schema/history.schema.json`. */
export const historyJsonSchema = (): JsonSchema => documentOf(HISTORY_SCHEMA, 'perf-gate history');

function documentOf(schema: Node, title: string): JsonSchema {
  const definitions: Definitions = new Map();
  const { description } = factsOf(schema);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description,
    ...formOf(schema, definitions),
    $defs: Object.fromEntries(definitions),
  };
}

function schemaOf(node: Node, definitions: Definitions): JsonSchema {
  const { id, description } = factsOf(node);
  const described = description === undefined ? {} : { description };
  if (id === undefined) return { ...formOf(node, definitions), ...described };
  if (!definitions.has(id)) {
    // Holds the place, so that definitions stand in the order in which a reader meets them.
    definitions.set(id, {});
    definitions.set(id, { ...described, ...formOf(node, definitions) });
  }
  return { $ref: `#/$defs/${id}` };
}

function formOf(node: Node, definitions: Definitions): JsonSchema {
  if (node instanceof z.ZodNullable) return orNull(schemaOf(node.unwrap(), definitions));
  if (node instanceof z.ZodObject) return objectOf(node.shape, definitions);
  if (node instanceof z.ZodDiscriminatedUnion)
    return { oneOf: node.options.map((option: Node) => schemaOf(option, definitions)) };
  if (node instanceof z.ZodArray) return listOf(node, definitions);
  if (node instanceof z.ZodNumber) return numberOf(node);
  if (node instanceof z.ZodEnum) return { enum: node.options };
  if (node instanceof z.ZodLiteral) return { const: node.value };
  if (node instanceof z.ZodBoolean) return { type: 'boolean' };
  if (node instanceof z.ZodString || node instanceof z.ZodCustom) return { type: 'string' };
  throw new TypeError(`JSON Schema has no form here for the kind ${node._zod.def.type}`);
}

const orNull = (schema: JsonSchema): JsonSchema =>
  typeof schema.type === 'string' && schema.type !== 'object'
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };

function objectOf(shape: Readonly<Record<string, Node>>, definitions: Definitions): JsonSchema {
  const properties = Object.entries(shape).map(([key, node]) => [key, schemaOf(node, definitions)]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: Object.keys(shape),
    additionalProperties: false,
  };
}

function listOf(node: z.ZodArray, definitions: Definitions): JsonSchema {
  const { minItems } = z.toJSONSchema(node, { unrepresentable: 'any' });
  return {
    type: 'array',
    items: schemaOf(node.element, definitions),
    ...(minItems === undefined ? {} : { minItems }),
  };
}

/** That a number can be held exactly is not a bound which a reader must know. */
function numberOf({ isInt, minValue, maxValue }: z.ZodNumber): JsonSchema {
  const isBound = (value: number | null) => value !== null && Number.isFinite(value);
  return {
    type: isInt ? 'integer' : 'number',
    ...(isBound(minValue) && minValue !== Number.MIN_SAFE_INTEGER ? { minimum: minValue } : {}),
    ...(isBound(maxValue) && maxValue !== Number.MAX_SAFE_INTEGER ? { maximum: maxValue } : {}),
  };
}
