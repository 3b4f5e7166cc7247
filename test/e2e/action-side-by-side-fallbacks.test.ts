// Where the version before cannot be run, the check does not fail for it: the report says why. That
// stored numbers may pass the change then, and not fail it: see test/gate/.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { BUILT_INPUTS, builtPace, builtProject, leftBeside } from './project/built-server.ts';
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

test('a base that is not given to a checkout without credentials fails nobody, and the report says why', async () => {
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
  const slow = await project.runPull(project.openPull('slow', builtPace(SLOW)));
  const notFetched = `The commit ${base} is not in this clone, and could not be fetched\\.`;
  const refused = 'fatal: could not read Username';
  const why = new RegExp(
    `The baseline could not be measured beside the candidate\\. ${notFetched} .*${refused}`,
  );
  assertSaid(project, slow, 'no-baseline', why);
});

/** What a private repository is to git without credentials. */
async function startPrivateHost() {
  const server = createServer((_, response) => {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  return { url, [Symbol.asyncDispose]: () => stop(server) };
}
