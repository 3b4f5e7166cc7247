import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { GateError, InputError } from '../../src/errors.ts';
import { renderError } from '../../src/report/render-error.ts';
import { assertGolden } from '../support/golden.ts';
import { hostileText } from '../support/hostile-text.ts';

const ERRORS: Readonly<Record<string, GateError>> = {
  input: new InputError([
    {
      place: '--max-p99-increase',
      problem: '"10" is a bare number.',
      remedy: 'Write it with its sign: 10%.',
    },
    { place: 'perf-gate.yml: requests[2].path', problem: '"search" does not begin with "/".' },
  ]),
  gate: new GateError({
    code: 'server-not-ready',
    kind: 'gate',
    message: 'The server did not answer on http://127.0.0.1:40123/ within 60 s.',
    remedy:
      'Start it by hand with PORT=40123 and see; raise ready-timeout if it only needs longer.',
    details: [
      'listening on 8080',
      'Error: \u001b[31mEADDRINUSE\u001b[0m\n    at Server.listen (node:net:1)',
      '\u001b]0;owned\u0007\u202egnp.exe',
    ],
  }),
  cancelled: new GateError({
    code: 'cancelled',
    kind: 'cancelled',
    message: 'The run was cancelled by SIGINT.',
    remedy: '',
  }),
};

describe('renderError', () => {
  for (const [kind, error] of Object.entries(ERRORS)) {
    it(`says what happened and what to do: ${kind}`, () => {
      assertGolden(`report/error/${kind}.txt`, renderError(error, { colour: false }));
    });

    it(`adds colour without changing a character: ${kind}`, () => {
      const coloured = renderError(error, { colour: true });
      assert.notEqual(coloured, renderError(error, { colour: false }));
      assert.equal(stripVTControlCharacters(coloured), renderError(error, { colour: false }));
    });
  }

  it('passes no control character on to the terminal', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const error = { code: text, message: text, remedy: text, details: [text] };
        const output = renderError(error, { colour: false });
        assert.doesNotMatch(output, /[^\P{C}\n\u200d]|[\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
