// One story of each kind: a file as people have it, what becomes of it, and what is said beside it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ImportOptions } from '../../src/plan/read-import.ts';
import { assertGolden } from '../support/golden.ts';
import { assertSound, importText } from './imported.ts';

interface Story {
  readonly kind: string;
  readonly file: string;
  readonly options?: Partial<ImportOptions>;
  /** What must be nowhere in what is written. */
  readonly secrets: readonly string[];
}

const STORIES: readonly Story[] = [
  {
    kind: 'openapi',
    file: 'shop.yaml',
    options: { methods: ['GET', 'POST', 'PUT', 'DELETE'] },
    secrets: ['hunter2', 'tok-4711'],
  },
  {
    kind: 'har',
    file: 'shop.har',
    options: { origin: 'http://localhost:3000' },
    secrets: ['f81d4fae', 'eyJ', '9f86d08', '1234', 's3cr3t'],
  },
  { kind: 'http', file: 'shop.http', secrets: ['s3cr3t', 'hunter2'] },
  { kind: 'curl', file: 'commands.sh', secrets: ['hunter2', '0123456789abcdef', 'f81d4fae'] },
  { kind: 'log', file: 'access-log.txt', secrets: ['abc1', '203.0.113'] },
];

for (const { kind, file, options, secrets } of STORIES) {
  test(`${kind}: ${file}`, () => {
    const path = join(import.meta.dirname, '../golden/import-requests', kind, file);
    const imported = importText(readFileSync(path), options, file);
    assertSound(imported);
    for (const secret of secrets) assert.ok(!imported.text.includes(secret), secret);
    assertGolden(`import-requests/${kind}/requests.yml`, imported.text);
    assertGolden(`import-requests/${kind}/summary.txt`, imported.summary);
  });
}
