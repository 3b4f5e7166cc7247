// HAR files: what a browser or a proxy saw (http://www.softwareishard.com/blog/har-12-spec).

import { fieldOf, listOf, textOf } from '../draft/json.ts';
import { readAddress } from '../draft/origin.ts';
import type { RawBody, RawHeader, RawRequest } from '../draft/raw-request.ts';
import { isWanted, type ReaderInput, reasonOf, refusal } from './reader.ts';

/** @throws InputError where it is no whole HAR file */
export function readHar(input: ReaderInput): readonly RawRequest[] {
  const entries = fieldOf(fieldOf(parseHar(input), 'log'), 'entries');
  if (!Array.isArray(entries)) {
    throw refusal(
      input.place,
      'it is taken for a HAR file, and has no list `log.entries`.',
      'Export it again: "Save all as HAR" in the network panel of a browser.',
    );
  }
  return entries.flatMap((entry) => readEntry(entry, input) ?? []);
}

function parseHar({ place, text }: ReaderInput): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusal(
      place,
      `it is taken for a HAR file, and its JSON is broken: ${reasonOf(error)}.`,
      'It was probably cut off: export it again.',
    );
  }
}

function readEntry(entry: unknown, input: ReaderInput): RawRequest | undefined {
  const { leftOut } = input;
  const request = fieldOf(entry, 'request');
  const method = textOf(fieldOf(request, 'method'));
  const url = textOf(fieldOf(request, 'url'));
  if (method === undefined || url === undefined) {
    leftOut.request('no method or no address');
    return undefined;
  }
  const address = readAddress(url);
  if (typeof address === 'string') {
    leftOut.request(address);
    return undefined;
  }
  const status = fieldOf(fieldOf(entry, 'response'), 'status');
  if (!isAnswered(status)) {
    leftOut.request('not answered with 2xx or 3xx');
    return undefined;
  }
  if (!isWanted(method, input)) return undefined;
  const body = readBody(fieldOf(request, 'postData'));
  if (body === 'unreadable') {
    leftOut.request('a body that is no text');
    return undefined;
  }
  const { origin, target } = address;
  const headers = [...address.headers, ...readHeaders(fieldOf(request, 'headers'))];
  const typed = withType(headers, fieldOf(fieldOf(request, 'postData'), 'mimeType'));
  return { method, origin, target, headers: typed, body };
}

/** An entry of a request alone, as some programs write them, has no status. */
const isAnswered = (status: unknown): boolean =>
  typeof status !== 'number' || (status >= 200 && status < 400);

const readHeaders = (headers: unknown): readonly RawHeader[] =>
  listOf(headers).flatMap((header) => {
    const name = textOf(fieldOf(header, 'name'));
    const value = textOf(fieldOf(header, 'value'));
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });

/** Not every program repeats the type of the body among the headers. */
function withType(headers: readonly RawHeader[], type: unknown): readonly RawHeader[] {
  const isThere = headers.some(({ name }) => /^content-type$/i.test(name));
  return isThere || typeof type !== 'string' || type === ''
    ? headers
    : [...headers, { name: 'content-type', value: type }];
}

function readBody(data: unknown): RawBody | 'unreadable' | undefined {
  const text = textOf(fieldOf(data, 'text'));
  if (text !== undefined && text !== '') {
    const decoded = fieldOf(data, 'encoding') === 'base64' ? decodeBase64(text) : text;
    return decoded === undefined ? 'unreadable' : { kind: 'text', text: decoded };
  }
  const pairs = listOf(fieldOf(data, 'params')).map((param): [string, string] => [
    textOf(fieldOf(param, 'name')) ?? '',
    textOf(fieldOf(param, 'value')) ?? '',
  ]);
  if (pairs.length === 0) return undefined;
  return { kind: 'text', text: new URLSearchParams(pairs).toString() };
}

function decodeBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
