// Workflows of the recipes that show what becomes of an outcome, run as they stand.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecords } from '../../../src/baseline/file-store.ts';
import { storedRecords } from '../../e2e/project/artifacts.ts';
import type { Files } from '../../e2e/project/git-repository.ts';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, jobOf, Project } from '../../e2e/project/project.ts';
import { exampleFile } from '../../support/readme-examples.ts';

const PERF = '.github/workflows/perf.yml';
const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 4 };

const recipe = (heading: string): Files => ({
  [PERF]: exampleFile('docs/recipes.md', heading, PERF),
});

const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

/** Each job by its name, with its conclusion. */
const conclusionsOf = ({ result }: Finished) =>
  Object.fromEntries(result.jobs.map(({ job, conclusion }) => [job.name, conclusion]));

/** Each step that ran by its name, with its outcome. */
const outcomesOf = (finished: Finished) =>
  jobOf(finished).steps.map(({ name, outcome }) => `${name}: ${outcome}`);

/** What outlived any of the jobs. */
const leftBy = (...all: readonly Finished[]) =>
  all.flatMap(({ result }) => result.jobs.flatMap(({ leftBehind }) => leftBehind));

test('in a monorepo each service has its gate, and one that fails fails the job to require', async () => {
  const files = {
    ...inFolder('services/api', pacedProject(FAST)),
    ...inFolder('services/web', pacedProject(FAST)),
  };
  const workflows = recipe('Monorepo: one gate per service');
  await using project = await Project.create({ workflows, files, numbers: 'given' });
  project.begin();

  const push = await project.push({ 'README.md': 'gated\n' });
  assert.deepEqual(conclusionsOf(push), {
    'measure (api)': 'success',
    'measure (web)': 'success',
    'perf-gate': 'success',
  });
  for (const name of ['api', 'web']) {
    assert.equal((await storedRecords(project, push.run, name)).length, 1, name);
  }

  const pull = project.openPull('slow', inFolder('services/api', paceFile(SLOW)));
  const checked = await project.runPull(pull);
  assert.equal(gateOf(checked, 'measure (api)').outputs.verdict, 'regression');
  assert.equal(gateOf(checked, 'measure (web)').outputs.verdict, 'pass');
  assert.deepEqual(conclusionsOf(checked), {
    'measure (api)': 'failure',
    'measure (web)': 'success',
    'perf-gate': 'failure',
  });
  assert.match(jobOf(checked, 'perf-gate').log, /^measure: failure$/m);
  const bodies = project.github.state.comments.map(({ body }) => body);
  assert.equal(bodies.length, 1);
  assert.match(bodies[0] ?? '', /^### ❌ REGRESSION: .*\n<!-- perf-gate:api -->\n$/s);
  assert.deepEqual(leftBy(push, checked), []);
});

test('a nightly run is stored and trusted, and a run by hand accepts a loss that reached main', async () => {
  const workflows = recipe('Nightly runs, and runs by hand');
  await using project = await Project.create({
    workflows,
    files: pacedProject(FAST),
    numbers: 'given',
  });
  project.begin();

  const nightly = await project.runSchedule();
  assert.equal(gateOf(nightly).outputs.verdict, 'no-baseline');
  assert.equal((await storedRecords(project, nightly.run)).length, 1);

  project.git.commit('main', paceFile(SLOW));
  const byHand = await project.dispatch({ accept: 'true' });
  const { outputs } = gateOf(byHand);
  assert.equal(outputs.verdict, 'regression');
  assert.equal(outputs['accepted-by'], 'mona');
  assert.equal(outputs['baseline-commit'], nightly.event.sha);
  assert.equal(byHand.result.conclusion, 'success');
  const stored = await storedRecords(project, byHand.run);
  assert.deepEqual(
    stored.map(({ accepted }) => accepted),
    [true, true],
  );
  assert.deepEqual(leftBy(nightly, byHand), []);
});

test('the cache keeps baselines in files, and keeps a loss on main as not accepted', async () => {
  using cache = new CacheFolder();
  const actions = join(import.meta.dirname, '../../e2e/project/actions/cache');
  await using project = await Project.create({
    workflows: recipe('Baselines in files'),
    files: pacedProject(FAST),
    numbers: 'given',
    actions: {
      'actions/cache/restore': join(actions, 'restore'),
      'actions/cache/save': join(actions, 'save'),
    },
    variables: { STAND_IN_CACHE: cache.folder },
  });
  project.begin();

  const push = await project.push({ 'README.md': 'gated\n' });
  assert.equal(gateOf(push).outputs.verdict, 'no-baseline');
  assert.deepEqual(await cache.accepted(push), [true]);

  const checked = await project.runPull(project.openPull('slow', paceFile(SLOW)));
  assert.equal(gateOf(checked).outputs.verdict, 'regression');
  assert.equal(outcomesOf(checked).at(-2), 'Run actions/cache/save@v5: skipped');
  assert.match(project.github.state.comments[0]?.body ?? '', /^### ❌ REGRESSION: /);

  const regressed = await project.push(paceFile(SLOW));
  assert.equal(gateOf(regressed).outputs.verdict, 'regression');
  assert.equal(regressed.result.conclusion, 'failure');
  assert.deepEqual(await cache.accepted(regressed), [true, false]);
  const baselines = project.github.state.artifacts.filter(({ name }) => !name.includes(';'));
  assert.deepEqual(baselines, []);
  assert.deepEqual(leftBy(push, checked, regressed), []);
});

/** What the stand-ins of `actions/cache` have for a repository. */
class CacheFolder implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'perf-gate-cache-'));

  /** Whether each record that a run saved is accepted, oldest first. */
  async accepted({ run }: Finished): Promise<readonly boolean[] | undefined> {
    const records = await readRecords(join(this.folder, `perf-baseline-${run.id}-1`));
    return records?.map(({ accepted }) => accepted);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
