import assert from 'node:assert/strict';
import test from 'node:test';
import { removeOrTell } from '../../src/arms/remove-or-tell.ts';
import type { Progress } from '../../src/progress.ts';

test('a folder that cannot be removed is told, and no fault', async () => {
  const said: Progress[] = [];
  const ports = { report: (progress: Progress) => said.push(progress) };
  const folder = {
    [Symbol.asyncDispose]: () => Promise.reject(new Error('EACCES: permission denied')),
  };
  await removeOrTell(folder, '/srv/pg-abcd', ports);
  const text =
    "The baseline's folder /srv/pg-abcd could not be removed: remove it by hand. EACCES: permission denied";
  assert.deepEqual(said, [{ kind: 'note', text }]);
});
