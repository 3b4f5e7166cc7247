// Bodies: JSON becomes `json`, other text stays text, and secrets become variables that the user sets.

import type { DraftBody } from './draft.ts';
import type { RawBody } from './raw-request.ts';
import {
  holdsSecret,
  isSecretName,
  isSecretNumber,
  mayHoldSecret,
  SECRET_VALUE,
} from './secrets.ts';
import { splitPair } from './target.ts';
import { joined, literal, reference, type Template, variableFor } from './template.ts';
import { wellFormed } from './well-formed.ts';

interface ReadBody {
  readonly body: DraftBody | undefined;
  /** Secrets that were replaced, to be looked for elsewhere. */
  readonly values: readonly string[];
}

/** The configuration file holds no more. */
const LONGEST_BODY = 200_000;
/** As deep as a body that people write, and far from the end of the stack. */
const DEEPEST = 60;

/**
 * @param type the content type; empty where none is given
 * @returns a phrase that says why it cannot be sent: "a body of …"
 */
export function readBody(raw: RawBody | undefined, type: string): ReadBody | string {
  if (raw === undefined) return { body: undefined, values: [] };
  if (raw.kind === 'json') return jsonBody(raw.value);
  const text = wellFormed(raw.text);
  if (/^multipart\//i.test(type)) return 'a body of several parts or files';
  if (text.trim() === '') return { body: undefined, values: [] };
  if (text.length > LONGEST_BODY) return `a body of more than ${LONGEST_BODY} characters`;
  const parsed = parsedJson(text);
  if (parsed !== undefined && isPlainJson(text)) {
    return /[/+]json\b/i.test(type) ? jsonBody(parsed.value) : jsonAsText(text, parsed.value);
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type) && !/^\s*[[{]/.test(text)) {
    return formBody(text);
  }
  if (mayHoldSecret(text)) return 'a body that may hold a secret';
  return { body: { kind: 'text', text: literal(text) }, values: [] };
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Whether nothing changes when it is read and written again, as a number of twenty digits would. */
function isPlainJson(text: string): boolean {
  const bare = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/gs, '""');
  const numbers = bare.match(/-?\d[\d.eE+-]*/g) ?? [];
  return depthOf(bare) <= DEEPEST && numbers.every((number) => String(Number(number)) === number);
}

function depthOf(bare: string): number {
  let deepest = 0;
  let depth = 0;
  for (const [bracket] of bare.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function jsonBody(value: unknown): ReadBody | string {
  const values: string[] = [];
  const clean = withoutSecrets(value, { name: '', isSecret: false, depth: 0, values });
  return typeof clean === 'string' ? clean : { body: { kind: 'json', value: clean.value }, values };
}

/** Of another type, as curl sends it by default: it stays a text, and as it is written where it holds no secret. */
function jsonAsText(text: string, value: unknown): ReadBody | string {
  const read = jsonBody(value);
  if (typeof read === 'string' || read.body?.kind !== 'json') return read;
  const clean =
    read.values.length === 0 ? literal(text) : (JSON.stringify(read.body.value) as Template);
  return { body: { kind: 'text', text: clean }, values: read.values };
}

interface Where {
  /** The nearest key. */
  readonly name: string;
  readonly isSecret: boolean;
  readonly depth: number;
  readonly values: string[];
}

/** @returns a phrase that says why it cannot be sent */
function withoutSecrets(value: unknown, where: Where): { readonly value: unknown } | string {
  const { name, isSecret, depth, values } = where;
  if (depth > DEEPEST) return `a body nested more than ${DEEPEST} deep`;
  if (value === SECRET_VALUE) return { value: reference(variableFor(name)) };
  if (typeof value === 'string') {
    if (value === '' || !(isSecret || holdsSecret(value) || mayHoldSecret(value)))
      return { value: literal(wellFormed(value)) };
    values.push(value);
    return { value: reference(variableFor(name)) };
  }
  if (typeof value === 'number') {
    if (isSecret && isSecretNumber(name)) return { value: reference(variableFor(name)) };
    // JSON has no other zero, and YAML would make two of it.
    return { value: Object.is(value, -0) ? 0 : value };
  }
  if (typeof value !== 'object' || value === null) return { value: value ?? null };
  const parts: (readonly [key: string, value: unknown])[] = [];
  for (const [key, part] of Object.entries(value)) {
    // No key is completed from the environment, and there is no way to write that it is none.
    if (key.includes('${env:')) return 'a body with a key that looks like a variable';
    const inside = Array.isArray(value)
      ? { ...where, depth: depth + 1 }
      : { name: key, isSecret: isSecret || isSecretName(key), depth: depth + 1, values };
    const clean = withoutSecrets(part, inside);
    if (typeof clean === 'string') return clean;
    parts.push([wellFormed(key), clean.value]);
  }
  // Not by assignment, which `__proto__` would not survive.
  return {
    value: Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts),
  };
}

/** Other pairs stay as they are written. */
function formBody(text: string): ReadBody {
  const values: string[] = [];
  const pairs = text.split('&').map((pair): Template => {
    const [name, value] = splitPair(pair);
    if (value === '' || !(isSecretName(name) || holdsSecret(value) || mayHoldSecret(value)))
      return literal(pair);
    values.push(value);
    return joined(pair.slice(0, pair.indexOf('=') + 1), reference(variableFor(name)));
  });
  return { body: { kind: 'text', text: pairs.join('&') as Template }, values };
}
