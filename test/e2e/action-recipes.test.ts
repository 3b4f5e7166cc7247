// Every workflow that the documents show, run as it stands; what a test machine cannot have is replaced in the open.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { exampleFile, workflowExamples } from '../support/readme-examples.ts';
import { storedRecords } from './project/artifacts.ts';
import { databaseProject } from './project/database-server.ts';
import { freePort } from './project/listen.ts';
import { pacedProject } from './project/paced-server.ts';
import { type Finished, gateOf, jobOf, Project } from './project/project.ts';
import { StandInDocker } from './project/stand-in-docker.ts';

const TESTS = join(import.meta.dirname, '..');
const PERF = '.github/workflows/perf.yml';
const FAST = { milliseconds: 1 };
/** Ends before anything is measured. */
const BROKEN = { 'server.js': 'throw new Error("broken");\n' };

/** Each step that ran by its name, with its outcome. */
const outcomesOf = (finished: Finished) =>
  jobOf(finished).steps.map(({ name, outcome }) => `${name}: ${outcome}`);

test('every complete workflow in the documents is run by an end-to-end test', () => {
  const tests = globSync('{e2e/action*,github/scenarios/*}.test.ts', { cwd: TESTS })
    .map((name) => readFileSync(join(TESTS, name), 'utf8'))
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

test('an API without a page at / is loaded where it has one', async () => {
  const text = exampleFile('docs/recipes.md', 'An API without a page at /', PERF);
  const files = { ...pacedProject(FAST), 'server.js': API };
  await using project = await Project.create({ workflows: { [PERF]: text }, files });
  project.begin();

  const push = await project.push({ 'README.md': 'gated\n' });
  assert.equal(push.result.conclusion, 'success', gateOf(push).log);
  assert.equal(gateOf(push).outputs.verdict, 'no-baseline');
  const [record] = await storedRecords(project, push.run);
  assert.deepEqual(
    record?.requests.map(({ method, path }) => `${method} ${path}`),
    ['GET /api/items'],
  );
});

/** As the Express app of the recipe answers. */
const API = `
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  if (request.url !== '/health' && request.url !== '/api/items') response.statusCode = 404;
  response.end('[{"name":"lamp"}]');
});
server.listen(process.env.PORT);
`;

test('a database is started beside the server, and is as it was before each block', async () => {
  await using docker = await StandInDocker.create();
  // Port 5432 may be in use on this machine.
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
  // Port 8080 may be in use on this machine.
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
