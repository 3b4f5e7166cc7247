// What is known about every input and request key beside its schema: the source of help, documents and defaults.

import * as z from 'zod';
import type { JsonKeywords, Kind, KindName } from '../read/kind.ts';

export const GROUPS = [
  'Server',
  'Load',
  'Tolerances',
  'Limits',
  'Comparison',
  'Outcome',
  'Files',
  'Import',
  'GitHub',
  'General',
] as const;
type Group = (typeof GROUPS)[number];

export type Place = 'flag' | 'file' | 'action';

/** All combinations that occur, by name. */
type Where =
  | 'everywhere'
  | 'beside-file'
  | 'flag'
  | 'noise-flag'
  | 'validate-flag'
  | 'import-flag'
  | 'file'
  | 'action'
  | 'action-or-file';

export const PLACES: Readonly<Record<Where, readonly Place[]>> = {
  everywhere: ['flag', 'file', 'action'],
  'beside-file': ['flag', 'action'],
  flag: ['flag'],
  'noise-flag': ['flag'],
  'validate-flag': ['flag'],
  'import-flag': ['flag'],
  file: ['file'],
  action: ['action'],
  'action-or-file': ['file', 'action'],
};

/** Written by hand for each input. */
interface Description {
  readonly group: Group;
  /** Absent: everywhere. */
  readonly where?: Where;
  /** One sentence without its full stop. */
  readonly says: string;
  readonly example?: string;
  /** Stands in for a default that depends on something: "the path of `url`". */
  readonly otherwise?: string;
  /**
   * A default that only the runner can fill in, and so the only kind that action.yml holds.
   * `otherwise` describes it: the runner refuses an action with an expression in a description.
   */
  readonly expression?: string;
  /** What to write instead, as a sentence, which the runner shows as a warning. */
  readonly deprecated?: string;
}

export interface Facts extends Description {
  readonly kind: KindName;
  readonly json: JsonKeywords;
  /** As the user would write it. */
  readonly preset?: string;
}

const INPUT_FACTS = z.registry<Facts>();

/** An input that may be left out. */
export function optional<T>({ schema, name, json }: Kind<T>, description: Description) {
  return schema.optional().register(INPUT_FACTS, { ...description, kind: name, json });
}

/** An input that has a default, which is read as if the user had written it. */
export function preset<T>({ schema, name, json }: Kind<T>, text: string, description: Description) {
  return schema
    .prefault(text)
    .register(INPUT_FACTS, { ...description, kind: name, json, preset: text });
}

/** A key without which the rest means nothing. */
export function required<T>({ schema, name, json }: Kind<T>, description: Description) {
  // A transformation alone may be absent.
  return z
    .unknown()
    .pipe(schema)
    .register(INPUT_FACTS, { ...description, kind: name, json });
}

/** A list or mapping of described keys. */
export function nested<Schema extends z.ZodType>(
  schema: Schema,
  kind: 'list' | 'mapping',
  description: Description,
) {
  const optionalSchema = schema.optional();
  INPUT_FACTS.add(optionalSchema, { ...description, kind, json: {} });
  return optionalSchema;
}

/** The same where it must be there. */
export function described<Schema extends z.ZodType>(
  schema: Schema,
  kind: 'list' | 'mapping',
  description: Description & Pick<Facts, 'json'>,
): Schema {
  INPUT_FACTS.add(schema, { ...description, kind });
  return schema;
}

export type NamedFacts = Facts & { readonly name: string };

/** The facts of every key of an object schema, in the order they are written. */
export function factsOf(object: z.ZodObject): readonly NamedFacts[] {
  return Object.entries(object.shape).flatMap(([name, schema]) => {
    const facts = schema instanceof z.ZodType ? INPUT_FACTS.get(schema) : undefined;
    return facts === undefined ? [] : [{ name, ...facts }];
  });
}

/** The default for readers, in code marks where it can be written like that. */
export function fallbackOf({ preset, otherwise }: Facts): string | undefined {
  return otherwise ?? (preset === undefined ? undefined : `\`${preset}\``);
}

/** The facts of one schema, where it is an input of its own. */
export function factsOfSchema(schema: z.ZodType): Facts | undefined {
  return INPUT_FACTS.get(schema);
}

/** What to tell a user who wrote the input somewhere else. */
export function belongsWhere(name: string, where: Where): string | undefined {
  switch (where) {
    case 'everywhere':
      return undefined;
    case 'beside-file':
      return `It does not belong in a file: write \`--${name}\`, or \`${name}\` under \`with:\`.`;
    case 'flag':
      return `It belongs to a command: write \`perf-gate compare --${name}\`.`;
    case 'noise-flag':
      return `It belongs to a command: write \`perf-gate noise --${name}\`.`;
    case 'validate-flag':
      return `It belongs to a command: write \`perf-gate validate --${name}\`.`;
    case 'import-flag':
      return `It belongs to a command: write \`perf-gate import-requests --${name}\`.`;
    case 'file':
      return 'It belongs in the configuration file.';
    case 'action':
      return 'It belongs to the action: write it under `with:`.';
    case 'action-or-file':
      return 'It belongs to the action: write it under `with:`, or in the configuration file.';
  }
}
