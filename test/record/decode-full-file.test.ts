import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';

const PROGRAM = join(import.meta.dirname, 'decode-full-file.ts');
const MEBIBYTE = 1_024 ** 2;

/** Bytes that each histogram would take if decoding inflated it. */
const CELLS = 94_000;

test('a baseline file full of small histograms is decoded in little memory', () => {
  const printed = execFileSync(process.execPath, ['--max-old-space-size=512', PROGRAM], {
    encoding: 'utf8',
  });
  const { characters, histograms, buffers, peak } = JSON.parse(printed);
  assert.ok(characters > 15 * MEBIBYTE && characters <= 16 * MEBIBYTE, `${characters} characters`);
  assert.ok(histograms * CELLS > 8_192 * MEBIBYTE, `${histograms} histograms`);
  // Buffers of inflating wait for the garbage collector, and cells are buffers too.
  assert.ok(buffers < 256 * MEBIBYTE, `${buffers} bytes of buffers`);
  assert.ok(peak < 1_024 * MEBIBYTE, `${peak} bytes resident`);
});
