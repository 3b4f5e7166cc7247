// JSON that somebody else wrote: where a value ends, and how deep it goes, before it is parsed.

import * as z from 'zod';

/** Groups of k6 may hold groups; nothing else goes deeper than ten. */
const DEEPEST = 100;

/** Beyond 2^53 a number is not what was written. JSON has neither NaN nor infinities, but `1e999`. */
export const AMOUNT = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);
export const COUNT = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export type Extent =
  | { readonly kind: 'value'; readonly end: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'too-deep' };

/** Where the object or array that begins here ends; each character is looked at once. */
export function extentOf(text: string, start: number): Extent {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfString(text, at);
        break;
      case '{':
      case '[':
        depth += 1;
        if (depth > DEEPEST) return { kind: 'too-deep' };
        break;
      case '}':
      case ']':
        depth -= 1;
        if (depth === 0) return { kind: 'value', end: at + 1 };
        break;
    }
  }
  return { kind: 'open' };
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** @returns `undefined` where it is no JSON */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Whether a value is an object that has all these keys. */
export function hasKeys(
  value: unknown,
  ...keys: readonly string[]
): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    keys.every((key) => Object.hasOwn(value, key))
  );
}

/** Schemas are used once: zod would compile a function for each, which takes longer. */
export const ONCE = { jitless: true };
