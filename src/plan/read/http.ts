// Reads the parts of an HTTP request and of the expected answer, as RFC 9110 allows them.

import { isFieldValue, isRequestPath, LONGEST_PATH } from '../../request-text.ts';
import {
  accept,
  acceptUnless,
  isMapping,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';
import { isScalar } from './text.ts';

/** RFC 9110 section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Names of methods, fields and cookies (RFC 6265 section 4.1.1) are tokens. */
export const isToken = (text: string): boolean => TOKEN.test(text);

export { isFieldValue, isRequestPath, LONGEST_PATH };

const LONGEST_HEADER = 8_192;
const MOST_HEADERS = 100;

/** Header fields that the connection, not the user, decides. */
const REFUSED_HEADERS: ReadonlyMap<string, string> = new Map([
  ['content-length', 'it is made from the body'],
  ['transfer-encoding', 'the body is sent with its length'],
  ['connection', 'connections are kept alive and counted'],
  ['keep-alive', 'connections are kept alive and counted'],
  ['upgrade', 'the connection stays HTTP/1.1'],
  ['expect', 'waiting for `100 Continue` would be measured as service time'],
]);

export function readMethod(raw: unknown): Reading<string> {
  if (typeof raw !== 'string' || !TOKEN.test(raw)) {
    return refuse(`${shown(raw)} is not a method.`, 'Write `GET`, `POST`, …');
  }
  // RFC 9110 section 9.1: methods are case-sensitive; a server may answer `get` with 501.
  if (raw !== raw.toUpperCase()) {
    return refuse(`${shown(raw)} is in lower case.`, `Write \`${raw.toUpperCase()}\`.`);
  }
  if (raw === 'CONNECT') return refuse('`CONNECT` opens a tunnel and cannot be measured.');
  return accept(raw);
}

/** A path whose whole comes from rows: checked where they are read. */
const FROM_ROWS = /^\{[^{}]+\}$/;

/** Path and query of a request; with placeholders, still as it is written. */
export function readRequestTarget(raw: unknown): Reading<string> {
  return typeof raw === 'string' && FROM_ROWS.test(raw) ? accept(raw) : readRequestPath(raw);
}

/** Path and query of a request. */
export function readRequestPath(raw: unknown): Reading<string> {
  if (typeof raw !== 'string' || !raw.startsWith('/')) {
    return refuse(`${shown(raw)} is not a path.`, 'Begin it with `/`: `/items?page=1`.');
  }
  if (raw.includes('#'))
    return refuse(`${shown(raw)} has a fragment.`, 'It is never sent: remove it.');
  if (raw.length > LONGEST_PATH)
    return refuse(`it has ${raw.length} characters, more than ${LONGEST_PATH}.`);
  if (!isRequestPath(raw)) {
    return refuse(
      `${shown(raw)} has spaces or other characters that are not allowed in a path.`,
      /\{[^{}]*\s[^{}]*\}/.test(raw)
        ? 'Write placeholders without spaces: `{random:1..5}`.'
        : 'Percent-encode them: `%20`.',
    );
  }
  return accept(raw);
}

/** Name and value still as written, with `${env:…}` inside. */
export type RawHeader = readonly [name: string, value: string];

export function readHeaders(raw: unknown): Reading<readonly RawHeader[]> {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, 'Write `Accept: text/html` lines below it.');
  }
  const entries = Object.entries(raw);
  if (entries.length > MOST_HEADERS) return refuse(`there are more than ${MOST_HEADERS} headers.`);
  const refusals = [
    ...entries.flatMap(([name, value]) => refuseHeader(name, value)),
    ...refuseRepeated(entries.map(([name]) => name)),
  ];
  return acceptUnless(
    refusals,
    entries.map(([name, value]) => [name, String(value)]),
  );
}

function refuseHeader(name: string, value: unknown): Refusal[] {
  const reason = REFUSED_HEADERS.get(name.toLowerCase());
  if (reason !== undefined)
    return [refusalAt([name], `perf-gate sends this header itself: ${reason}.`)];
  if (!TOKEN.test(name)) return [refusalAt([name], `${shown(name)} is not a header name.`)];
  if (!isScalar(value))
    return [refusalAt([name], `${shown(value)} is not text.`, 'Put it in quotes.')];
  const text = String(value);
  if (text.length > LONGEST_HEADER)
    return [refusalAt([name], `it is longer than ${LONGEST_HEADER}.`)];
  if (isHostName(name) && !isHost(text))
    return [refusalAt([name], `${shown(text)} is no host.`, HOST_FORM)];
  return isFieldValue(text)
    ? []
    : [
        refusalAt(
          [name],
          `${shown(text)} has characters that are not allowed in a header.`,
          'Encode them.',
        ),
      ];
}

export const isHostName = (name: string): boolean => name.toLowerCase() === 'host';

/** RFC 9112 section 3.2: a name or an address, and a port. A name in other letters is sent in its ASCII form. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~-]+)(?::\d{1,5})?$/i;
/** What is completed later. */
const COMPLETED = /\$\{env:\w+\}|\{[^{}]+\}/g;
export const HOST_FORM = 'Write `tenant.localhost` or `tenant.localhost:8080`.';

/** With placeholders and references still as they are written. */
export const isHost = (text: string): boolean => HOST.test(text.replace(COMPLETED, 'x'));

/** What may take the place of a placeholder in one. */
export const isPartOfHost = (text: string): boolean => /^[\w.~:-]+$/.test(text);

/** Field names are case-insensitive (RFC 9110 section 5.1). */
function refuseRepeated(names: readonly string[]): Refusal[] {
  const lower = names.map((name) => name.toLowerCase());
  return names
    .filter((_, index) => lower.indexOf(lower[index] ?? '') !== index)
    .map((name) => refusalAt([name], `the header ${shown(name)} is there twice.`));
}

/** `200`, `2xx`, or a list of them; 1xx is never the last answer (RFC 9110 section 15.2). */
export function readStatus(raw: unknown): Reading<readonly number[]> {
  const items: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const codes = items.flatMap(codesOf);
  if (items.length > 0 && codes.every((code) => code !== undefined))
    return accept([...new Set(codes)]);
  return refuse(`${shown(raw)} names no status.`, 'Write `200`, `[200, 204]` or `2xx`.');
}

const CODES_OF_A_CLASS = 100;

function codesOf(item: unknown): (number | undefined)[] {
  const [, digit] = /^([2-5])xx$/.exec(String(item)) ?? [];
  if (digit !== undefined) {
    return Array.from(
      { length: CODES_OF_A_CLASS },
      (_, index) => Number(digit) * CODES_OF_A_CLASS + index,
    );
  }
  return [/^[2-5]\d\d$/.test(String(item)) ? Number(item) : undefined];
}

/** A regular expression of JavaScript, without slashes and flags. */
export function readPattern(raw: unknown): Reading<RegExp> {
  if (typeof raw !== 'string' || raw === '') {
    return refuse(`${shown(raw)} is not a regular expression.`, 'Put it in quotes.');
  }
  try {
    return accept(new RegExp(raw));
  } catch (error) {
    return refuse(`${shown(raw)} is not a regular expression.`, whyNot(error));
  }
}

/** V8 ends its message with the reason, after the last colon. */
function whyNot(error: unknown): string | undefined {
  const reason = error instanceof Error ? error.message.split(': ').at(-1) : undefined;
  return reason === undefined ? undefined : `${reason}.`;
}
