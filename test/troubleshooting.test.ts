// docs/troubleshooting.md knows every error that the sources can raise, and no other.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readDocument } from './support/readme-examples.ts';

const SRC = join(import.meta.dirname, '..', 'src');

const sources = globSync('**/*.ts', { cwd: SRC }).map((path) => ({
  path,
  text: readFileSync(join(SRC, path), 'utf8'),
}));

/** Codes in the tables of errors: those that have the columns Code, Happens when, Do. */
const documented = new Set(
  [...readDocument('docs/troubleshooting.md').matchAll(/^\| Code \|.*\n(?:\|.*\n)+/gm)].flatMap(
    ([table]) => [...table.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell]) => codesIn(cell ?? '')),
  ),
);

/** `code: 'x', kind:` of an error, and the tables of those that are explained from elsewhere. */
const raised = new Set(
  sources.flatMap(({ path, text }) => [
    ...matches(text, /code: '([a-z-]+)',\s*kind:/g),
    ...(/explain-\w+-error\.ts$/.test(path)
      ? matches(text, /'((?:github|artifacts?)-[a-z-]+)'/g)
      : []),
  ]),
);

test('every error has an entry', () => {
  assert.ok(raised.size > 20);
  assert.deepEqual(
    [...raised].filter((code) => !documented.has(code)),
    [],
  );
});

test('every entry is of an error that there is', () => {
  const quoted = new Set(sources.flatMap(({ text }) => matches(text, /'([a-z]+(?:-[a-z]+)*)'/g)));
  assert.deepEqual(
    [...documented].filter((code) => !quoted.has(code)),
    [],
  );
});

/** What all sources say, with the strings that are broken over lines put together again. */
const words = sources
  .map(({ text }) => text.replaceAll('\\`', '`').replace(/['`] \+\s+['`]/g, ''))
  .join('\n');

test('every message that is quoted is one that is said', () => {
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
