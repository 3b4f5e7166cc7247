import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FirstAnswer } from '../../src/load/first-answers.ts';
import { refuseEndless } from '../../src/measure/refuse-endless.ts';
import { makeFirstAnswer } from '../support/first-answers.ts';

const answer = (name: string, failure?: FirstAnswer['failure'], status = 200): FirstAnswer =>
  makeFirstAnswer({ name, status, bodyBytes: 981, failure });
const TIMEOUT = { class: 'timeout', message: 'bytes came all the time' } as const;
const well = { firstAnswers: [answer('a'), answer('b')] };
const endless = { firstAnswers: [answer('a'), answer('b', TIMEOUT)] };

test('an answer without end in every version is an error that names the request', () => {
  for (const servers of [[endless], [endless, endless]]) {
    assert.throws(() => refuseEndless(servers, servers.length), {
      code: 'endless-answer',
      message:
        'The answer to "b" cannot be measured: bytes came all the time (status 200, 981 bytes so far).',
    });
  }
});

test('in one of two versions, it is measured as a failure of that version', () => {
  refuseEndless([endless, well], 2);
  refuseEndless([well, endless], 2);
  const other = { firstAnswers: [answer('a', TIMEOUT), answer('b')] };
  refuseEndless([endless, other], 2);
});

test('an answer that never began is no stream', () => {
  refuseEndless([well], 1);
  refuseEndless([{ firstAnswers: [answer('a', TIMEOUT, 0)] }], 1);
});

test('nothing is refused before every version has answered', () => {
  refuseEndless([endless], 2);
});
