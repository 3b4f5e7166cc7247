// Programs that the bench of wild servers runs: they end with the bench.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram } from '../../bench/servers/wild/run-program.ts';

const surroundings = { cwd: '/', env: process.env };

test('a program ends where the bench was cancelled before it could listen', async () => {
  const signal = AbortSignal.abort(new Error('cancelled'));
  await assert.rejects(runProgram(['sleep', '600'], { ...surroundings, signal }), /cancelled/);
});

test('a program that has ended by itself needs no end', async () => {
  const { signal } = new AbortController();
  const { code, stdout } = await runProgram(['echo', 'a'], { ...surroundings, signal });
  assert.deepEqual([code, stdout], [0, 'a\n']);
});
