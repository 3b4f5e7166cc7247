// The house keeps its shape: who imports whom, where the process is touched, what a file looks like.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import {
  findClosedDoors,
  findCycles,
  findEmptyRows,
  findForbiddenImports,
  findUnusedPermissions,
} from './architecture/import-rules.ts';
import { IMPORT_TABLE } from './architecture/import-table.ts';
import { readSource, type Source } from './architecture/source.ts';
import { findFaults } from './architecture/source-rules.ts';

const root = resolve(import.meta.dirname, '..');
const everywhere = readSources('{src,test,scripts,bench}/**/*.{ts,mjs}');
const sources = everywhere.filter(({ path }) => path.startsWith('src/'));

function readSources(pattern: string): readonly Source[] {
  const paths = globSync(pattern, { cwd: root }).sort();
  return paths.map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

describe('this repository', () => {
  test('has sources that these tests read', () => {
    assert.ok(sources.some(({ path }) => path === 'src/units.ts'));
    assert.ok(everywhere.some(({ path }) => path === 'test/architecture.test.ts'));
  });

  test('imports only what the table allows', () => {
    assert.deepEqual(findForbiddenImports(sources), []);
  });

  test('has a room for every row of the table', () => {
    assert.deepEqual(findEmptyRows(sources), []);
  });

  test('needs everything that the table allows', () => {
    assert.deepEqual(findUnusedPermissions(sources), []);
  });

  test('imports only the top files of another room, and sub-rooms from the bottom up', () => {
    assert.deepEqual(findClosedDoors(sources), []);
  });

  test('has no cycles between files or rooms', () => {
    assert.deepEqual(findCycles(sources), []);
  });

  test('has no file that breaks a rule for single files', () => {
    assert.deepEqual(everywhere.flatMap(findFaults), []);
  });
});

test('the table lets data flow one way: no row names itself or a later one', () => {
  const rooms = Object.keys(IMPORT_TABLE);
  for (const [room, { ours = [], types = [] }] of Object.entries(IMPORT_TABLE)) {
    const earlier = rooms.slice(0, rooms.indexOf(room));
    assert.deepEqual(
      [...ours, ...types].filter((name) => !earlier.includes(name)),
      [],
      room,
    );
  }
});
