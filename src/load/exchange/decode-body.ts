// Undoes the compression of a body, within a bound.

import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

export type Decoded =
  | { readonly kind: 'decoded'; readonly bytes: Buffer }
  | { readonly kind: 'fault'; readonly fault: string };

/** Nobody compresses more often on purpose. */
const MOST_CODINGS = 4;
const SHOWN = 40;

/**
 * @param codings values of `Content-Encoding`, in the order in which they were applied (RFC 9110 section 8.4)
 * @param longest in bytes, of the decoded body
 */
export function decodeBody(bytes: Buffer, codings: readonly string[], longest: number): Decoded {
  const names = codings
    .flatMap((line) => line.split(','))
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > MOST_CODINGS) return faulty(`body encoded ${names.length} times`);
  let decoded = bytes;
  for (const name of names.toReversed()) {
    const decode = DECODERS.get(name);
    if (decode === undefined) {
      return faulty(`body encoded with "${name.slice(0, SHOWN)}", which is not read`);
    }
    try {
      decoded = decode(decoded, { maxOutputLength: longest });
    } catch (error) {
      return faulty(faultOf(error, name));
    }
  }
  return { kind: 'decoded', bytes: decoded };
}

const faulty = (fault: string): Decoded => ({ kind: 'fault', fault });

type Decode = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

/** RFC 9110 section 8.4.1.2: some send `deflate` without its wrapper, and others read that. */
const inflate: Decode = (bytes, options) => {
  try {
    return inflateSync(bytes, options);
  } catch (error) {
    if (codeOf(error) !== 'Z_DATA_ERROR') throw error;
    return inflateRawSync(bytes, options);
  }
};

/** RFC 9110 section 8.4.1, RFC 7932. */
const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflate],
  ['br', brotliDecompressSync],
]);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

function faultOf(error: unknown, name: string): string {
  if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return TOO_LONG;
  const why = error instanceof Error ? error.message : String(error);
  return `body is not ${name}, as \`content-encoding\` says: ${why}`;
}

export const TOO_LONG = 'body longer than the 16 MiB that are checked';
