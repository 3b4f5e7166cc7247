// Fields of a run record. A field is one schema: its type, its strict decoder and its encoder follow from it.
// Records are hostile input, so every text, list and number has a bound.

import * as z from 'zod';
import { Histogram } from '../histogram.ts';

export interface Field<Value> {
  /** Refuses what we do not write; the rest becomes a value. */
  readonly schema: z.ZodType<Value>;
  /** Plain JSON. Checks nothing; `undefined` leaves the key out. */
  encode(value: Value): unknown;
}

export type ValueOf<F> = F extends Field<infer Value> ? Value : never;

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<F extends Fields> = { readonly [Key in keyof F]: ValueOf<F[Key]> };

const LONGEST_TEXT = 200;
/** A record that pools several attempts continues the numbers of the blocks. */
const HIGHEST_NUMBER = 10_000;

/** A value that is stored as it is. */
export const plain = <Value>(schema: z.ZodType<Value>): Field<Value> => ({
  schema,
  encode: (value) => value,
});

export const boundedText = (longest: number): Field<string> => plain(z.string().max(longest));
/** A text of a server or a machine: cut when it is written, so that it can be read back. */
export const cutText = (longest = LONGEST_TEXT): Field<string> => ({
  ...boundedText(longest),
  encode: (value) => value.slice(0, longest),
});
export const text = boundedText(LONGEST_TEXT);
export const hash = plain(z.string().regex(/^[0-9a-f]{40,64}$/));
/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const instant = plain<string>(z.iso.datetime());
export const flag = plain(z.boolean());
export const count = plain(z.int().min(0));
/** Counted from 1. */
export const ordinal = plain(z.int().min(1).max(HIGHEST_NUMBER));
/** More is no measurement, and sums of it would leave the range of numbers. */
export const amount = plain(z.number().min(0).max(Number.MAX_SAFE_INTEGER));

/** @param unit of `units.ts`, which gives the number its unit */
export const quantity = <Value extends number>(unit: (value: number) => Value): Field<Value> =>
  plain(amount.schema.transform(unit));

export const oneOf = <const Value extends string>(values: readonly Value[]): Field<Value> =>
  plain<Value>(z.enum(values));

/** Stored as base64. Most histograms are empty, and an empty one is left out. */
export const histogram: Field<Histogram> = {
  schema: z
    .string()
    .optional()
    .transform((encoded, context) => {
      if (encoded === undefined) return new Histogram();
      try {
        return Histogram.decode(encoded);
      } catch (error) {
        const message = error instanceof Error ? error.message : 'the histogram is damaged';
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      }
    }),
  encode: (value) => (value.isEmpty ? undefined : value.encode()),
};

/** `undefined` is stored as `null`. The key is always there, so that nothing is lost unnoticed. */
export const optional = <Value>(field: Field<Value>): Field<Value | undefined> => ({
  schema: field.schema.nullable().transform((value) => value ?? undefined),
  encode: (value) => encodeOptional(field, value),
});

/** Like `optional`, but the key may be missing: earlier versions did not write it. */
export const addedLater = <Value>(field: Field<Value>): Field<Value | undefined> => ({
  schema: field.schema.nullish().transform((value): Value | undefined => value ?? undefined),
  encode: (value) => encodeOptional(field, value),
});

const encodeOptional = <Value>(field: Field<Value>, value: Value | undefined): unknown =>
  value === undefined ? null : field.encode(value);

/** @param before the value in records of earlier versions, which did not write the key */
export const withDefault = <Value>(field: Field<Value>, before: Value): Field<Value> => ({
  ...field,
  schema: field.schema.optional().transform((value) => value ?? before),
});

/** Other keys are refused. Keys are written in the order of `fields`. */
export function object<F extends Fields>(fields: F): Field<ValuesOf<F>> {
  const entries = Object.entries(fields);
  const schemas = Object.fromEntries(entries.map(([key, { schema }]) => [key, schema]));
  return {
    schema: z.strictObject(schemas) as z.ZodType<unknown> as z.ZodType<ValuesOf<F>>,
    encode: (value) =>
      Object.fromEntries(entries.map(([key, field]) => [key, field.encode(value[key])])),
  };
}

export const list = <Value>(field: Field<Value>, most: number): Field<readonly Value[]> => ({
  schema: z.array(field.schema).max(most),
  encode: (values) => values.map((value) => field.encode(value)),
});

/** A field whose parts must also agree with each other. */
export const checked = <Value>(
  field: Field<Value>,
  isSound: (value: Value) => boolean,
  message: string,
): Field<Value> => ({ ...field, schema: field.schema.refine(isSound, message) });

/** A field that is another value in memory than its schema yields. */
export const mapped = <Stored, Value>(
  field: Field<Stored>,
  toValue: (stored: Stored) => Value,
  toStored: (value: Value) => Stored,
): Field<Value> => ({
  schema: field.schema.transform(toValue),
  encode: (value) => field.encode(toStored(value)),
});

/** Whether no name appears twice. */
export const haveUniqueNames = (named: readonly { readonly name: string }[]): boolean =>
  new Set(named.map(({ name }) => name)).size === named.length;
