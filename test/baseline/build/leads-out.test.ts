import assert from 'node:assert/strict';
import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { leadsOut } from '../../../src/baseline/build/leads-out.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function judge(path: string, links: Readonly<Record<string, string>>): boolean {
  return leadsOut(path, (at) => links[at]);
}

describe('a link that stays inside', () => {
  const inside: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'a file beside': { link: 'file' },
    'a folder above': { 'a/b/link': '../..' },
    'what is not there': { link: 'missing/../file' },
    'another link': { link: 'a/other', 'a/other': '../b' },
    'a package of a workspace': { link: 'node_modules/pkg/bin.js', 'node_modules/pkg': '../pkg' },
  };
  for (const [says, links] of Object.entries(inside)) {
    test(says, () => assert.equal(judge(Object.keys(links)[0] ?? '', links), false));
  }
});

describe('a link that leads out', () => {
  const out: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'an absolute target': { link: '/etc/passwd' },
    'the folder above': { link: '..' },
    'a way that comes back': { link: '../folder/file' },
    'one step too many': { 'a/b/link': '../../../file' },
    'through another link': { link: 'a/deep/../x', 'a/deep': '../..' },
    'after a link to the top': { link: 'top/..', top: '.' },
    'through a link to a folder less deep': { 'a/b/link': '../up/../x', 'a/up': '..' },
    'a ring': { one: 'two', two: 'one' },
  };
  for (const [says, links] of Object.entries(out)) {
    test(says, () => assert.equal(judge(Object.keys(links)[0] ?? '', links), true));
  }
});

test('agrees with how the kernel follows links', async () => {
  await using folder = await temporaryFolder();
  const root = join(realpathSync(folder.path), 'outer', 'root');
  const name = fc.constantFrom('a', 'b', 'c');
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
  const step = fc.constantFrom('a', 'b', 'c', '..', '.');
  const target = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => steps.join('/'));
  let reached = 0;
  fc.assert(
    fc.property(fc.dictionary(path, target, { minKeys: 1, maxKeys: 6 }), (wished) => {
      rmSync(join(root, '..'), { recursive: true, force: true });
      mkdirSync(root, { recursive: true });
      const links: Record<string, string> = {};
      for (const [at, to] of Object.entries(wished)) {
        if (isBelow(at, links) || existsSync(join(root, at))) continue;
        mkdirSync(join(root, dirname(at)), { recursive: true });
        symlinkSync(to, join(root, at));
        links[at] = to;
      }
      for (const at of Object.keys(links)) {
        if (judge(at, links) || !existsSync(join(root, at))) continue;
        reached += 1;
        // The kernel's answer: Node's own follows links by their text, and can go round for ever.
        assert.ok(`${realpathSync.native(join(root, at))}/`.startsWith(`${root}/`), at);
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(reached > 20, `${reached} links led somewhere`);
});

const isBelow = (path: string, links: Readonly<Record<string, string>>): boolean =>
  path.split('/').some((_, index, names) => links[names.slice(0, index).join('/')] !== undefined);
