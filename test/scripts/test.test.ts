// `npm test` on files that pass and fail: the shell must be told.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const PROGRAM = join(import.meta.dirname, '../../scripts/test.ts');
const PASSES = "import { test } from 'node:test';\ntest('passes', () => undefined);\n";
const FAILS = `${PASSES}test('breaks', () => { throw new Error('as it must'); });\n`;
const DOES_NOT_LOAD = "throw new Error('does not load');\n";
/** Its test is over, and it goes on. */
const LINGERS = `${PASSES}setInterval(() => undefined, 1_000);\n`;
/** As an endless loop does, without the CPU time. */
const WAITS = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';
const BLOCKS = `import { test } from 'node:test';\ntest('blocks', () => { ${WAITS} });\n`;

/** All of these files, by one call. */
const runTests = (...files: readonly string[]) => runPatiently([], files);

function runPatiently(flags: readonly string[], files: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'perf-gate-tests-'));
  try {
    for (const [index, text] of files.entries()) {
      writeFileSync(join(folder, `${index}.test.mjs`), text);
    }
    // With it the runner takes itself for a part of the one that runs this test.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const args = [PROGRAM, ...flags, join(folder, '*.test.mjs')];
    const { status, stdout } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
    return { status, stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('all that pass: 0, and each is counted', () => {
  const { status, stdout } = runTests(PASSES, PASSES);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^ℹ tests 2$/m);
  assert.match(stdout, /^ℹ pass 2$/m);
});

test('a failing test among others: exit code 1, and it is named', () => {
  const { status, stdout } = runTests(FAILS, PASSES);
  assert.equal(status, 1, stdout);
  assert.match(stdout, /^ℹ tests 3$/m);
  assert.match(stdout, /^ℹ fail 1$/m);
  assert.match(stdout, /failing tests:.*✖ breaks.*as it must/s);
});

test('a file that does not load: 1', () => {
  const { status, stdout } = runTests(DOES_NOT_LOAD, PASSES);
  assert.equal(status, 1, stdout);
  assert.match(stdout, /does not load/);
});

test('no file at all: 1', () => {
  assert.equal(runTests().status, 1);
});

for (const [what, text] of Object.entries({ lingers: LINGERS, blocks: BLOCKS })) {
  test(`a file that ${what}: ended, 1, and it is named`, () => {
    const { status, stdout } = runPatiently(['--patience', '3000'], [PASSES, text]);
    assert.equal(status, 1, stdout);
    assert.match(stdout, /failing tests:.*✖ \S*1\.test\.mjs/s);
  });
}
