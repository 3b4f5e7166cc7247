// Where we do otherwise than undici, and are right. Each ruling says what the RFC makes of a stream by
// rewriting it into one that undici reads that way, too: only what then agrees in full counts as explained.

import { rewriteChunks, rewriteHeads } from './anatomy.ts';
import { elementsOf, hideField, rewriteField, valuesOf } from './field-lines.ts';
import { isTooLong, MOST_BYTES, unfolded, withLength, withOneLength } from './head-rewritings.ts';
import type { ResponseStream } from './response-stream.ts';

export interface Ruling {
  readonly name: string;
  /** The section of the sentence that the test of the differences quotes. */
  readonly section: string;
  /** Returns the stream as it is where the ruling has nothing to say. */
  readonly rewrite: (stream: ResponseStream) => ResponseStream;
}

type RewriteHead = Parameters<typeof rewriteHeads>[1];
const heads = (rewrite: RewriteHead) => (stream: ResponseStream) => rewriteHeads(stream, rewrite);
const finalHead = (rewrite: (head: string) => string) =>
  heads((head, isFinal) => (isFinal ? rewrite(head) : head));

const MOST_INTERIM = 32;
const OVERFLOW = '9'.repeat(30);
const LIST_FIELDS = ['content-length', 'transfer-encoding', 'connection'];

const isOld = (head: string): boolean => head.startsWith('HTTP/1.0');
/** No parser accepts it. */
const spoilt = (text: string): string => `\0${text}`;

