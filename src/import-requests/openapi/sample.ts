// A value that fits a schema: what the document gives as an example, or else one that is made. Not a package:
// a hostile document can ask for a value of any size, and secrets must not be made up.

import { fieldOf, isMapping, listOf, type Mapping } from '../draft/json.ts';
import { SECRET_VALUE } from '../draft/secrets.ts';
import { mappingOf, resolve } from './refs.ts';
import { sampleNumber, sampleText } from './sample-scalar.ts';

/** Deeper parts are left out where they may be. */
const DEEPEST = 8;
/** Parts of one value: without a limit, ten schemas that each refer twice to the next make a thousand. */
const MOST_PARTS = 500;
const MOST_PARTS_OF_ALL = 500_000;

export interface Sample {
  readonly value: unknown;
  /** Whether any part of it is not from the document. */
  readonly isMade: boolean;
}

/** What a document gives as a value, and whether it does. */
type Given = { readonly value: unknown } | undefined;

/** Of one document: what several operations share is made once. */
export class Samples {
  readonly root: Mapping;
  readonly #known = new Map<Mapping, Sample>();
  #partsLeft = MOST_PARTS_OF_ALL;

  constructor(root: Mapping) {
    this.root = root;
  }

  /** Of a parameter or a body: `example`, `examples`, and else its schema. */
  of(holder: Mapping): Sample {
    const known = this.#known.get(holder) ?? this.#make(holder);
    this.#known.set(holder, known);
    return known;
  }

  #make(holder: Mapping): Sample {
    const given = exampleOf(this.root, holder);
    if (given !== undefined) return { value: given.value, isMade: false };
    const sampler = new Sampler(this.root, Math.min(MOST_PARTS, this.#partsLeft));
    const value = sampler.valueOf(fieldOf(holder, 'schema'), 0);
    this.#partsLeft = Math.max(0, this.#partsLeft - sampler.parts);
    return { value: value === undefined ? 'string' : value, isMade: sampler.isMade };
  }
}

/** Whether it has an example. A default is what the server takes anyway. */
export function hasExample(root: Mapping, holder: Mapping): boolean {
  const schema = mappingOf(root, fieldOf(holder, 'schema'));
  const isInSchema = Object.hasOwn(schema, 'example') || Object.hasOwn(schema, 'examples');
  return isInSchema || exampleOf(root, holder) !== undefined;
}

/** In `examples` of OpenAPI each has a name, and a `value`. */
function exampleOf(root: Mapping, holder: Mapping): Given {
  if (Object.hasOwn(holder, 'example')) return { value: holder.example };
  const examples = fieldOf(holder, 'examples');
  const [first] = isMapping(examples) ? Object.values(examples) : [];
  const example = mappingOf(root, first);
  return Object.hasOwn(example, 'value') ? { value: example.value } : undefined;
}

/** By a schema: in version 3.1, `examples` is a list of values. */
function givenBy(schema: Mapping): Given {
  if (Object.hasOwn(schema, 'example')) return { value: schema.example };
  const [example] = listOf(fieldOf(schema, 'examples'));
  if (example !== undefined) return { value: example };
  if (Object.hasOwn(schema, 'const')) return { value: schema.const };
  if (Object.hasOwn(schema, 'default') && schema.default !== null) return { value: schema.default };
  const [choice] = listOf(fieldOf(schema, 'enum'));
  return choice !== undefined ? { value: choice } : undefined;
}

class Sampler {
  readonly #root: Mapping;
  /** Schemas around the one that is read: a ring ends where it closes. */
  readonly #open = new Set<unknown>();
  readonly #most: number;
  parts = 0;
  isMade = false;

  constructor(root: Mapping, most: number) {
    this.#root = root;
    this.#most = most;
  }

  /** @returns `undefined` where it is in a ring, too deep or too large */
  valueOf(node: unknown, depth: number): unknown {
    const schema = resolve(this.#root, node);
    this.parts++;
    if (!isMapping(schema) || this.#open.has(schema)) return undefined;
    if (depth > DEEPEST || this.parts > this.#most) return undefined;
    // An example of a password is mostly one of somebody's.
    if (schema.format === 'password') return SECRET_VALUE;
    const given = givenBy(schema);
    if (given !== undefined) return given.value;
    this.#open.add(schema);
    const value = this.#make(schema, depth);
    this.#open.delete(schema);
    return value;
  }

  #make(schema: Mapping, depth: number): unknown {
    const all = listOf(fieldOf(schema, 'allOf'));
    if (all.length > 0) return this.#together(schema, all, depth);
    const some = [...listOf(fieldOf(schema, 'oneOf')), ...listOf(fieldOf(schema, 'anyOf'))];
    for (const one of some) {
      const value = this.valueOf(one, depth + 1);
      if (value !== undefined && value !== null) return value;
    }
    return this.#ofType(typeOf(schema), schema, depth);
  }

  /** The parts of objects are joined; of others, the first that has a value counts. */
  #together(schema: Mapping, all: readonly unknown[], depth: number): unknown {
    const { allOf: _, ...own } = schema;
    const isOwn = ['properties', 'type', 'format'].some((key) => Object.hasOwn(own, key));
    const values = [...all, ...(isOwn ? [own] : [])].map((part) => this.valueOf(part, depth + 1));
    const objects = values.filter(isMapping);
    if (objects.length > 0)
      return Object.fromEntries(objects.flatMap((each) => Object.entries(each)));
    return values.find((value) => value !== undefined);
  }

  #ofType(type: string, schema: Mapping, depth: number): unknown {
    switch (type) {
      case 'object':
        return this.#object(schema, depth);
      case 'array':
        return this.#list(schema, depth);
      case 'null':
        return null;
      case 'boolean':
        this.isMade = true;
        return true;
      case 'integer':
      case 'number':
        this.isMade = true;
        return sampleNumber(schema, type);
      default:
        this.isMade = true;
        return sampleText(schema);
    }
  }

  /** `readOnly` properties are those that only answers have. */
  #object(schema: Mapping, depth: number): unknown {
    const properties = fieldOf(schema, 'properties');
    const entries = Object.entries(isMapping(properties) ? properties : {});
    const values = entries.flatMap(([name, property]) => {
      if (mappingOf(this.#root, property).readOnly === true) return [];
      const value = this.valueOf(property, depth + 1);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(values);
  }

  #list(schema: Mapping, depth: number): unknown {
    const items = [fieldOf(schema, 'items'), ...listOf(fieldOf(schema, 'prefixItems'))];
    const values = items.map((item) => this.valueOf(item, depth + 1));
    return values.filter((value) => value !== undefined);
  }
}

/** In version 3.1 it may be a list: `[string, 'null']`. */
function typeOf(schema: Mapping): string {
  const { type } = schema;
  const named = Array.isArray(type) ? type.find((each) => each !== 'null') : type;
  if (typeof named === 'string') return named;
  if (isMapping(schema.properties) || isMapping(schema.additionalProperties)) return 'object';
  return Object.hasOwn(schema, 'items') ? 'array' : 'string';
}
