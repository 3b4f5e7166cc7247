// The documents among themselves: no link leads nowhere, every example says what it is.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { anchorsIn, relativeLinks } from './support/document-links.ts';
import { longLines } from './support/long-lines.ts';
import {
  DOCUMENTS,
  exampleFile,
  examplesIn,
  parseExamples,
  readDocument,
} from './support/readme-examples.ts';

const ROOT = join(import.meta.dirname, '..');

for (const document of DOCUMENTS) {
  test(`${document}: every link within the repository leads somewhere`, () => {
    for (const { path, anchor } of relativeLinks(readDocument(document))) {
      const target = path === '' ? document : normalize(join(dirname(document), path));
      assert.ok(existsSync(join(ROOT, target)), `${target} does not exist`);
      if (anchor === undefined) continue;
      assert.ok(anchorsIn(readDocument(target)).has(anchor), `${target} has no #${anchor}`);
    }
  });
}

test('every picture is shown by a document, made by the script, and small enough to load', () => {
  const shown = new Set(
    DOCUMENTS.flatMap((document) =>
      relativeLinks(readDocument(document)).map(({ path }) =>
        normalize(join(dirname(document), path)),
      ),
    ),
  );
  const script = readFileSync(join(ROOT, 'scripts/screenshots.ts'), 'utf8');
  const pictures = readdirSync(join(ROOT, 'docs/images'));
  assert.ok(pictures.length > 0);
  for (const name of pictures) {
    const path = `docs/images/${name}`;
    assert.ok(shown.has(path), `no document shows ${path}`);
    assert.ok(script.includes(`file: '${name}'`), `scripts/screenshots.ts does not make ${path}`);
    assert.ok(statSync(join(ROOT, path)).size <= 200_000, `${path} is too large`);
  }
});

for (const document of [...DOCUMENTS, 'bench/README.md', 'test/README.md']) {
  test(`${document}: no line that can be broken has more than 100 characters`, () => {
    assert.deepEqual(longLines(readDocument(document)), []);
  });
}

test('a long line counts where it can be broken', () => {
  const long = 'x'.repeat(101);
  const lines = [
    long,
    `- [a](${long})`,
    `\`${long} ${long}\``,
    `| ${long} |`,
    '```',
    `a ${long}`,
    '```',
    `a ${long}`,
    `  - ${long} a`,
  ];
  assert.deepEqual(longLines(lines.join('\n')), [8, 9]);
});

for (const document of ['README.md', 'docs/recipes.md', 'docs/github.md', 'docs/reference.md']) {
  test(`${document}: every YAML example is a file or a fragment, and can be read`, () => {
    for (const { language, role, line, text } of examplesIn(document)) {
      if (language !== 'yaml') continue;
      assert.notEqual(role.kind, 'unmarked', `${document}:${line}`);
      assert.equal(typeof parse(text), 'object', `${document}:${line}`);
    }
  });
}

const SAMPLE = [
  '# One',
  '<!-- file: a.yml -->',
  '```yaml',
  'a: 1',
  '```',
  '## Two',
  '<!-- fragment -->',
  '```yaml',
  '# not a heading',
  '```',
  '',
  '```sh',
  'ls',
  '```',
].join('\n');

test('finds examples by their heading, their language and the comment above', () => {
  assert.deepEqual(
    parseExamples('x.md', SAMPLE).map(({ heading, line, role }) => [heading, line, role]),
    [
      ['One', 3, { kind: 'file', path: 'a.yml' }],
      ['Two', 8, { kind: 'fragment' }],
      ['Two', 12, { kind: 'unmarked' }],
    ],
  );
});

test('a block without an end is refused', () => {
  assert.throws(() => parseExamples('x.md', '```yaml\na: 1\n'), /x\.md:1: this block has no end/);
});

test('refuses a file that the section does not show', () => {
  assert.throws(() => exampleFile('README.md', 'Quick start', 'no.yml'), /0 × no\.yml/);
});
