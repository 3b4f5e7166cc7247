import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CappedFile } from '../../src/server/capped-file.ts';
import { bytes } from '../../src/units.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const freshPath = (): string => join(temporaryFolder(), 'new/log');

function write(...texts: string[]): string {
  const path = freshPath();
  using file = new CappedFile(path, bytes(10));
  for (const text of texts) file.append(text);
  return readFileSync(path, 'utf8');
}

test('writes what fits, to the last byte', () => {
  assert.equal(write('12345', '67890'), '1234567890');
});

test('says once where it was cut, and writes nothing more', () => {
  const cut = '\n[perf-gate: the log is cut here, after 10 bytes]\n';
  assert.equal(write('12345', '678901', 'more', 'and more'), `1234567890${cut}`);
  assert.equal(write('1234567890', 'x'), `1234567890${cut}`);
});

test('writes nothing after it was closed', () => {
  const path = freshPath();
  const file = new CappedFile(path);
  file.append('a');
  file[Symbol.dispose]();
  file[Symbol.dispose]();
  file.append('b');
  assert.equal(readFileSync(path, 'utf8'), 'a');
});
