// Compressed bodies: a check sees what was compressed, whatever a server sends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeBody } from '../../src/load/exchange/decode-body.ts';
import { http2Engine } from '../../src/load/http2/connection.ts';
import { undiciEngine } from '../../src/load/undici/connection.ts';
import { wireEngine } from '../../src/load/wire/connection.ts';
import { Asker } from './asker.ts';
import { serveHttp2 } from './http2-server.ts';
import { serveRaw } from './raw-server.ts';

const CODERS: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gzipSync,
  'X-GZIP': gzipSync,
  deflate: deflateSync,
  'raw deflate': deflateRawSync,
  br: brotliCompressSync,
  identity: (bytes) => bytes,
};
const names = Object.keys(CODERS);
const said = (name: string): string => name.replace('raw ', '');
const MIB = 2 ** 20;

test('whatever was encoded comes back, also where it was encoded again', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 500 }),
      fc.array(fc.constantFrom(...names), { maxLength: 4 }),
      (content, codings) => {
        const encoded = codings.reduce<Buffer>(
          (bytes, name) => CODERS[name]?.(bytes) ?? bytes,
          Buffer.from(content),
        );
        // In one line or in several (RFC 9110 section 5.3).
        for (const lines of [[codings.map(said).join(' , ')], codings.map(said)]) {
          const decoded = decodeBody(encoded, lines, MIB);
          assert.ok(decoded.kind === 'decoded');
          assert.deepEqual([...decoded.bytes], [...content]);
        }
      },
    ),
  );
});

test('hostile bytes are a fault or a body, and never thrown', () => {
  fc.assert(
    fc.property(
      fc.uint8Array(),
      fc.array(fc.oneof(fc.constantFrom(...names), fc.string())),
      (bytes, codings) => {
        const decoded = decodeBody(Buffer.from(bytes), codings, 1_000);
        assert.ok(
          decoded.kind === 'fault' ? decoded.fault.length < 200 : decoded.bytes.length <= 1_000,
        );
      },
    ),
  );
});

for (const [codings, bytes, fault] of [
  [['zstd'], Buffer.from('a'), /^body encoded with "zstd", which is not read$/],
  [
    ['gzip'],
    Buffer.from('plain'),
    /^body is not gzip, as `content-encoding` says: incorrect header check$/,
  ],
  [
    ['gzip'],
    gzipSync('a'.repeat(999)).subarray(0, 20),
    /^body is not gzip.*unexpected end of file$/,
  ],
  [['br'], Buffer.from([0xff, 0xff]), /^body is not br, /],
  [['deflate'], Buffer.from('plain'), /^body is not deflate, /],
  [['gzip, gzip, gzip', 'br,br'], Buffer.from('a'), /^body encoded 5 times$/],
  [['gzip'], gzipSync(Buffer.alloc(MIB + 1)), /^body longer than the 16 MiB that are checked$/],
  [['deflate'], deflateSync(Buffer.alloc(MIB + 1)), /^body longer/],
  [['deflate'], deflateRawSync(Buffer.alloc(MIB + 1)), /^body longer/],
  [['br'], brotliCompressSync(Buffer.alloc(MIB + 1)), /^body longer/],
] as const) {
  test(`${codings} of ${bytes.length} bytes: ${fault}`, () => {
    const decoded = decodeBody(bytes, codings, MIB);
    assert.ok(decoded.kind === 'fault');
    assert.match(decoded.fault, fault);
  });
}

const EXPECT = { status: undefined, body: { kind: 'includes', text: 'hello' } } as const;
const ASKED = { 'Accept-Encoding': 'gzip' };
const BODIES: Readonly<Record<string, readonly [coding: string, body: Buffer]>> = {
  '/gzip': ['gzip', gzipSync('hello')],
  '/other': ['gzip', gzipSync('other')],
  '/plain': ['identity', Buffer.from('hello')],
  '/broken': ['gzip', Buffer.from('hello')],
  '/empty': ['gzip', Buffer.alloc(0)],
};
const TRIED = [
  ['/gzip', ASKED, ''],
  ['/other', ASKED, 'body began "other"'],
  ['/plain', ASKED, ''],
  ['/broken', ASKED, 'body is not gzip, as `content-encoding` says: incorrect header check'],
  ['/empty', ASKED, 'body began ""'],
  // Without the wish, a head is not looked at.
  ['/broken', {}, ''],
] as const;

for (const engine of [wireEngine, undiciEngine]) {
  test(`${engine.name}: a check sees the decoded body`, async () => {
    using server = await serveRaw(({ socket, path }) => {
      const [coding, body] = BODIES[path] ?? ['', Buffer.alloc(0)];
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      socket.write(body);
    });
    using asker = new Asker(engine, server.target);
    for (const [path, headers, message] of TRIED) {
      const { failure, ...answer } = await asker.ask({ path, headers, expect: EXPECT });
      assert.equal(answer.message, message);
      assert.equal(failure, message === '' ? undefined : 'body-mismatch');
    }
  });
}

test('http2: a check sees the decoded body', async () => {
  using server = await serveHttp2(({ stream, headers }) => {
    const [coding, body] = BODIES[headers[':path'] ?? ''] ?? ['', Buffer.alloc(0)];
    stream.respond({ ':status': 200, 'content-encoding': coding });
    stream.end(body);
  });
  using asker = new Asker(http2Engine, server.target);
  for (const [path, headers, message] of TRIED)
    assert.equal((await asker.ask({ path, headers, expect: EXPECT })).message, message);
});
