// What the command loads before it answers.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { bundledProgram } from '../support/bundled-program.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** At the end, the names of all parts of Node that were loaded, as lines of standard error. */
const LIST_LOADED = `data:text/javascript,process.on('exit', () => {
  process.stderr.write(process.moduleLoadList.join('\\n'));
})`;

test('validate does not load node:crypto, which takes a tenth of its time', async () => {
  const words = [await bundledProgram('src/cli.ts'), 'validate', '--start', 'node server.js'];
  const { status, stderr } = spawnSync(process.execPath, ['--import', LIST_LOADED, ...words], {
    cwd: temporaryFolder(),
    env: {},
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  const loaded = stderr.split('\n');
  assert.ok(loaded.includes('NativeModule path'));
  assert.ok(!loaded.includes('NativeModule crypto'));
});
