import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OF_FACTS, testParts } from '../../scripts/test-parts.ts';

const ROOT = join(import.meta.dirname, '../..');
const files = globSync('test/**/*.test.ts', { cwd: ROOT }).toSorted();
const isEndToEnd = (file: string): boolean => file.startsWith('test/e2e/');

for (const [isQuick, wanted] of [
  [false, files],
  [true, files.filter((file) => !isEndToEnd(file))],
] as const) {
  test(`every file is run once ${isQuick ? 'but those from end to end' : ''}`, () => {
    const run = testParts({ files, cores: 2, isQuick }).flatMap((part) => part.files);
    assert.deepEqual(run.toSorted(), wanted);
  });
}

test('what keeps times is alone, and two gates are the most that judge', () => {
  const isLoad = (file: string): boolean => file.startsWith('test/load/');
  const judges = (file: string): boolean => isEndToEnd(file) && !OF_FACTS.includes(file);
  const most = (holds: (file: string) => boolean): number =>
    Math.max(
      ...testParts({ files, cores: 8, isQuick: false })
        .filter((part) => part.files.some(holds))
        .map(({ concurrency }) => concurrency),
    );
  assert.equal(most(isLoad), 1);
  assert.equal(
    most((file) => /own-workflow|\/compare-commits|demo/.test(file)),
    1,
  );
  assert.equal(most(judges), 2);
  assert.equal(
    most((file) => !isLoad(file) && !judges(file)),
    8,
  );
});

test('the files of facts are there', () => {
  assert.deepEqual(
    OF_FACTS.filter((file) => !existsSync(join(ROOT, file))),
    [],
  );
});

test('no files, or few of either kind, are no trouble', () => {
  for (const some of [
    [],
    OF_FACTS.slice(0, 1),
    OF_FACTS.slice(0, 3),
    ['a', 'b'],
    [...OF_FACTS, 'a'],
  ]) {
    const run = testParts({ files: some, cores: 2, isQuick: false }).flatMap((part) => part.files);
    assert.deepEqual(run.toSorted(), some.toSorted());
  }
});
