// Errors that quote a server: masked before anything is escaped or appended.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateError } from '../../src/errors.ts';
import { wordsOf } from '../../src/github/job/annotations.ts';
import { summariseError } from '../../src/github/publish/summary.ts';
import { maskSecrets } from '../../src/mask.ts';

const SECRET = 'a_secret*with*signs_of_Markdown';
const mask = (text: string): string => maskSecrets(text, [SECRET]);

test('an annotation quotes the line that tells why, the summary all lines', () => {
  const error = new GateError({
    code: 'server-exited',
    kind: 'gate',
    message: 'The server ended.',
    remedy: 'Look at its log.',
    details: ['listening', 'Error: no prices', '    at shop.js:1:1', 'Node.js v24.21.0'],
  });
  assert.equal(wordsOf(error, { mask }), 'The server ended. Error: no prices. Look at its log.');
  for (const line of ['listening', 'Error: no prices', 'Node.js v24.21.0'])
    assert.ok(summariseError(error, mask).includes(line));
});

for (const [says, line] of [
  ['a secret with signs of Markdown', `token=${SECRET} was refused`],
  ['the beginning of one, where a line was cut', `token=${SECRET.slice(0, 20)}`],
] as const) {
  test(`neither summary nor annotation shows ${says}`, () => {
    const error = new GateError({
      code: 'server-exited',
      kind: 'gate',
      message: 'The server ended.',
      remedy: 'Look at its log.',
      details: [line, 'another line'],
    });
    for (const text of [summariseError(error, mask), wordsOf(error, { mask })]) {
      const shown = text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
      assert.match(shown, /token=\*{3}/);
      assert.doesNotMatch(shown, /a_secret/);
    }
  });
}
