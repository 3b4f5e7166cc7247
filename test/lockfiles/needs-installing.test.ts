import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { needsInstalling } from '../../src/lockfiles/needs-installing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ALL = temporaryFolder();

/** A checkout whose server runs in `shop`. */
function makeProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(ALL, 'project-'));
  for (const folder of ['.git', 'shop']) mkdirSync(join(root, folder));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return join(root, 'shop');
}

const projects: readonly (readonly [
  what: string,
  needs: boolean,
  Readonly<Record<string, string>>,
])[] = [
  ['nothing', false, {}],
  ['a lockfile', true, { 'shop/yarn.lock': '' }],
  ['a lockfile above', true, { 'requirements.txt': 'flask==3.0.0' }],
  ['dependencies', true, { 'shop/package.json': '{"dependencies":{"express":"5"}}' }],
  ['no dependencies', false, { 'shop/package.json': '{"dependencies":{}}' }],
  ['a manifest that is none', false, { 'shop/package.json': '[' }],
];
for (const [what, needs, files] of projects) {
  test(`${what}: ${needs ? 'something' : 'nothing'} to install`, () =>
    assert.equal(needsInstalling(makeProject(files)), needs));
}
