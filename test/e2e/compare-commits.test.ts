// A candidate beside the commit that it is compared with: checked out, built, measured, and gone again.

import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { compareWith, makeRepository, notesIn, PRESENT_VERSION, type Traits } from './versions.ts';

/** In a folder of the repository, and of no use before it is built. */
const sourceOf = (traits: Traits) => ({ 'shop/source.json': JSON.stringify(traits) });
const BUILD = 'pwd >> "$SANDBOX/builds" && cp source.json version.json';

test('a commit that fails requests is a regression, which the saved file shows again', async (t) => {
  await using box = new Sandbox();
  const before = {
    ...sourceOf({ name: 'before', delay: 5 }),
    ...{ '.gitignore': 'version.json\n', readme: 'old' },
  };
  // It is slower, too; but only failed requests are as sure to be shown on a busy machine.
  const after = sourceOf({ name: 'after', delay: 15, failEvery: 3 });
  const repository = await makeRepository(box, before, after);
  repository.git('branch', 'stable', 'HEAD~1');
  const [base = '', changed = ''] = repository.commits;
  const { path } = repository;
  appendFileSync(join(path, 'readme'), ' and staged');
  repository.git('add', 'readme');
  appendFileSync(join(path, 'readme'), ' and not');
  appendFileSync(join(path, 'untracked'), 'mine');
  const state = () => ({
    status: repository.git('status', '--porcelain=v2', '--branch'),
    staged: repository.git('diff', '--cached'),
    changed: repository.git('diff'),
    untracked: readFileSync(join(path, 'untracked'), 'utf8'),
    branches: repository.git('for-each-ref'),
  });
  const own = state();
  const flags = {
    ...{ start: PRESENT_VERSION, build: BUILD, cwd: 'shop', base: 'stable' },
    save: box.join('base.json'),
    // It ends when the failures are shown, which takes four pairs, and on a full machine a pair takes 5 s.
    budget: '30s',
  };
  const run = await repository.run(compareWith(box, flags));
  const report = box.report();

  await t.test('the verdict is a regression, and the report names the commit', () => {
    assert.equal(run.code, 1, run.err);
    assert.ok(report.verdict.kind === 'regression', run.out);
    assert.ok(report.verdict.offending.includes('errors'));
    const shown = report.comparisons.find(({ metric }) => metric === 'errors');
    assert.match(shown?.because ?? '', /failed/);
    const [{ baseline, candidate } = assert.fail()] = report.rows;
    assert.ok((candidate.throughput ?? 0) < (baseline?.throughput ?? 0));
    const { kind, sideBySide } = report.evidence;
    assert.equal(kind, 'side-by-side');
    assert.deepEqual(sideBySide?.arm, { kind: 'commit', commit: base });
    // It is not what its commit says.
    assert.equal(report.run.commit, null);
    assert.equal(report.run.changedFrom, changed);
    assert.match(
      run.out,
      new RegExp(`${changed.slice(0, 12)} with changes vs ${base.slice(0, 12)}`),
    );
    assert.equal(report.run.blocks, sideBySide?.blocks);
    assert.match(run.out, new RegExp(`commit ${base.slice(0, 7)}`));
    assert.match(run.err, /^(?:up to )?\d+ pairs? in/m);
  });

  await t.test('both versions were built, each in its own folder at a path as long', () => {
    const [here = '', there = '', ...more] = box.lines('builds');
    assert.deepEqual(more, []);
    assert.equal(here, join(repository.path, 'shop'));
    assert.notEqual(there, here);
    assert.equal(there.length, here.length);
    assert.equal(report.warnings.filter(({ code }) => code === 'other-path-length').length, 0);
    const places = (name: string) =>
      new Set(
        notesIn(box)
          .filter((note) => note.name === name)
          .map(({ place }) => place),
      );
    assert.deepEqual([places('before'), places('after')], [new Set([there]), new Set([here])]);
    const short = base.slice(0, 7);
    assert.match(run.err, new RegExp(`^baseline: checking out ${short}$`, 'm'));
    assert.match(run.err, new RegExp(`^baseline: building ${short}: `, 'm'));
  });

  await t.test('what the user was working on stays as it is', () => {
    assert.deepEqual(state(), own);
  });

  await t.test('nothing is left of it', () => repository.assertNothingLeft());

  await t.test('`report` gives the same verdict for the file as the run', async () => {
    const again = await box.run(['report', 'base.json', '--json', 'again.json']);
    assert.equal(again.code, 0, again.err);
    const { verdict, comparisons, rows, evidence } = box.report('again.json');
    assert.deepEqual(verdict, report.verdict);
    assert.deepEqual(comparisons, report.comparisons);
    assert.deepEqual(rows, report.rows);
    assert.deepEqual(evidence.sideBySide, report.evidence.sideBySide);
    assert.match(again.out, /REGRESSION/);
  });
});
