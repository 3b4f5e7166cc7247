import assert from 'node:assert/strict';
import test from 'node:test';
import { readUrl } from '../../../src/plan/read/url.ts';

const isAccepted = (raw: unknown): boolean => readUrl(raw).kind === 'accepted';

test('loopback, by whatever name, is accepted', () => {
  for (const host of [
    '127.0.0.1',
    '127.1.2.3',
    '127.1',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    'LOCALHOST',
    'app.localhost',
    'a.b.LocalHost',
  ]) {
    assert.ok(isAccepted(`http://${host}:{port}/`), host);
  }
});

test('every other host is refused', () => {
  for (const host of [
    'example.com',
    '10.0.0.1',
    '0.0.0.0',
    '[::]',
    '[::ffff:127.0.0.1]',
    'localhost.example.com',
    'notlocalhost',
    '.localhost',
    'a..localhost',
    '127.0.0.1.example.com',
    '169.254.169.254',
    '127.0.0.1@example.com',
  ]) {
    assert.ok(!isAccepted(`http://${host}:80/`), host);
  }
});

test('a url that a parser would silently correct is refused', () => {
  for (const raw of [
    ' http://127.0.0.1/',
    'http://127.0.0.1/\n',
    'http://127.0.\t0.1/',
    'http://127.0.0.1:0/',
    'http://127.0.0.1:99999/',
    'http://127.0.0.1/#top',
    'http://127.0.0.1/{port}',
    'http://{port}:80/',
    'ftp://127.0.0.1/',
    '127.0.0.1:8080',
    '',
    null,
    8080,
  ]) {
    assert.ok(!isAccepted(raw), String(raw));
  }
});

test('the port is assigned, literal, or unwritten', () => {
  const portOf = (raw: string) => {
    const reading = readUrl(raw);
    return reading.kind === 'accepted' ? reading.value.port : reading.refusals;
  };
  assert.deepEqual(portOf('http://127.0.0.1:{port}'), { kind: 'assigned' });
  assert.deepEqual(portOf('https://[::1]:{port}/a?b'), { kind: 'assigned' });
  assert.deepEqual(portOf('http://localhost:8080/'), { kind: 'literal', port: 8_080 });
  assert.deepEqual(portOf('http://localhost:80/'), { kind: 'literal', port: 80 });
  assert.deepEqual(portOf('https://localhost/a:1'), { kind: 'unwritten', port: 443 });
  assert.deepEqual(portOf('http://[::1]/'), { kind: 'unwritten', port: 80 });
});

const parts: readonly (readonly [raw: unknown, whole: string])[] = [
  ['localhost:3000', 'http://localhost:3000/'],
  ['127.0.0.1:8080/api?a=1', 'http://127.0.0.1:8080/api?a=1'],
  ['localhost:3000?a=1', 'http://localhost:3000?a=1'],
  ['localhost', 'http://localhost/'],
  [3000, 'http://127.0.0.1:3000/'],
  [':3000', 'http://127.0.0.1:3000/'],
  ['/api/items', 'http://127.0.0.1:{port}/api/items'],
  // Of these, no part is kept.
  ['example.com:80', 'http://127.0.0.1:{port}/'],
  ['localhost:3000/`a`', 'http://127.0.0.1:{port}/'],
  ['localhost:99999', 'http://127.0.0.1:{port}/'],
  [`localhost/${'a'.repeat(60)}`, 'http://127.0.0.1:{port}/'],
];
for (const [raw, whole] of parts)
  test(`what is missing of \`${raw}\` is suggested`, () => {
    const reading = readUrl(raw);
    assert.ok(reading.kind === 'refused');
    assert.equal(reading.refusals[0].remedy, `Write \`${whole}\`.`);
  });

test('a password is not shown, wherever the url is cut off', () => {
  for (const raw of ['http://a:secret@localhost/', 'a:secret@localhost:3000']) {
    const reading = readUrl(raw);
    assert.ok(reading.kind === 'refused');
    assert.doesNotMatch(JSON.stringify(reading), /secret/);
  }
});
