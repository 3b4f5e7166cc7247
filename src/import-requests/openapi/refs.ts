// References within a document: `$ref: '#/components/schemas/Pet'` (RFC 6901).

import { fieldOf, isMapping, type Mapping } from '../draft/json.ts';

/** A chain of references may be a ring. */
const LONGEST_CHAIN = 50;

/**
 * What a node stands for.
 * @returns `undefined` where a reference leads nowhere, in a ring, or to another file
 */
export function resolve(root: Mapping, node: unknown): unknown {
  let found = node;
  for (let left = LONGEST_CHAIN; left > 0; left--) {
    const reference = fieldOf(found, '$ref');
    if (typeof reference !== 'string') return found;
    found = lookUp(root, reference);
  }
  return undefined;
}

/** Whether a node is found in another file only. */
export function isElsewhere(node: unknown): boolean {
  const reference = fieldOf(node, '$ref');
  return typeof reference === 'string' && !reference.startsWith('#');
}

function lookUp(root: Mapping, reference: string): unknown {
  if (!reference.startsWith('#')) return undefined;
  let found: unknown = root;
  for (const token of reference.slice(1).split('/').slice(1)) {
    const key = decoded(token).replaceAll('~1', '/').replaceAll('~0', '~');
    found = Array.isArray(found) ? found[Number(key)] : fieldOf(found, key);
  }
  return found;
}

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** The mapping that a node stands for; empty where it is none. */
export function mappingOf(root: Mapping, node: unknown): Mapping {
  const found = resolve(root, node);
  return isMapping(found) ? found : {};
}
