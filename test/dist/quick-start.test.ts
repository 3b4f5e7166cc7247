// What a program of dist/ has loaded when it can say its first word: reading a command line waits for nothing else.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const dist = resolve(import.meta.dirname, '../../dist');

/** As esbuild writes it, of a chunk that is loaded at once. */
const STATIC_IMPORT = /^(?:import|export)\s(?:[^'";]*\sfrom\s)?"\.\/(?<name>[^"]+)";$/gm;
/** Above the code of each module. */
const PACKAGE = /^\s*\/\/ node_modules\/(?<name>(?:@[^/\s]+\/)?[^/\s]+)/gm;

/** Packages whose code is loaded with this file, in order. */
function packagesOf(file: string): readonly string[] {
  const files = new Set([file]);
  const packages = new Set<string>();
  // A set that grows while it is walked is walked to its end.
  for (const each of files) {
    const text = readFileSync(join(dist, each), 'utf8');
    for (const { groups } of text.matchAll(STATIC_IMPORT)) files.add(groups?.name ?? '');
    for (const { groups } of text.matchAll(PACKAGE)) packages.add(groups?.name ?? '');
  }
  return [...packages].sort();
}

const chunk = (name: string): string =>
  readdirSync(dist).find((file) => file.startsWith(`${name}-`)) ?? `no chunk is named ${name}`;

test('the command loads no package', () => {
  assert.deepEqual(packagesOf('cli.js'), []);
});

test('help loads only the package that checks inputs', () => {
  assert.deepEqual(packagesOf(chunk('run-command-line')), ['zod']);
});

test('validate also loads the package that reads files', () => {
  assert.deepEqual(packagesOf(chunk('validate')), ['yaml', 'zod']);
});

test('what imports requests loads the package that reads files, and nothing that measures', () => {
  assert.deepEqual(packagesOf(chunk('import-requests')), ['yaml', 'zod']);
});

test('the action takes what reads inputs and writes its log', () => {
  assert.deepEqual(packagesOf('main.js'), []);
  assert.deepEqual(packagesOf(chunk('run-action')), ['@actions/core', 'yaml', 'zod']);
});

test('a thread of the generator loads the packages that count times', () => {
  assert.deepEqual(packagesOf('load-worker.js'), ['base64-js', 'hdr-histogram-js', 're2js']);
});

test('the commands that measure load no package of GitHub, and no other client', () => {
  const all = packagesOf(chunk('commands'));
  assert.deepEqual(
    all.filter((name) => /^@(?:actions|azure|octokit)\//.test(name)),
    [],
  );
  assert.ok(!all.includes('undici'));
});
