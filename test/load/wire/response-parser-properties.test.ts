import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ResponseParser } from '../../../src/load/wire/response-parser.ts';
import { parseAnswer, type Reading } from './parsed-answer.ts';

const text = (options: fc.StringConstraints = {}) =>
  fc.string({
    ...options,
    unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  });
const token = fc.string({
  unit: fc.constantFrom(..."abcXYZ019!#$%&'*+-.^_`|~"),
  minLength: 1,
  maxLength: 12,
});
const value = fc.string({
  unit: fc.constantFrom(...'abc XYZ\t019:;,="\\/()\x80\xff'),
  maxLength: 20,
});
const blank = fc.constantFrom('', ' ', '\t', ' \t ');
const field = fc
  .tuple(token, blank, value, fc.constantFrom('', '\r\n folded'))
  .map(([name, ows, words, fold]) => `X-${name}:${ows}${words}${fold}\r\n`);
const fields = fc.array(field, { maxLength: 5 }).map((lines) => lines.join(''));
const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 8 });
const status = fc.constantFrom(200, 201, 205, 301, 404, 500, 503, 600);

/** An answer, and what has to be read of it. */
interface Answer {
  readonly bytes: string;
  readonly body: string;
  readonly status: number;
  readonly delimitedByClose: boolean;
}

const extension = fc
  .tuple(blank, blank, token, fc.option(fc.tuple(blank, blank, token, fc.boolean())))
  .map(([before, behind, name, rest]) => {
    if (rest === null) return `${before};${behind}${name}`;
    const [left, right, words, isQuoted] = rest;
    return `${before};${behind}${name}${left}=${right}${isQuoted ? `"${words}\\" ;"` : words}`;
  });
const chunk = fc.record({
  data: text({ minLength: 1, maxLength: 40 }),
  zeros: fc.constantFrom('', '0', '000'),
  isUpper: fc.boolean(),
  extensions: fc.array(extension, { maxLength: 2 }).map((list) => list.join('')),
});

const chunkedBody = fc
  .tuple(fc.array(chunk, { maxLength: 4 }), fields)
  .map(([chunks, trailers]): { raw: string; body: string } => {
    const lines = chunks.map(({ data, zeros, isUpper, extensions }) => {
      const digits = data.length.toString(16);
      return `${zeros}${isUpper ? digits.toUpperCase() : digits}${extensions}\r\n${data}\r\n`;
    });
    const body = chunks.map(({ data }) => data).join('');
    return { raw: `${lines.join('')}0\r\n${trailers}\r\n`, body };
  });

const FRAMED = {
  length: text({ maxLength: 60 }).map((body) => ({
    fields: `content-Length: ${body.length}\r\n`,
    raw: body,
    body,
  })),
  chunked: chunkedBody.map((made) => ({ fields: 'Transfer-encoding: gzip, Chunked\r\n', ...made })),
  close: text({ maxLength: 60 }).map((body) => ({ fields: '', raw: body, body })),
};

const interim = fc
  .tuple(fc.constantFrom(100, 102, 103, 150), fields)
  .map(([code, lines]) => `HTTP/1.1 ${code} Wait\r\n${lines}\r\n`);

const answer: fc.Arbitrary<Answer> = fc
  .record({
    blankLines: fc.constantFrom('', '\r\n', '\r\n\r\n'),
    interims: fc.array(interim, { maxLength: 2 }),
    version: fc.constantFrom('1.0', '1.1'),
    status,
    before: fields,
    behind: fields,
    framed: fc.oneof(FRAMED.length, FRAMED.chunked, FRAMED.close),
  })
  .map(({ blankLines, interims, version, status: code, before, behind, framed }) => {
    const head = `HTTP/${version} ${code} Fine\r\n${before}${framed.fields}${behind}\r\n`;
    return {
      bytes: `${blankLines}${interims.join('')}${head}${framed.raw}`,
      body: framed.body,
      status: code,
      delimitedByClose: framed.fields === '',
    };
  });

test('every good answer is read as it was meant, in any pieces', () => {
  fc.assert(
    fc.property(answer, pieces, ({ bytes, body, status: code, delimitedByClose }, sizes) => {
      const rest = delimitedByClose ? '' : 'HTTP/1.1 ';
      const read = parseAnswer(`${bytes}${rest}`, { closes: delimitedByClose, pieces: sizes });
      assert.equal(read.fault, '');
      assert.equal(read.state, 'complete');
      assert.equal(read.status, code);
      assert.equal(read.body, body);
      assert.equal(read.bodyBytes, body.length);
      assert.equal(read.rest, rest);
    }),
    { numRuns: 500 },
  );
});

test('an answer that is not whole is never complete', () => {
  fc.assert(
    fc.property(answer, pieces, fc.nat(10_000), ({ bytes, delimitedByClose }, sizes, cut) => {
      const part = bytes.slice(0, cut % bytes.length);
      const { state } = parseAnswer(part, { closes: !delimitedByClose, pieces: sizes });
      assert.ok(state === 'head' || state === 'body', state);
    }),
    { numRuns: 500 },
  );
});

/** Replaces what stands at a place by something that is likely to hurt. */
const wound = fc.record({
  place: fc.nat(10_000),
  length: fc.nat(4),
  by: fc.oneof(
    text({ maxLength: 3 }),
    fc.constantFrom('\r', '\n', '\r\n', '\r\n\r\n', ' ', ':', ',', ';', '"', '0', '9'.repeat(20)),
    fc.constantFrom(
      'Content-Length: 4\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Connection: close\r\n',
      'HTTP/1.1 200 OK\r\n',
    ),
  ),
});

const wounded = fc
  .tuple(answer, fc.array(wound, { minLength: 1, maxLength: 4 }))
  .map(([{ bytes }, wounds]) =>
    wounds.reduce((whole, { place, length, by }) => {
      const at = place % (whole.length + 1);
      return `${whole.slice(0, at)}${by}${whole.slice(at + length)}`;
    }, bytes),
  );

const garbage = fc.oneof(wounded, text({ maxLength: 200 }));
const method = fc.constantFrom('GET', 'HEAD', 'POST');

test('whatever comes is read alike in any pieces, and nothing makes it throw', () => {
  fc.assert(
    fc.property(garbage, method, fc.boolean(), pieces, (bytes, asked, closes, sizes) => {
      const reading: Reading = { method: asked, closes };
      const whole = parseAnswer(bytes, reading);
      assert.deepEqual(parseAnswer(bytes, { ...reading, pieces: sizes }), whole);
      assert.deepEqual(parseAnswer(bytes, { ...reading, pieces: [1] }), whole);
      assert.equal(whole.bodyBytes, whole.body.length);
      assert.equal(whole.fault !== '', whole.state === 'bad');
    }),
    { numRuns: 1_000 },
  );
});

test('an answer means the same whatever the parser read before', () => {
  const asked = fc.record({
    bytes: fc.oneof(
      answer.map(({ bytes }) => bytes),
      garbage,
    ),
    method,
  });
  fc.assert(
    fc.property(fc.array(asked, { minLength: 2, maxLength: 4 }), pieces, (all, sizes) => {
      const parser = new ResponseParser();
      for (const { bytes, method: to } of all) {
        const reading: Reading = { method: to, closes: true, pieces: sizes };
        assert.deepEqual(parseAnswer(bytes, reading, parser), parseAnswer(bytes, reading));
      }
    }),
    { numRuns: 500 },
  );
});
