// docs/troubleshooting.md explains every error code, and no other.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ERROR_CODES } from '../src/errors.ts';
import { readDocument } from './support/readme-examples.ts';

const SRC = join(import.meta.dirname, '..', 'src');

const sources = globSync('**/*.ts', { cwd: SRC }).map((path) => ({
  path,
  text: readFileSync(join(SRC, path), 'utf8'),
}));

/** Codes in the tables of errors: those that have the columns Code, Happens when, Do. */
const documented = [
  ...readDocument('docs/troubleshooting.md').matchAll(/^\| Code \|.*\n(?:\|.*\n)+/gm),
].flatMap(([table]) =>
  [...table.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell]) => codesIn(cell ?? '')),
);

test('every error has an entry', () => {
  assert.deepEqual(
    ERROR_CODES.filter((code) => !documented.includes(code)),
    [],
  );
});

test('every entry belongs to an error, and no error has two', () => {
  assert.deepEqual([...documented].sort(), [...ERROR_CODES].sort());
});

test('the sources raise every code', () => {
  const all = sources.map(({ text }) => text).join('\n');
  // Once in the list itself, and at least once where the error is made.
  assert.deepEqual(
    ERROR_CODES.filter((code) => all.split(`'${code}'`).length < 3),
    [],
  );
});

/** What all sources say, with the strings that are broken over lines put together again. */
const words = sources
  .map(({ text }) => text.replaceAll('\\`', '`').replace(/['`] \+\s+['`]/g, ''))
  .join('\n');

test('the sources hold every message that the page quotes', () => {
  const quoted = matches(readDocument('docs/troubleshooting.md'), /^\| "(.+?)" \|/gm);
  assert.ok(quoted.length > 8);
  for (const part of quoted.flatMap((text) => text.split(' … '))) {
    assert.ok(words.includes(part), `nothing says "${part}"`);
  }
});

function codesIn(cell: string): string[] {
  return matches(cell, /`([a-z-]+)`/g);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
}
