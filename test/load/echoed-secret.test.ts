// A server that echoes what it was sent, in broken heads, in bodies and as its name: no form of a secret, nor
// the beginning of one, is in what a report may show.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadEngine } from '../../src/load/engines.ts';
import { plannedRequests } from '../../src/load/exchange/outgoing-request.ts';
import { fetchFirstAnswers } from '../../src/load/first-answers.ts';
import { maskSecrets } from '../../src/mask.ts';
import { seconds } from '../../src/units.ts';
import { optionsOf } from './generator-sketch.ts';
import { type RawRequest, serveRaw } from './raw-server.ts';

const SECRETS = [
  'AKIAabcdefghijklmnopqrstuvwxyz0123456789XY',
  'pässwörd-Ünïcode',
  'k€y-wïth-€uros',
];

const ok = (head: string, body = 'abc') =>
  `HTTP/1.1 200 OK\r\n${head}Content-Length: ${body.length}\r\n\r\n${body}`;

/** Of the secret as bytes, one character each, to an answer as such characters. */
const ANSWERS: Readonly<Record<string, (key: string) => string>> = {
  'a status line': (key) => `HTTP/1.1 ${key}\r\n\r\n`,
  'no HTTP': (key) => `${key}\r\n\r\n`,
  'no HTTP, unfinished': (key) => key,
  'a field name': (key) => `HTTP/1.1 200 OK\r\n ${key}\r\n\r\n`,
  'a length': (key) => ok('').replace('h: 3', `h: ${key}`),
  'a length with much before': (key) => ok('').replace('h: 3', `h: ${' '.repeat(10)}3${key}`),
  'the name of the server': (key) => ok(`Server: ${key}\r\n`),
  'a body': (key) => ok('', key),
  'a body, cut within': (key) => ok('', `${'.'.repeat(62)}${key}`),
};

for (const secret of SECRETS) {
  for (const encoding of ['utf8', 'latin1'] as const) {
    // A field holds no sign beyond Latin-1, and the plan refuses such a secret there.
    if (encoding === 'latin1' && secret.includes('€')) continue;
    describe(`${secret} in ${encoding}, echoed in`, () => {
      for (const [says, answer] of Object.entries(ANSWERS)) {
        test(says, async () => {
          const key = Buffer.from(secret, encoding).toString('latin1');
          using server = await serveRaw(({ socket }: RawRequest) =>
            socket.end(Buffer.from(answer(key), 'latin1')),
          );
          const expect = { status: undefined, body: { kind: 'includes', text: 'none' } } as const;
          const { firstAnswers } = await fetchFirstAnswers(await loadEngine('wire'), {
            target: server.target,
            requests: plannedRequests(optionsOf({ requests: [{ expect }] }).requests),
            requestTimeout: seconds(10),
          });
          for (const { failure, serverSoftware } of firstAnswers) {
            const shown = [failure?.message ?? '', serverSoftware].map((text) =>
              maskSecrets(text, [secret]),
            );
            assert.match(shown.join(), /\*\*\*/);
            // The letters that every encoding leaves, from the third on.
            for (const part of shown) assert.doesNotMatch(part, /IAabc|ssw|rd-|code|y-w|uros/);
          }
        });
      }
    });
  }
}
