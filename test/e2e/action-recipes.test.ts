// Every workflow that the documents show, run as it stands; what a test machine cannot have is replaced in the open.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecords } from '../../src/baseline/read-records.ts';
import { exampleFile, workflowExamples } from '../support/readme-examples.ts';
import { storedRecords } from './project/artifacts.ts';
import { databaseProject } from './project/database-server.ts';
import type { Files } from './project/git-repository.ts';
import { freePort } from './project/listen.ts';
import { pacedProject, paceFile } from './project/paced-server.ts';
import { type Finished, gateOf, jobOf, Project } from './project/project.ts';
import { StandInDocker } from './project/stand-in-docker.ts';

const PERF = '.github/workflows/perf.yml';
const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 4 };
/** Ends before anything is measured. */
const BROKEN = { 'server.js': 'throw new Error("broken");\n' };

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

test('every complete workflow in the documents is run by an end-to-end test', () => {
  const tests = readdirSync(import.meta.dirname)
    .filter((name) => /^action.*\.test\.ts$/.test(name))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  const takes = (document: string, heading: string) =>
    tests.includes(`exampleFile('${document}', '${heading}',`) ||
    (document === 'docs/recipes.md' && tests.includes(`recipe('${heading}')`));
  const missed = workflowExamples().filter(({ document, heading }) => !takes(document, heading));
  assert.deepEqual(
    missed.map(({ document, line, heading }) => `${document}:${line} (${heading})`),
    [],
  );
});

test('in a monorepo each service has its gate, and one that fails fails the job to require', async () => {
  const files = {
    ...inFolder('services/api', pacedProject(FAST)),
    ...inFolder('services/web', pacedProject(FAST)),
  };
  const workflows = recipe('Monorepo: one gate per service');
  await using project = await Project.create({ workflows, files });
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

test('a database is started beside the server, and is as it was before each block', async () => {
  await using docker = await StandInDocker.create();
  // Port 5432 may be somebody's here.
  const text = exampleFile('docs/recipes.md', 'A database beside the server', PERF);
  const workflows = { [PERF]: text.replace('127.0.0.1:5432', `127.0.0.1:${docker.port}`) };
  const { variables } = docker;
  await using project = await Project.create({ workflows, files: databaseProject(), variables });
  project.begin();

  const push = await project.push({ 'README.md': 'gated\n' });
  assert.equal(push.result.conclusion, 'success', gateOf(push).log);
  assert.equal(gateOf(push).outputs.verdict, 'no-baseline');
  assert.deepEqual(gateOf(push).leftBehind, []);
  assert.deepEqual(docker.calls, ['compose up --detach --wait']);
  const { statements } = docker;
  const blocks = (await storedRecords(project, push.run))[0]?.blocks.length ?? 0;
  assert.ok(blocks >= 2 && statements.length >= 2 * blocks);
  assert.deepEqual(
    statements,
    statements.map((_, index) => (index % 2 === 0 ? 'reset' : 'insert')),
  );

  const broken = await project.push(BROKEN);
  assert.equal(broken.result.conclusion, 'failure');
  assert.equal(docker.calls.at(-1), 'compose logs --tail 100');
  assert.match(jobOf(broken).log, /^db-1 {2}\| ready to accept connections$/m);
});

test('a server that runs already is measured as it is, and left to the runner', async () => {
  // Port 8080 may be somebody's here.
  const port = `${await freePort()}`;
  const text = exampleFile('docs/recipes.md', 'A server that runs already', PERF);
  const workflows = { [PERF]: text.replaceAll('8080', port).replace('30s', '1s') };
  await using project = await Project.create({ workflows, files: pacedProject(FAST) });
  project.begin();

  const push = await project.push({ 'README.md': 'gated\n' });
  const gate = gateOf(push);
  assert.equal(push.result.conclusion, 'success', gate.log);
  assert.equal(gate.outputs.verdict, 'no-baseline');
  assert.deepEqual(
    gate.leftBehind.map(({ command }) => command),
    ['node server.js'],
  );
  const [record] = await storedRecords(project, push.run);
  assert.equal(record?.load.processes, 'running');

  const broken = await project.push(BROKEN);
  assert.deepEqual(outcomesOf(broken).slice(-4, -1), [
    'Start the server in the background: success',
    'Run org/perf-gate@v1: failure',
    'Show what the server said: success',
  ]);
  assert.match(jobOf(broken).log, /^Error: broken$/m);
  assert.equal(gateOf(broken).outputs.verdict, undefined);
});

test('a nightly run is stored and trusted, and a run by hand accepts what reached main', async () => {
  const workflows = recipe('Nightly runs, and runs by hand');
  await using project = await Project.create({ workflows, files: pacedProject(FAST) });
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

test('baselines in files are kept by the cache, and a loss on main is kept as not accepted', async () => {
  using cache = new CacheFolder();
  const actions = join(import.meta.dirname, 'project', 'actions', 'cache');
  await using project = await Project.create({
    workflows: recipe('Baselines in files'),
    files: pacedProject(FAST),
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

  /** Of each record that a run saved, oldest first, whether it is accepted. */
  async accepted({ run }: Finished): Promise<readonly boolean[] | undefined> {
    const records = await readRecords(join(this.folder, `perf-baseline-${run.id}-1`));
    return records?.map(({ accepted }) => accepted);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
