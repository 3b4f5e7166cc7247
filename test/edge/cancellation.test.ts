// One signal cancels, a second one is answered, and a third one ends the process.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

const PROGRAM = join(import.meta.dirname, 'cancellation-program.ts');

test('a second signal says what is waited for, and a third ends at once with the code of the first', async () => {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value ?? '';
  assert.equal(await next(), 'started');
  child.kill('SIGINT');
  assert.equal(await next(), 'stopping');
  child.kill('SIGTERM');
  assert.match(
    await next(),
    /^Waiting until everything .* killed after 5 s\. The next signal ends /,
  );
  child.kill('SIGTERM');
  assert.deepEqual(await exited, [130, null]);
});
