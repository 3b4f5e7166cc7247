// Takes a value from an answer: what a login returns, or the number of what was created.

import { compilePattern } from '../../pattern.ts';
import type { SentRequest } from '../../plan/plan.ts';
import type { CapturedValue, CapturePlan, CaptureSource } from '../../plan/request-plan.ts';
import type { Part } from '../../plan/template.ts';
import { isFieldValue, isRequestPath } from '../../request-text.ts';
import { BYTES_PER_KIBIBYTE } from '../../units.ts';
import { decodeBody } from './decode-body.ts';
import { follow, parseJson } from './json-pointer.ts';

/** Longer ones are no tokens: they would fill each request. */
const LONGEST_VALUE = 65_536;
const MOST_NAMED = 8;

/** In bytes. */
const LONGEST_DECODED = 16 * 1_024 * BYTES_PER_KIBIBYTE;

export type Capture =
  | { readonly kind: 'found'; readonly value: CapturedValue }
  /** Continues the name of the value: `is not in the body at /token`. */
  | { readonly kind: 'not-found'; readonly why: string };

/** An answer of which everything was kept that a value may be taken from. */
export interface KeptToCapture {
  /** Whether the body is longer than what was kept of it. */
  readonly isCut: boolean;
  /** How much that is: `1 MiB`. */
  readonly longest: string;
  /** @param name in lower case */
  fields(name: string): readonly string[];
  bytes(): Buffer;
}

/** Where a value goes: not everything may stand everywhere. */
export type Fit = 'anywhere' | 'header' | 'path';

/** What is taken from each answer to a step of a flow. */
export interface OutgoingCapture extends CapturePlan {
  readonly fit: Fit;
}

/** @param behind the steps that may use it */
export function fitOf(name: string, behind: readonly SentRequest[]): Fit {
  const isIt = (part: Part): boolean =>
    part.kind === 'value' && part.value.kind === 'captured' && part.value.name === name;
  const isWholePath = ({ template }: SentRequest): boolean =>
    template?.path.some((part) => isIt(part) && 'writing' in part && part.writing === 'plain') ??
    false;
  if (behind.some(isWholePath)) return 'path';
  const isInHeader = ({ template }: SentRequest): boolean =>
    template?.headers.some((parts) => parts.some(isIt)) ?? false;
  return behind.some(isInHeader) ? 'header' : 'anywhere';
}

/** What a server sends must not become a header of its own, or another request. */
export function whyUnfit({ text }: CapturedValue, fit: Fit): string | undefined {
  if (fit !== 'anywhere' && !isFieldValue(text)) {
    return 'it has characters that are not allowed in a header';
  }
  return fit === 'path' && !isRequestPath(text) ? 'it is no path' : undefined;
}

export function captureFrom(answer: KeptToCapture, from: CaptureSource): Capture {
  const found = findIn(answer, from);
  if ('why' in found) return { kind: 'not-found', why: found.why };
  if (found.text === '') return { kind: 'not-found', why: 'it is empty' };
  if (found.text.length > LONGEST_VALUE) {
    const why = `has ${found.text.length} characters, more than ${LONGEST_VALUE}`;
    return { kind: 'not-found', why };
  }
  return { kind: 'found', value: found };
}

type Found = CapturedValue | { readonly why: string };

function findIn(answer: KeptToCapture, from: CaptureSource): Found {
  switch (from.kind) {
    case 'json':
      return findInJson(answer, from.pointer);
    case 'header':
      return textOr(answer.fields(from.header)[0], `no header \`${from.header}\` in the answer`);
    case 'cookie':
      return findCookie(answer.fields('set-cookie'), from.cookie);
    case 'matches':
      return findByPattern(answer, from.pattern);
  }
}

const textOr = (text: string | undefined, missing: string): Found =>
  text === undefined ? { why: missing } : { text, json: JSON.stringify(text) };

type Text = { readonly text: string } | { readonly why: string };

/** Whether the request asked for it or not, a compressed body is read. */
function textOfBody(answer: KeptToCapture): Text {
  if (answer.isCut) return { why: `the body is longer than ${answer.longest}` };
  const codings = answer.fields('content-encoding');
  if (codings.length === 0) return { text: answer.bytes().toString('utf8') };
  const decoded = decodeBody(answer.bytes(), codings, LONGEST_DECODED);
  return decoded.kind === 'fault' ? { why: decoded.fault } : { text: decoded.bytes.toString() };
}

function findInJson(answer: KeptToCapture, pointer: string): Found {
  const body = textOfBody(answer);
  if ('why' in body) return body;
  let value: unknown;
  try {
    value = parseJson(body.text);
  } catch {
    return { why: 'the body is not JSON' };
  }
  const found = follow(pointer, value);
  if (found === undefined) return { why: `nothing at \`${pointer}\` in the body` };
  if (found.value === null) return { why: `null at \`${pointer}\` in the body` };
  if (typeof found.value === 'object') {
    const what = Array.isArray(found.value) ? 'list' : 'mapping';
    return { why: `a ${what} at \`${pointer}\` in the body` };
  }
  if (typeof found.value === 'number' && !isExact(found.value)) {
    return { why: `a number at \`${pointer}\` that has more digits than can be kept` };
  }
  return { text: String(found.value), json: JSON.stringify(found.value) };
}

/** RFC 6265 section 5.2: what has no `=` is no cookie, and the last one of a name is kept. */
function findCookie(fields: readonly string[], name: string): Found {
  const pairs = fields.flatMap((field) => {
    const [pair = ''] = field.split(';');
    const end = pair.indexOf('=');
    return end < 0 ? [] : [{ name: pair.slice(0, end).trim(), text: pair.slice(end + 1).trim() }];
  });
  const names = [...new Set(pairs.map((pair) => pair.name))].slice(0, MOST_NAMED);
  const came = names.length === 0 ? 'none' : names.map((one) => `\`${one}\``).join(', ');
  const last = pairs.findLast((pair) => pair.name === name);
  return textOr(last?.text, `no cookie \`${name}\` in the answer, which sets ${came}`);
}

/** Another number may have become this one when it was read (RFC 8259 section 6). */
const isExact = (value: number): boolean =>
  Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);

function findByPattern(answer: KeptToCapture, pattern: RegExp): Found {
  const body = textOfBody(answer);
  if ('why' in body) return body;
  const { text } = body;
  const compiled = compilePattern(pattern);
  if (compiled === undefined) throw new TypeError('a pattern that cannot be compiled');
  if (text.length > compiled.longestText) {
    return { why: `the body has ${text.length} characters, too many for the pattern` };
  }
  return textOr(compiled.find(text), 'the pattern matches nothing in the body');
}
