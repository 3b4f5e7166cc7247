// What people have becomes `requests:` for perf-gate.yml: an OpenAPI document, a HAR or .http file, commands of
// curl, or an access log. Never secrets, and never a text that perf-gate would refuse.

import type { InputError } from '../errors.ts';
import { MOST_REQUESTS } from '../plan/check-requests.ts';
import type { ImportKind, ImportOptions } from '../plan/read-import.ts';
import { ofOneOrigin } from './choose-origin.ts';
import { LeftOut } from './draft/left-out.ts';
import { makeDraft } from './draft/make-draft.ts';
import type { RawRequest } from './draft/raw-request.ts';
import { readCurl, readCurlWords } from './formats/curl.ts';
import { readHar } from './formats/har.ts';
import { readHttpFile } from './formats/http-file.ts';
import { readLog } from './formats/log.ts';
import { type ReaderInput, refusal } from './formats/reader.ts';
import { readOpenapi } from './openapi/operations.ts';
import { type ImportSource, placeOf, readSource } from './read-source.ts';
import { KIND_NAMES } from './recognise.ts';
import { mergeAlike } from './write/choose.ts';
import { summaryOf } from './write/summary.ts';
import { writeRequests } from './write/write-requests.ts';

export interface ImportedRequests {
  /** YAML: comments, and one key `requests`. */
  readonly text: string;
  /** For people: how many there are, what was left out, and what to do next. */
  readonly summary: string;
}

/** Of a log, more are hard to look over. */
const MOST_OF_A_LOG = 20;

/** @throws InputError where it is no such file, is damaged, or holds no request that can be sent */
export function importRequests(
  source: ImportSource,
  options: Omit<ImportOptions, 'out'>,
): ImportedRequests {
  const place = placeOf(source);
  const leftOut = new LeftOut();
  const secrets = new Set<string>();
  const { kind, text } = readSource(source, options.from);
  if (options.origin !== undefined && (kind === 'openapi' || kind === 'log')) {
    throw refusal('--origin', `${KIND_NAMES[kind]} is of one server.`, 'Leave it out.');
  }
  const methods = options.methods ?? DEFAULT_METHODS[kind];
  const input: ReaderInput = { place, text, methods, leftOut };
  const found =
    source.kind === 'words'
      ? readCurlWords(source.words.slice(1), input)
      : READERS[kind](input, (secret) => secrets.add(secret));
  const isRecorded = kind === 'har';
  const drafts = ofOneOrigin(found, options.origin, leftOut).flatMap(
    (raw) => makeDraft(raw, { isRecorded, leftOut, secrets }) ?? [],
  );
  // Of equally frequent ones the earlier comes first.
  const sorted = mergeAlike(drafts).toSorted((one, other) => other.count - one.count);
  const most = options.top ?? (kind === 'log' ? MOST_OF_A_LOG : MOST_REQUESTS);
  const title = source.kind === 'words' ? 'a command of curl' : `${place} (${KIND_NAMES[kind]})`;
  const written = writeRequests({ drafts: sorted, most, title, leftOut, secrets });
  if (written.count === 0) throw nothingLeft(place, kind, leftOut);
  return { text: written.text, summary: summaryOf(written, title, leftOut) };
}

/** Absent: all. */
const DEFAULT_METHODS: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  openapi: ['GET'],
  // Bodies are not in logs.
  log: ['GET', 'HEAD'],
};

/** @param onSecret gets secrets that are not in a request */
type AnyReader = (input: ReaderInput, onSecret: (value: string) => void) => readonly RawRequest[];

const READERS: Readonly<Record<ImportKind, AnyReader>> = {
  openapi: readOpenapi,
  har: readHar,
  http: readHttpFile,
  curl: readCurl,
  log: readLog,
};

function nothingLeft(place: string, kind: ImportKind, leftOut: LeftOut): InputError {
  const reasons = leftOut.lines();
  const why = reasons.length === 0 ? 'it holds no request' : `left out were ${reasons.join('; ')}`;
  return refusal(
    place,
    `it is taken for ${KIND_NAMES[kind]}, and no request of it can be written: ${why}.`,
    'See what `perf-gate import-requests --help` lets you choose.',
  );
}
