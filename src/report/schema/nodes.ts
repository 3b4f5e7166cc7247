// The kinds of value that a report holds. Each node of the schema carries what else must be known of it:
// its description, whether secrets are masked in it, and what a foreign report may hold there.

import * as z from 'zod';

interface Facts {
  /** A definition that several places of the published schema refer to. */
  readonly id?: string | undefined;
  readonly description?: string | undefined;
  /**
   * Texts are masked, unless the node says otherwise. `never`: a word from a list. `unless-stamp`: a
   * time or a hash; masked only where it has another form.
   */
  readonly mask?: 'never' | 'unless-stamp' | undefined;
  /**
   * What a foreign report must hold here. By default numbers must be at most `LARGEST`, and texts are
   * left out: whatever stands there, the reader puts a text of ours in its place.
   */
  readonly foreign?: z.ZodType | 'left-out' | undefined;
  /** The longest list that is read from a foreign report. */
  readonly most?: number | undefined;
}

const NODE_FACTS = new WeakMap<z.core.$ZodType, Facts>();

export const factsOf = (node: z.core.$ZodType): Facts => NODE_FACTS.get(node) ?? {};

/** Not for a node that has facts already: it would lose them. */
export function withFacts<Node extends z.ZodType>(node: Node, facts: Facts): Node {
  NODE_FACTS.set(node, facts);
  return node;
}

/** Larger than everything that can be measured, and short enough to write down. */
export const LARGEST = 1e15;

/** Texts of a foreign report that its reader looks at, and replaces unless they are harmless. */
export const BOUNDED_TEXT = z.string().max(1_000_000);

export const text = (description?: string, facts: Facts = {}) =>
  withFacts(z.string(), { description, ...facts });

/** Only the form of a time is checked: whether it is true cannot be known. */
export const instant = () =>
  text('ISO 8601, UTC.', { mask: 'unless-stamp', foreign: z.iso.datetime().max(40) });

/** A commit's full hash. */
export const hash = (description?: string) =>
  text(description, { mask: 'unless-stamp', foreign: z.string().regex(/^[0-9a-f]{40,64}$/) });

export const oneOf = <const Word extends string>(words: readonly Word[], description?: string) =>
  withFacts(z.enum(words), { description, mask: 'never' });

export const kind = <const Word extends string>(word: Word) =>
  withFacts(z.literal(word), { mask: 'never' });

export const flag = (description?: string) => withFacts(z.boolean(), { description });

export const amount = (description?: string) => withFacts(z.number().min(0), { description });

export const count = (description?: string, foreign?: z.ZodType) =>
  withFacts(z.int().min(0), { description, foreign });

export const share = (description?: string) => withFacts(z.number().min(0).max(1), { description });

/** A ratio − 1. */
export const change = (description?: string) =>
  withFacts(z.number(), { description, foreign: z.number().min(-1).max(LARGEST) });

export const orNull = <Node extends z.ZodType>(node: Node, description?: string) =>
  withFacts(node.nullable(), { description });

export const list = <Node extends z.ZodType>(element: Node, most: number, description?: string) =>
  withFacts(z.array(element), { most, description });
