// What kind of file it is, by what it holds; names and endings say nothing.

import type { ImportKind } from '../plan/read-import.ts';
import { fieldOf } from './draft/json.ts';
import { isCurlLine } from './formats/curl.ts';
import { isHttpFileLine } from './formats/http-blocks.ts';
import { isLogLine } from './formats/log.ts';
import { reasonOf, refusal } from './formats/reader.ts';

/** What the kinds are called. */
export const KIND_NAMES: Readonly<Record<ImportKind, string>> = {
  openapi: 'an OpenAPI document',
  har: 'a HAR file',
  http: 'a .http file',
  curl: 'command lines of curl',
  log: 'an access log',
};

const SOME_LINES = 50;
/** Enough to hold the first lines of every kind. */
const BEGINNING = 200_000;

/** @throws InputError where it is none of them, or empty */
export function recognise(place: string, text: string): ImportKind {
  const begin = text.slice(0, BEGINNING);
  const lines = begin.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  if (lines.length === 0) {
    throw refusal(place, 'it is empty.', 'Name a file that holds requests.');
  }
  const first = lines.slice(0, SOME_LINES);
  if (/^\s*\{/.test(begin)) return kindOfJson(place, text);
  const logLines = first.filter(isLogLine).length;
  if (logLines > first.length / 2) return 'log';
  const telling = first.find((line) => isCurlLine(line) || isHttpFileLine(line));
  // A document of YAML may hold either in a description.
  if (first.some((line) => /^["']?(?:openapi|swagger)["']?\s{0,9}:/.test(line))) return 'openapi';
  if (telling !== undefined) return isCurlLine(telling) ? 'curl' : 'http';
  if (logLines > 0) return 'log';
  throw unknownKind(place, 'it is no file of a kind that is known');
}

function kindOfJson(place: string, text: string): ImportKind {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // What it was meant to be shows at its beginning.
    if (/^\s*\{\s*"log"\s*:/.test(text)) return 'har';
    if (/"(?:openapi|swagger)"\s{0,9}:/.test(text.slice(0, BEGINNING))) return 'openapi';
    throw unknownKind(place, `it begins like JSON, and is broken (${reasonOf(error)})`);
  }
  if (fieldOf(value, 'openapi') !== undefined || fieldOf(value, 'swagger') !== undefined) {
    return 'openapi';
  }
  if (fieldOf(value, 'log') !== undefined) return 'har';
  const isPostman = /postman/i.test(String(fieldOf(fieldOf(value, 'info'), 'schema')));
  throw isPostman
    ? refusal(
        place,
        'it is a collection of Postman, which is not read.',
        'Export it as OpenAPI, or copy its requests as curl.',
      )
    : unknownKind(place, 'it is JSON with neither `openapi` nor `log`');
}

const unknownKind = (place: string, problem: string) =>
  refusal(
    place,
    `${problem}.`,
    'Name an OpenAPI 3 document, a HAR file, a .http file, curl command lines, or an access log in the combined form; `--from` says which it is.',
  );
