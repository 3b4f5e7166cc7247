// Whoever installs the package has a command that works.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { installPackage } from './installed-package.ts';
import { nodePrograms } from './node-programs.ts';

describe('the installed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perf-gate-installed-'));
  let command = '';
  before(() => {
    command = installPackage(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const node of nodePrograms()) {
    const run = (...args: readonly string[]): string =>
      execFileSync(node, [command, ...args], { cwd: folder, encoding: 'utf8' });

    test(`helps on ${node}`, () => {
      assert.match(run('--help'), /^Usage: perf-gate COMMAND/);
    });

    test(`validates on ${node}`, () => {
      assert.match(run('validate', '--start', 'node server.js'), /^No faults\./);
    });
  }
});

// npm would install them for everybody: https://docs.npmjs.com/cli/configuring-npm/package-json
test('the package brings nothing along, and runs nothing when it is installed', () => {
  const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'];
  assert.deepEqual(
    kinds.filter((kind) => Object.hasOwn(packageJson, kind)),
    [],
  );
  // With a script called `build`, npm would install all tools first for `npx github:…`.
  const moments = ['preinstall', 'install', 'postinstall', 'prepare', 'prepack', 'build'];
  assert.deepEqual(
    moments.filter((moment) => Object.hasOwn(packageJson.scripts, moment)),
    [],
  );
});
