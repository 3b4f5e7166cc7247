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
  const cut = '[perf-gate: the log is cut here, after 10 bytes]\n';
  assert.equal(write('1234\n', '6789\n1', 'more', 'and more'), `1234\n6789\n${cut}`);
  assert.equal(write('123456789\n', 'x'), `123456789\n${cut}`);
});

test('a line that does not fit goes as a whole: it may be the beginning of a secret', () => {
  const cut = '[perf-gate: the log is cut here, after 10 bytes]\n';
  assert.equal(write('12\n45', '67890x'), `12\n${cut}`);
  assert.equal(write('12\n4567890', '\n'), `12\n${cut}`);
  assert.equal(write('12\n45678901'), `12\n${cut}`);
  assert.equal(write('1234567890', 'x'), cut);
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
