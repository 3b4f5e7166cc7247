import assert from 'node:assert/strict';
import test from 'node:test';
import { countOpenable, parseLimit } from '../../src/machine/open-files.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';

const ROWS: readonly (readonly [string, number | undefined])[] = [
  ['Max open files            1024                 4096                 files', 1_024],
  ['Max open files            unlimited            unlimited            files', Infinity],
  ['Max file locks            unlimited            unlimited            locks', undefined],
  ['', undefined],
];
for (const [text, limit] of ROWS) {
  test(`"${text}": ${limit}`, () => assert.equal(parseLimit(`Limit\n${text}\n`), limit));
}

test('this process can open some files', { skip: !hasProcFs() }, () => {
  assert.ok((countOpenable() ?? 0) > 0);
});
