// Golden files: expected outputs kept beside their inputs, compared as text and accepted with one switch.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const GOLDEN = join(ROOT, 'test', 'golden');

/** True while golden files and generated documents are rewritten instead of compared. */
const isUpdating = process.env.PERF_GATE_UPDATE === '1';

/** Compares `actual` with `test/golden/<path>`; `PERF_GATE_UPDATE=1` writes it instead. */
export function assertGolden(relativePathUnderTestGolden: string, actual: string): void {
  assertFile(join(GOLDEN, relativePathUnderTestGolden), actual);
}

/** The same for a generated file anywhere in the repository: `schema/…`, `docs/…`. */
export function assertGenerated(relativePathUnderRoot: string, actual: string): void {
  assertFile(join(ROOT, relativePathUnderRoot), actual);
}

function assertFile(path: string, actual: string): void {
  if (isUpdating) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  const shown = relative(ROOT, path);
  const hint = 'PERF_GATE_UPDATE=1 accepts what is there now.';
  assert.ok(existsSync(path), `${shown} does not exist. ${hint}\n\n${actual}`);
  const expected = readFileSync(path, 'utf8');
  // Lines, not one string: the assertion's own diff then names the lines that differ.
  if (actual !== expected) {
    assert.deepEqual(actual.split('\n'), expected.split('\n'), `${shown} differs. ${hint}\n`);
  }
}
