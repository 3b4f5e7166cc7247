// What is read of a foreign report, derived from the report's schema: numbers, words from lists, hashes
// and times, all within bounds. Texts are left out unless the schema names what may stand there.

import * as z from 'zod';
import { REPORT_SCHEMA } from '../report-schema.ts';
import { factsOf, LARGEST } from '../schema/nodes.ts';
import type { Node } from '../schema/walk.ts';

/** Takes the place of a text that is not repeated. */
export const LEFT_OUT = '(left out)';

/** `replaced`: anything may stand there, or nothing; `by` takes its place. */
type Part =
  | { readonly kind: 'read'; readonly schema: z.ZodType }
  | { readonly kind: 'replaced'; readonly by: typeof LEFT_OUT | null };

function partOf(node: Node): Part {
  const { foreign } = factsOf(node);
  if (foreign === 'left-out') return { kind: 'replaced', by: LEFT_OUT };
  if (foreign !== undefined) return { kind: 'read', schema: foreign };
  if (node instanceof z.ZodString) return { kind: 'replaced', by: LEFT_OUT };
  if (!(node instanceof z.ZodNullable)) return { kind: 'read', schema: decoderOf(node) };
  const inner = partOf(node.unwrap());
  return inner.kind === 'read'
    ? { kind: 'read', schema: inner.schema.nullable() }
    : { kind: 'replaced', by: null };
}

function decoderOf(node: Node): z.ZodType {
  if (node instanceof z.ZodObject) return objectOf(node.shape);
  if (node instanceof z.ZodArray) {
    const element = partOf(node.element);
    if (element.kind === 'read') return z.array(element.schema).max(factsOf(node).most ?? 0);
  }
  if (node instanceof z.ZodNumber) return node.max(LARGEST);
  if (node instanceof z.ZodDiscriminatedUnion) return unionOf(node);
  if (node instanceof z.ZodEnum || node instanceof z.ZodLiteral || node instanceof z.ZodBoolean)
    return node;
  throw new TypeError(`nothing bounds the kind ${node._zod.def.type} in a foreign report`);
}

/** Keys that the schema does not know are dropped, so that a later version's report can be read. */
function objectOf(shape: Readonly<Record<string, Node>>) {
  const parts = Object.entries(shape).map(([key, node]) => ({ key, ...partOf(node) }));
  const read = parts.flatMap((part) => (part.kind === 'read' ? [[part.key, part.schema]] : []));
  const replaced = parts.flatMap((part) => (part.kind === 'replaced' ? [[part.key, part.by]] : []));
  const schema: z.ZodObject = z.object(Object.fromEntries(read));
  return schema.transform((values) => ({ ...values, ...Object.fromEntries(replaced) }));
}

function unionOf({ def, options }: z.ZodDiscriminatedUnion): z.ZodType {
  const [first, ...others] = options.flatMap((option: Node) =>
    option instanceof z.ZodObject ? [objectOf(option.shape)] : [],
  );
  return first === undefined
    ? z.never()
    : z.discriminatedUnion(def.discriminator, [first, ...others]);
}

/** Checks the bounds, puts `LEFT_OUT` in place of texts, and then has the type of a report. */
export const FOREIGN_REPORT = decoderOf(REPORT_SCHEMA).pipe(REPORT_SCHEMA);