export const RULINGS: readonly Ruling[] = [
  {
    name: 'a folded value is a value',
    section: 'RFC 9112 section 5.2',
    rewrite: (stream) =>
      rewriteChunks(rewriteHeads(stream, unfolded), { trailers: (text) => unfolded(text) }),
  },
  {
    name: 'a tab is blank space',
    section: 'RFC 9110 section 5.6.3',
    rewrite: heads((head) =>
      LIST_FIELDS.reduce(
        (text, name) => rewriteField(text, name, (value) => value.replaceAll('\t', ' ')),
        head,
      ),
    ),
  },
  {
    name: 'empty elements of a list are no elements',
    section: 'RFC 9110 section 5.6.1.2',
    rewrite: heads((head) => {
      if (elementsOf(head, 'transfer-encoding').length === 0) return head;
      return rewriteField(head, 'transfer-encoding', (value) => {
        const text = value.replace(/[ \t,]+$/, '');
        return text === '' ? undefined : text;
      });
    }),
  },
  {
    name: 'a length that is repeated is one length',
    section: 'RFC 9112 section 6.3',
    rewrite: heads(withOneLength),
  },
  {
    name: 'a length beside a coding is a fault',
    section: 'RFC 9112 section 6.3',
    rewrite: heads((head) => {
      const isBoth = ['content-length', 'transfer-encoding'].every(
        (name) => valuesOf(head, name).length > 0,
      );
      return isBoth ? spoilt(head) : head;
    }),
  },
  {
    name: 'lengths end where numbers do',
    section: 'RFC 9110 section 8.6',
    rewrite: heads((head) =>
      rewriteField(head, 'content-length', (value) =>
        value.replaceAll(/\d+/g, (digits) =>
          Number(digits) > Number.MAX_SAFE_INTEGER ? OVERFLOW : digits,
        ),
      ),
    ),
  },
  {
    name: 'sizes of chunks end where numbers do',
    section: 'RFC 9112 section 7.1',
    rewrite: (stream) =>
      rewriteChunks(stream, {
        line: (line) =>
          Number.parseInt(line, 16) > Number.MAX_SAFE_INTEGER ? `${'f'.repeat(20)}${line}` : line,
      }),
  },
  {
    name: '100 Continue is skipped',
    section: 'RFC 9110 section 15.2',
    rewrite: heads((head) => head.replace(/^(HTTP\/1\.\d) 100/, '$1 103')),
  },
  {
    name: 'no body is no body, whatever length is told',
    section: 'RFC 9112 section 6.3',
    rewrite: finalHead((head) =>
      /^HTTP\/1\.\d (?:204|304)/.test(head)
        ? rewriteField(head, 'content-length', (value) => value.replaceAll(/\d/g, '0'))
        : head,
    ),
  },
  {
    name: 'the highest minor version is spoken',
    section: 'RFC 9110 section 2.5',
    rewrite: heads((head) => head.replace(/^HTTP\/1\.[2-9]/, 'HTTP/1.1')),
  },
  {
    name: 'another major version is another syntax',
    section: 'RFC 9110 section 2.5',
    rewrite: heads((head) => (/^HTTP\/[^1]/.test(head) ? spoilt(head) : head)),
  },
  {
    name: 'only HTTP is spoken',
    section: 'RFC 9112 section 2.3',
    rewrite: heads((head) => ('HTTP/'.startsWith(head.slice(0, 5)) ? head : spoilt(head))),
  },
  {
    name: 'a lone CR ends no line',
    section: 'RFC 9112 section 2.2',
    rewrite: heads((head) => (/^[^\r\n]*\r[^\n]/.test(head) ? spoilt(head) : head)),
  },
  {
    name: 'trailers do not frame',
    section: 'RFC 9110 section 6.5',
    rewrite: (stream) =>
      rewriteChunks(stream, {
        trailers: (text) => hideField(hideField(text, 'content-length'), 'transfer-encoding'),
      }),
  },
  {
    name: 'chunked has no parameters',
    section: 'RFC 9112 section 7.1',
    rewrite: heads((head) =>
      rewriteField(head, 'transfer-encoding', (value) =>
        /(?:^|,)[ \t]*chunked[ \t]*;/i.test(value) ? spoilt(value) : value,
      ),
    ),
  },
  {
    name: 'HTTP/1.0 with a coding closes',
    section: 'RFC 9112 section 6.1',
    rewrite: heads((head) =>
      isOld(head) && valuesOf(head, 'transfer-encoding').length > 0
        ? hideField(head, 'connection')
        : head,
    ),
  },
  {
    name: 'close is the last word',
    section: 'RFC 9112 section 9.3',
    rewrite: heads((head) =>
      isOld(head) && elementsOf(head, 'connection').includes('close')
        ? hideField(head, 'connection')
        : head,
    ),
  },
  {
    name: 'Proxy-Connection says nothing',
    section: 'RFC 9112 section 9.3',
    rewrite: heads((head) => hideField(head, 'proxy-connection')),
  },
  {
    name: 'Keep-Alive says nothing',
    section: 'RFC 9112 section 9.3',
    rewrite: heads((head) => hideField(head, 'keep-alive')),
  },
  {
    name: 'an answer to HEAD ends with its head',
    section: 'RFC 9112 section 6.3',
    rewrite: (stream) => (stream.method === 'HEAD' ? finalHead(withLength)(stream) : stream),
  },
  {
    name: 'blanks around ; and = of a chunk are let pass',
    section: 'RFC 9110 section 5.6.3',
    rewrite: (stream) =>
      rewriteChunks(stream, {
        line: (line, isCut) =>
          // Blanks at the end of what has come may be such ones, too.
          line
            .replaceAll(
              /("(?:\\.|[^"\\])*")|[ \t]*([;=])[ \t]*/g,
              (_, text = '', mark = '') => text + mark,
            )
            .replace(isCut ? /[ \t]+$/ : /$^/, ''),
      }),
  },
  {
    name: 'DEL is no text',
    section: 'RFC 9110 section 5.6.4',
    rewrite: (stream) => rewriteChunks(stream, { line: (line) => line.replaceAll('\x7f', '\x01') }),
  },
  {
    name: 'a head has its limit',
    section: 'RFC 9110 section 5.4',
    rewrite: heads((head) => (isTooLong(head) ? spoilt(head) : head)),
  },
  {
    name: 'a trailer section and a line of a chunk have their limits',
    section: 'RFC 9112 section 7.1.1, RFC 9110 section 17.5',
    rewrite: (stream) =>
      rewriteChunks(stream, {
        line: (line) => (line.length > MOST_BYTES - 2 ? spoilt(line) : line),
        trailers: (text) => (isTooLong(text.slice(2)) ? spoilt(text) : text),
      }),
  },
  {
    name: 'interim answers have their limit',
    section: 'RFC 9110 section 17.5',
    rewrite: heads((head, isFinal, number) =>
      number > MOST_INTERIM && !isFinal ? spoilt(head) : head,
    ),
  },
];
