// Where the version before does not run, this does not fail the check: the report says why, and
// stored numbers may pass the change, but not fail it.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { BUILT_INPUTS, builtPace, builtProject, leftBeside } from './project/built-server.ts';
import { pushEvent } from './project/events.ts';
import { listen, stop } from './project/listen.ts';
import { type Finished, gateOf, Project } from './project/project.ts';
import { PERF, quickStartWith } from './project/quick-start.ts';

const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 5 };
const workflow = quickStartWith(...BUILT_INPUTS, 'comment: always');

/** It was green, and the log, the summary and the comment say why nothing was run beside it. */
function assertSaid(project: Project, finished: Finished, verdict: string, why: RegExp): void {
  const { outputs, log, summary, leftBehind } = gateOf(finished);
  assert.deepEqual([outputs.verdict, finished.result.conclusion], [verdict, 'success'], log);
  assert.deepEqual([leftBehind, leftBeside(finished)], [[], []]);
  const comment = project.github.state.comments.at(-1)?.body ?? '';
  for (const text of [log, summary, comment]) assert.match(text.replaceAll(/\s+/g, ' '), why);
}

test('where a checkout without credentials cannot fetch the base, stored numbers do not fail the change', async () => {
  await using host = await startPrivateHost();
  const gate = '      - uses: org/perf-gate@v1\n';
  const away = `git remote set-url origin ${host.url}/octo/shop`;
  const step = `      - if: github.event_name == 'pull_request'\n        run: ${away}\n`;
  assert.ok(workflow.includes(gate));
  await using project = await Project.create({
    workflows: { [PERF]: workflow.replace(gate, step + gate) },
    files: builtProject(FAST),
    compare: 'auto',
    runner: 'github-hosted',
  });
  const base = project.begin();
  const push = await project.run(pushEvent(project.repository, 'main', base));
  assert.equal(gateOf(push).outputs.verdict, 'no-baseline');
  assert.match(gateOf(push).log, /No commit to compare with is known/, 'it is the first one');

  const slow = await project.runPull(project.openPull('slow', builtPace(SLOW)));
  const notFetched = `The commit ${base} is not in this clone, and could not be fetched\\.`;
  const refused = 'fatal: could not read Username';
  const why = new RegExp(
    `The baseline could not be measured beside the candidate\\. ${notFetched} .*${refused}`,
  );
  assertSaid(project, slow, 'inconclusive', why);
  assert.match(gateOf(slow).summary, /^Compared with 1 stored record up to /m);
});

/** What a private repository is to git without credentials. */
async function startPrivateHost() {
  const server = createServer((_, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return { url, [Symbol.asyncDispose]: () => stop(server) };
}
