// What perf-gate cannot even load, or nobody waits for, is its own failure: never the exit code of a regression.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bundle, PROGRAMS } from '../../scripts/bundle.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '../..');
const ENTRIES = PROGRAMS.filter(({ source }) => ['src/main.ts', 'src/cli.ts'].includes(source));
const bundled = bundle(ROOT, ENTRIES);

/** Throws once somebody listens, so as a bug of ours would while the gate is at work. */
const BUG = `
const timer = setInterval(() => {
  if (process.listenerCount('uncaughtException') > 0) throw new Error('::late::');
}, 1);
timer.unref();`;

async function run(entry: string, isWhole: boolean, ...flags: readonly string[]) {
  await using folder = await temporaryFolder();
  writeFileSync(folder.join('package.json'), '{ "type": "module" }\n');
  const { files } = await bundled;
  for (const { name, text } of files) {
    if (isWhole || name === entry) writeFileSync(folder.join(name), text);
  }
  const summary = folder.join('summary.md');
  writeFileSync(summary, '');
  const env = { PATH: process.env.PATH, GITHUB_STEP_SUMMARY: summary };
  const parameters = [...flags, folder.join(entry), 'demo'];
  const end = spawnSync(process.execPath, parameters, { env, encoding: 'utf8' });
  return { ...end, summary: readFileSync(summary, 'utf8') };
}

const WAYS = {
  'a part of it is missing': { isWhole: false, flags: [], says: /ERR_MODULE_NOT_FOUND/ },
  'nobody waits for an error': {
    isWhole: true,
    flags: ['--import', `data:text/javascript,${encodeURIComponent(BUG)}`],
    says: /late/,
  },
} as const;

for (const [way, { isWhole, flags, says }] of Object.entries(WAYS)) {
  describe(`where ${way}`, () => {
    test('the action ends with 3, and summary and annotation say why', async () => {
      const { status, stdout, stderr, summary } = await run('main.js', isWhole, ...flags);
      assert.equal(status, 3, stderr);
      assert.match(stdout, /^::error title=perf-gate%3A internal-error::perf-gate itself failed/m);
      assert.doesNotMatch(stdout, /^::late/m);
      assert.match(stdout, says);
      assert.match(
        summary,
        /^### 🚫 perf-gate could not do its work\n\n {4}perf-gate itself failed/,
      );
    });

    test('the command ends with 3, and says why', async () => {
      const { status, stderr } = await run('cli.js', isWhole, ...flags);
      assert.equal(status, 3, stderr);
      assert.match(stderr, /^error: perf-gate itself failed; .*\(internal-error\)$/m);
      assert.match(stderr, says);
    });
  });
}

test('where not even the summary can be written, the action still ends with 3, and says why', async () => {
  // Node then lets nothing be read but the entry, and nothing be written.
  const { status, stdout, stderr } = await run('main.js', true, '--permission');
  assert.equal(status, 3, stderr);
  assert.match(stdout, /^::error title=perf-gate%3A .*restricted/m);
});
