// JSON whose shape is not known yet.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: unknown, ...path: readonly string[]): JsonObject {
  const found = path.reduce<unknown>(
    (inside, key) => (isJsonObject(inside) ? inside[key] : undefined),
    value,
  );
  if (isJsonObject(found)) return found;
  throw new Error(`There is no object at ${path.join('.')}.`);
}
