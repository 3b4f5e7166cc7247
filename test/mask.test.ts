import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { maskSecrets } from '../src/mask.ts';

test('a secret is masked as it is, in base64, in urls and in JSON', () => {
  const secret = 'p&ss "w/ord?>';
  const base64 = Buffer.from(secret).toString('base64');
  const text = [secret, base64, encodeURIComponent(secret), JSON.stringify(secret)].join(' | ');
  assert.equal(maskSecrets(text, [secret]), '*** | *** | *** | "***"');
});

const REPLACED = (bytes: Buffer) => bytes.toString('latin1').replace(/[^\0-\x7f]/g, '?');
const ESCAPED = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

test('a secret that is not ASCII is masked in whatever its bytes became', () => {
  const secret = 'pässwörd-Ünï/c de';
  const [utf8, latin1] = [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'latin1')];
  const percent = encodeURIComponent(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const echoes: Readonly<Record<string, string>> = {
    'UTF-8 as UTF-8': utf8.toString('utf8'),
    'UTF-8 as Latin-1': utf8.toString('latin1'),
    'Latin-1 as Latin-1': latin1.toString('latin1'),
    'Latin-1 as UTF-8': latin1.toString('utf8'),
    'UTF-8 as ASCII': REPLACED(utf8),
    'Latin-1 as ASCII': REPLACED(latin1),
    percent,
    'percent in lower case': percent.replace(/%../g, (code) => code.toLowerCase()),
    'percent of Latin-1': escape(secret),
    'an address': encodeURI(secret),
    'a form': new URLSearchParams({ a: secret }).toString().slice(2),
    JSON: json,
    'JSON of Python': ESCAPED(json),
    'JSON of PHP': ESCAPED(json).replaceAll('/', '\\/'),
    'JSON of others': ESCAPED(json).replace(/[0-9a-f]{4}/g, (digits) => digits.toUpperCase()),
    base64: utf8.toString('base64'),
    'base64 of Latin-1': latin1.toString('base64'),
    'base64 of addresses': utf8.toString('base64url'),
  };
  for (const [name, echo] of Object.entries(echoes)) {
    assert.equal(maskSecrets(`"${echo}"`, [secret]), '"***"', name);
    for (let length = 6; length < echo.length; length++) {
      const shown = maskSecrets(`"${echo.slice(0, length)}`, [secret]);
      assert.equal(shown, '"***', `${name}, cut behind ${length}`);
    }
  }
});

test('question marks are no secret', () => {
  assert.equal(maskSecrets('what??????', ['пароль']), 'what??????');
});

test('a secret that contains another is masked whole, and masks are not masked again', () => {
  assert.equal(maskSecrets('abcdef abc *', ['abc', 'abcdef', '*']), '*** *** ***');
});

test('a secret that looks like a pattern is taken literally', () => {
  assert.equal(maskSecrets('aXc a.c', ['a.c']), 'aXc ***');
});

test('a text that was cut within a secret does not show its beginning', () => {
  const secret = 'hunter2-and-more';
  const text = `body began "Bearer ${secret}`;
  for (let length = 'body began "Bearer hunter'.length; length <= text.length; length++) {
    assert.equal(maskSecrets(text.slice(0, length), [secret]), 'body began "Bearer ***');
  }
  assert.equal(maskSecrets('a hunt', [secret]), 'a hunt', 'a few letters are no secret');
  assert.equal(maskSecrets('hunter goes home', [secret]), 'hunter goes home');
});

test('without secrets, or with empty ones, a text stays as it is', () => {
  assert.equal(maskSecrets('text', []), 'text');
  assert.equal(maskSecrets('text', ['']), 'text');
});

test('no secret survives, whatever is in it and around it', () => {
  const secret = fc.string({ minLength: 4, unit: 'binary' }).filter((text) => !text.includes('*'));
  fc.assert(
    fc.property(fc.string(), secret, fc.string(), (before, hidden, after) => {
      const masked = maskSecrets(before + hidden + after, [hidden]);
      // What remains may meet at a seam only across the mask.
      assert.ok(!masked.split('***').some((part) => part.includes(hidden)));
    }),
  );
});

test('a secret that is too long for a pattern is masked, too, whole and cut off', () => {
  const secret = Array.from({ length: 9_000 }, (_, index) => `part${index};`).join('');
  const echo = `{"token":"${secret}"} and ${Buffer.from(secret).toString('base64')}!`;
  assert.equal(maskSecrets(echo, [secret, 'short-secret']), '{"token":"***"} and ***!');
  const cut = `body began "${secret.slice(0, 5_000)}`;
  assert.equal(maskSecrets(cut, [secret, 'short-secret']), 'body began "***');
  assert.equal(maskSecrets('a short-secret here', [secret, 'short-secret']), 'a *** here');
  assert.equal(maskSecrets('nothing of it', [secret]), 'nothing of it');
});

test('of a secret that repeats itself, all that is there at the end is masked', () => {
  assert.equal(maskSecrets(`it is ${'ab'.repeat(20)}`, ['ab'.repeat(30)]), 'it is ***');
});
