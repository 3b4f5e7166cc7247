import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testJobs } from '../../scripts/test-jobs.ts';

const ROOT = join(import.meta.dirname, '../..');
const files = globSync('test/**/*.test.ts', { cwd: ROOT }).toSorted();
const jobs = testJobs({ files, isQuick: false });
const jobOf = (file: string) => jobs.find((job) => job.files.includes(file));

test('every file is run once', () => {
  assert.deepEqual(jobs.flatMap((job) => job.files).toSorted(), files);
});

test('quick: no file twice, no gate, no load, and more than a third of all files', () => {
  const quick = testJobs({ files, isQuick: true }).flatMap((job) => job.files);
  assert.equal(new Set(quick).size, quick.length);
  assert.deepEqual(
    quick.filter((file) => /^test\/(?:e2e|load|gate)\//.test(file)),
    [],
  );
  assert.ok(quick.length > files.length / 3, `${quick.length} of ${files.length}`);
});

test('files that start programs have a process of their own; files that compute share one', () => {
  assert.deepEqual(jobOf('test/e2e/requests.test.ts')?.files, ['test/e2e/requests.test.ts']);
  assert.deepEqual(jobOf('test/dist.test.ts')?.files, ['test/dist.test.ts']);
  assert.ok((jobOf('test/plan/flags.test.ts')?.files.length ?? 0) > 5);
  // Each process makes a bundle of its own for them.
  assert.ok((jobOf('test/github/scenarios/forks.test.ts')?.files.length ?? 0) > 1);
});

test('whole gates start at once, and what computes runs beside them', () => {
  const [first, second] = jobs;
  assert.match(first?.files[0] ?? '', /^test\/e2e\//);
  assert.doesNotMatch(second?.files[0] ?? '', /^test\/e2e\//);
});

test('no files, and few files, are no trouble', () => {
  assert.deepEqual(testJobs({ files: [], isQuick: false }), []);
  for (const some of [['test/plan/a.test.ts'], ['test/e2e/a.test.ts', 'test/plan/a.test.ts']]) {
    const run = testJobs({ files: some, isQuick: false }).flatMap((job) => job.files);
    assert.deepEqual(run.toSorted(), some);
  }
});
