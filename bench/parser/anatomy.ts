// Where the parts of an answer lie in a stream, as far as it has such parts: heads, lines of chunks, trailers.

import { elementsOf } from './field-lines.ts';
import type { ResponseStream } from './response-stream.ts';

/**
 * Gets a part of the stream, one character for each byte.
 * @param isCut the stream ends with it
 */
type Rewrite = (text: string, isCut: boolean) => string;

/** @param number of the head in the stream, from 1 */
type RewriteHead = (head: string, isFinal: boolean, number: number) => string;

interface Parts {
  /** Each from its status line to the empty line, or as far as it came; the last is that of the final answer. */
  readonly heads: readonly string[];
  /** Stand before the heads: empty lines. */
  readonly gaps: readonly string[];
  readonly rest: string;
}

const INTERIM = /^HTTP\/\d\.\d 1\d\d/;

function dissect({ bytes }: ResponseStream): Parts {
  const heads: string[] = [];
  const gaps: string[] = [];
  let rest = bytes.toString('latin1');
  do {
    const [gap = ''] = /^[\r\n]*/.exec(rest) ?? [];
    const head = headOf(rest.slice(gap.length));
    gaps.push(gap);
    heads.push(head);
    rest = rest.slice(gap.length + head.length);
  } while (rest !== '' && INTERIM.test(heads.at(-1) ?? ''));
  return { heads, gaps, rest };
}

function headOf(text: string): string {
  const end = text.indexOf('\r\n\r\n');
  return text.slice(0, end === -1 ? text.length : end + 4);
}

export function rewriteHeads(stream: ResponseStream, rewrite: RewriteHead): ResponseStream {
  const { heads, gaps, rest } = dissect(stream);
  const rewritten = heads.map(
    (head, index) => (gaps[index] ?? '') + rewrite(head, !INTERIM.test(head), index + 1),
  );
  return withText(stream, rewritten.join('') + rest);
}

/**
 * Rewrites the lines before chunks, without their CRLF, and the trailer section with the CRLF before it. Leaves a
 * stream as it is whose head does not say that it is chunked.
 */
export function rewriteChunks(
  stream: ResponseStream,
  rewrite: { readonly line?: Rewrite; readonly trailers?: Rewrite },
): ResponseStream {
  const { heads, rest } = dissect(stream);
  if (elementsOf(heads.at(-1) ?? '', 'transfer-encoding').at(-1) !== 'chunked') return stream;
  const parts = [stream.bytes.toString('latin1', 0, stream.bytes.length - rest.length)];
  let at = 0;
  for (let size = 1; size > 0 && at < rest.length; ) {
    const [line = ''] = /^[^\r\n]*/.exec(rest.slice(at)) ?? [];
    size = Number.parseInt(line, 16) || 0;
    const next = at + line.length + (size > 0 ? 2 + size + 2 : 0);
    const isCut = at + line.length === rest.length;
    parts.push(rewrite.line?.(line, isCut) ?? line, rest.slice(at + line.length, next));
    at = next;
  }
  const trailers = headOf(rest.slice(at));
  parts.push(
    rewrite.trailers?.(trailers, at + trailers.length === rest.length) ?? trailers,
    rest.slice(at + trailers.length),
  );
  return withText(stream, parts.join(''));
}

function withText(stream: ResponseStream, text: string): ResponseStream {
  return { ...stream, bytes: Buffer.from(text, 'latin1') };
}
