// GitHub's description of its API, made ready for a checker of JSON Schema.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isJsonObject, type Json, type JsonObject, objectIn } from './json.ts';
import { OPERATIONS, type OperationName } from './operations.ts';

const FILE = join(resolve(import.meta.dirname, '..'), 'fixtures/github/openapi.json');

export interface Operation {
  readonly name: OperationName;
  /** Upper case. */
  readonly method: string;
  /** `/repos/{owner}/{repo}` */
  readonly template: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody: JsonObject | undefined;
  /** By status. */
  readonly responses: ReadonlyMap<number, JsonObject>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly isRequired: boolean;
  /** Its value may contain slashes, as the name of a branch does. */
  readonly isMultiSegment: boolean;
  readonly schema: JsonObject;
}

export interface OpenapiDocument {
  readonly operations: readonly Operation[];
  /** To be known to the checker as `github`, because schemas refer to it. */
  readonly root: JsonObject;
}

export function readOpenapiDocument(): OpenapiDocument {
  const root = objectIn(toJsonSchema(withKnownDifferences(JSON.parse(readFileSync(FILE, 'utf8')))));
  const operations = Object.entries(objectIn(root, 'paths')).flatMap(([template, methods]) =>
    Object.entries(objectIn(methods)).map(([method, operation]) =>
      readOperation(root, template, method, objectIn(operation)),
    ),
  );
  return { operations, root };
}

function readOperation(
  root: JsonObject,
  template: string,
  method: string,
  operation: JsonObject,
): Operation {
  const parameters = Array.isArray(operation.parameters) ? operation.parameters : [];
  const responses = Object.entries(objectIn(operation, 'responses'));
  return {
    name: nameOf(operation),
    method: method.toUpperCase(),
    template,
    parameters: parameters.map((each) => readParameter(followed(root, each))),
    requestBody:
      operation.requestBody === undefined ? undefined : schemaOf(root, operation.requestBody),
    responses: new Map(
      responses.map(([status, response]) => [Number(status), schemaOf(root, response) ?? {}]),
    ),
  };
}

function nameOf(operation: JsonObject): OperationName {
  const name = OPERATIONS.find((each) => each === operation.operationId);
  if (name !== undefined) return name;
  throw new Error(`${operation.operationId}: run scripts/github-openapi.ts again.`);
}

function readParameter(parameter: JsonObject): Parameter {
  return {
    name: String(parameter.name),
    in: String(parameter.in),
    isRequired: parameter.required === true,
    isMultiSegment: parameter['x-multi-segment'] === true,
    schema: objectIn(parameter, 'schema'),
  };
}

/** The schema of a request's or a response's JSON; `undefined` where no body is described. */
function schemaOf(root: JsonObject, described: Json): JsonObject | undefined {
  const { content } = followed(root, described);
  return content === undefined ? undefined : objectIn(content, 'application/json', 'schema');
}

function followed(root: JsonObject, value: Json): JsonObject {
  const object = objectIn(value);
  if (typeof object.$ref !== 'string') return object;
  return objectIn(root, ...object.$ref.replace('#/', '').split('/'));
}

/** What GitHub does otherwise than it says. Each one is a hole in the check: keep them few. */
function withKnownDifferences(document: Json): Json {
  const schemas = { components: { schemas: objectIn(document, 'components', 'schemas') } };
  const nullable = (schema: string, ...path: readonly string[]): void => {
    const place = objectIn(schemas, 'components', 'schemas', schema, ...path);
    const { $ref } = place;
    if (typeof $ref === 'string') Object.assign(place, { anyOf: [{ $ref }, { type: 'null' }] });
    Reflect.deleteProperty(place, '$ref');
  };
  // A fork that was deleted: seen as `null` in runs and in pull requests.
  nullable('workflow-run', 'properties', 'head_repository');
  for (const schema of ['pull-request', 'pull-request-simple']) {
    nullable(schema, 'properties', 'head', 'properties', 'repo');
  }
  nullable('pull-request', 'properties', 'head', 'properties', 'user');
  // Ranges such as `>=2026-01-01` are what `created` is for, says its own description.
  Reflect.deleteProperty(
    objectIn(document, 'components', 'parameters', 'created', 'schema'),
    'format',
  );
  return document;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema lists types, and leaves objects open. */
function toJsonSchema(value: Json, isPart = false): Json {
  if (isList(value)) return value.map((each) => toJsonSchema(each, isPart));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, Json] => [
    key,
    toJsonSchema(inner, key === 'allOf'),
  ]);
  const converted = Object.fromEntries(entries);
  const closed = isPart ? converted : close(converted);
  return closed.nullable === true ? nullableSchema(closed) : closed;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** So that the fake invents no field, and we send none that GitHub does not know. */
function close(schema: JsonObject): JsonObject {
  const isOpenObject =
    schema.type === 'object' &&
    isJsonObject(schema.properties) &&
    schema.additionalProperties === undefined &&
    !['allOf', 'anyOf', 'oneOf'].some((key) => key in schema);
  return isOpenObject ? { ...schema, additionalProperties: false } : schema;
}

function nullableSchema({ nullable: _, ...schema }: JsonObject): JsonObject {
  return { anyOf: [{ type: 'null' }, schema] };
}
