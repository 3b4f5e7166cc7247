// An OpenAPI description reduced to some operations, and to what checking needs.

import { isJsonObject, type Json, type JsonObject, objectIn } from './json.ts';

const PROSE = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'title',
  'headers',
  'x-github',
  'x-githubEnterpriseOnly',
  'x-github-breaking-changes',
  'x-octokit',
]);

/** Inside these the keys are names that GitHub chose, not words of OpenAPI. */
const MAPS_OF_NAMES = new Set(['properties', 'patternProperties', 'schemas', 'paths']);

/** The operations with all components they refer to; throws for an operation that is not there. */
export function cutDown(whole: unknown, names: readonly string[]): JsonObject {
  const paths = operationsOf(objectIn(whole, 'paths'), new Set(names));
  const found = Object.values(paths).flatMap((path) => Object.values(objectIn(path)));
  const missing = names.filter(
    (name) => !found.some((each) => objectIn(each).operationId === name),
  );
  if (missing.length > 0) throw new Error(`GitHub does not describe ${missing.join(', ')}.`);
  return {
    openapi: stringAt(whole, 'openapi'),
    info: objectIn(whole, 'info'),
    paths,
    components: componentsFor(whole, [paths, ALWAYS]),
  };
}

/** What GitHub answers to any request that it refuses, also where the operation does not say so. */
const ALWAYS: Json = { $ref: '#/components/schemas/basic-error' };

function operationsOf(paths: JsonObject, names: ReadonlySet<string>): Record<string, JsonObject> {
  const kept: Record<string, JsonObject> = {};
  for (const [path, methods] of Object.entries(paths)) {
    const wanted = Object.entries(objectIn(methods)).filter(
      ([, operation]) => isJsonObject(operation) && names.has(String(operation.operationId)),
    );
    const pruned = wanted.map(([method, operation]) => [method, withoutProse(operation)]);
    if (wanted.length > 0) kept[path] = Object.fromEntries(pruned);
  }
  return kept;
}

function withoutProse(value: Json): Json {
  if (isList(value)) return value.map(withoutProse);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !PROSE.has(key));
  return Object.fromEntries(
    kept.map(([key, inner]) => [
      key,
      MAPS_OF_NAMES.has(key) && isJsonObject(inner)
        ? withoutProseInside(inner)
        : withoutProse(inner),
    ]),
  );
}

function withoutProseInside(map: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name, withoutProse(value)]),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function componentsFor(whole: unknown, roots: readonly Json[]): JsonObject {
  const components: Record<string, Record<string, Json>> = {};
  const pending = roots.flatMap(referencesIn);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [kind = '', name = ''] = next.replace('#/components/', '').split('/');
    components[kind] ??= {};
    if (components[kind][name] !== undefined) continue;
    const pruned = withoutProse(objectIn(whole, 'components', kind, name));
    components[kind][name] = pruned;
    pending.push(...referencesIn(pruned));
  }
  return sorted(components);
}

function sorted(components: Record<string, Record<string, Json>>): JsonObject {
  const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
    one < other ? -1 : 1;
  const kinds = Object.entries(components).sort(byName);
  return Object.fromEntries(
    kinds.map(([kind, named]) => [kind, Object.fromEntries(Object.entries(named).sort(byName))]),
  );
}

function referencesIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

function stringAt(value: unknown, key: string): string {
  return String(objectIn(value)[key]);
}
