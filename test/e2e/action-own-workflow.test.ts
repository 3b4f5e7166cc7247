// This repository gates its own demo server: its workflow, its action.yml and its dist/, as they are committed.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { storedRecords } from './project/artifacts.ts';
import { gateOf, Project } from './project/project.ts';

const ROOT = join(import.meta.dirname, '../..');
const PERF = '.github/workflows/perf.yml';
const SERVER = 'dist/demo-server.js';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

/** All that a run without an installation may need. */
const FILES = [
  'action.yml',
  'package.json',
  '.node-version',
  ...readdirSync(join(ROOT, 'dist')).map((name) => `dist/${name}`),
];

/**
 * Nine of ten requests fail, and so do the first tries: main shows that the plan can be met, so that is a
 * regression, on a busy machine, too.
 */
const broken = (server: string): string =>
  `let asked = 0;\n${server.replace(/(?=\b\w+\.setHeader\("server")/, 'response.statusCode = ++asked % 10 ? 418 : 200;')}`;

test("this repository's own workflow stores the record of main, and fails a change that fails requests", async () => {
  const server = read(SERVER);
  assert.notEqual(broken(server), server);
  await using project = await Project.create({
    workflows: { [PERF]: read(PERF) },
    files: Object.fromEntries(FILES.map((name) => [name, read(name)])),
  });
  project.begin();

  const push = await project.push({ 'CHANGELOG.md': 'Nothing yet.\n' });
  assert.equal(gateOf(push, 'The demo server is as fast as before').outputs.verdict, 'no-baseline');
  assert.equal(push.result.conclusion, 'success');
  assert.equal((await storedRecords(project, push.run, 'demo')).length, 1);

  const pull = project.openPull('clean-up', { [SERVER]: broken(server) });
  const checked = await project.runPull(pull);
  const { outputs, leftBehind, summary } = gateOf(checked);
  assert.equal(outputs.verdict, 'regression');
  // `compare` is `stored`: the commit before is known, and not run.
  assert.match(summary, /, against 1 stored record up to /);
  assert.equal(outputs['baseline-commit'], push.event.sha);
  assert.equal(checked.result.conclusion, 'failure');
  assert.deepEqual(leftBehind, []);
  const [comment] = project.github.state.comments;
  assert.match(comment?.body ?? '', /^### ❌ REGRESSION: .*\n<!-- perf-gate:demo -->\n$/s);
});
