import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type BuildEntry,
  entryPath,
  findEntryFault,
  MOST_BYTES,
  MOST_ENTRIES,
} from '../../../src/baseline/build/build-entries.ts';

const file = (path: string, size = 1): BuildEntry => ({ path, kind: 'file', size });
const folder = (path: string): BuildEntry => ({ path, kind: 'directory' });
const link = (path: string, target: string): BuildEntry => ({ path, kind: 'link', target });
const hardLink = (path: string, target: string): BuildEntry => ({
  path,
  kind: 'hard-link',
  target,
});

test('paths are made plain, or refused', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    './a//b/./c/': 'a/b/c',
    '...': '...',
    'a/..b': 'a/..b',
    '': undefined,
    '.': undefined,
    '/a': undefined,
    '../a': undefined,
    'a/../b': undefined,
    'a/..': undefined,
    'a\0b': undefined,
    ['a/'.repeat(2_049)]: undefined,
  };
  for (const [written, path] of Object.entries(cases))
    assert.equal(entryPath(written), path, written);
});

test('an honest build has no fault', () => {
  const entries = [
    folder('dist'),
    file('dist/server.js'),
    hardLink('dist/copy.js', 'dist/server.js'),
    file('node_modules/tool/bin.js'),
    link('node_modules/.bin/tool', '../tool/bin.js'),
    link('node_modules/own', '../packages/own'),
  ];
  assert.equal(findEntryFault(entries), undefined);
});

describe('a fault is', () => {
  const many = Array.from({ length: MOST_ENTRIES + 1 }, (_, index) => file(`${index}`));
  const cases: readonly [entries: readonly BuildEntry[], fault: RegExp][] = [
    [[file('a'), folder('a')], /holds a twice/],
    [[link('a', 'b'), file('a/c')], /a\/c lies below a/],
    [[file('a/b/c'), file('a')], /a\/b\/c lies below a/],
    [[link('a', '/etc')], /link a leads out of it, to \/etc/],
    [[link('a', 'b'), link('b', '..')], /link a leads out/],
    [[hardLink('a', 'b')], /another name of b/],
    [[hardLink('a', 'b'), link('b', 'c'), file('c')], /another name of b/],
    [[hardLink('a', 'a')], /another name of a/],
    [[file('a', MOST_BYTES), file('b')], /larger than 1024 MiB/],
    [many, /more than 200000/],
  ];
  for (const [entries, fault] of cases) {
    test(`${fault}`, () => assert.match(findEntryFault(entries) ?? '', fault));
  }
});
