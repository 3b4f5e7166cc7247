// The way through the schema beside a value that it describes.

import * as z from 'zod';

export type Node = z.core.$ZodType;

/** What a node is where it is not null; the facts of its texts are kept there. */
export const withoutNull = (node: Node): Node =>
  node instanceof z.ZodNullable ? node.unwrap() : node;

/** The schema of each key that this value may have, in the order of the schema. */
export function propertiesOf(node: Node, value: object): ReadonlyMap<string, Node> {
  const inner = withoutNull(node);
  if (inner instanceof z.ZodObject) return new Map(Object.entries(inner.shape));
  if (!(inner instanceof z.ZodDiscriminatedUnion)) return new Map();
  const name = inner.def.discriminator;
  const chosen = Object.entries(value).find(([key]) => key === name)?.[1];
  return (
    inner.options
      .map((option: Node) => propertiesOf(option, value))
      .find((properties) => {
        const word = properties.get(name);
        return word !== undefined && z.safeParse(word, chosen).success;
      }) ?? new Map()
  );
}

export function elementOf(node: Node): Node | undefined {
  const inner = withoutNull(node);
  return inner instanceof z.ZodArray ? inner.element : undefined;
}
