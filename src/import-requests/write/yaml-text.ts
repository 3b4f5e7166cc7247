// One request as lines of YAML. Whatever it holds, it stays a text on one line, and hides nothing on a terminal.

import { Document, type Scalar, visit } from 'yaml';
import { escapePlaceholders } from '../../plan/check-requests.ts';
import { referencesIn } from '../../plan/secrets.ts';
import { visibleText } from '../../report/visible-text.ts';
import type { Draft } from '../draft/draft.ts';
import { defaultName } from './names.ts';

/**
 * What a terminal obeys or does not show, and what a runner of GitHub would take for a command: written as an
 * escape in double quotes.
 */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u0085\u00a0]|##\[/u;
const HOSTILE_PARTS =
  /(?!\n)[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u0085\u00a0]|(?<=#)#(?=\[)/gu;

const ONE_LINE = {
  lineWidth: 0,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

/** @param name its own; `weight`: from 1 to 1000 */
export function requestLines(draft: Draft, name: string, weight: number): string {
  const document = new Document([entryOf(draft, name, weight)]);
  visit(document, {
    Scalar: (position, scalar) => {
      if (typeof scalar.value === 'string') prepare(scalar, scalar.value, position === 'key');
    },
  });
  const text = document
    .toString(ONE_LINE)
    .replace(HOSTILE_PARTS, escaped)
    .trimEnd()
    .replace(/^(?=.)/gm, '  ');
  return `${draft.notes.map(commentLine).join('')}${text}\n`;
}

/** Keys refer to nothing, whatever they hold. */
function prepare(scalar: Scalar, value: string, isKey: boolean): void {
  if (HOSTILE.test(value)) scalar.type = 'QUOTE_DOUBLE';
  if (!isKey && referencesIn(value).length > 0) scalar.comment = ' a secret was left out';
}

function entryOf(draft: Draft, name: string, weight: number): Readonly<Record<string, unknown>> {
  const { method, target, headers, body, status } = draft;
  const escapedHeaders = headers.map(([key, value]) => [key, escapePlaceholders(value)]);
  return {
    ...(name === defaultName(draft) ? {} : { name }),
    ...(method === 'GET' ? {} : { method }),
    path: target,
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(escapedHeaders) }),
    ...bodyOf(body),
    ...(weight === 1 ? {} : { weight }),
    ...(status === undefined ? {} : { expect: { status } }),
  };
}

function bodyOf(body: Draft['body']): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  return body.kind === 'json'
    ? { json: escapeStrings(body.value) }
    : { body: escapePlaceholders(body.text) };
}

/** In the strings, and not in the keys, where no placeholder is looked for. */
function escapeStrings(value: unknown): unknown {
  if (typeof value === 'string') return escapePlaceholders(value);
  if (Array.isArray(value)) return value.map(escapeStrings);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escapeStrings(part)]));
}

function escaped(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

const LONGEST_COMMENT = 160;

/** For a text that may come from anywhere. */
export const commentLine = (text: string): string => `  # ${commentText(text)}\n`;

/** Nobody shall take it for a reference, or for a command of a runner. */
export const commentText = (text: string): string =>
  visibleText(text, LONGEST_COMMENT).replaceAll('${', '$ {').replaceAll('##[', '# #[');
