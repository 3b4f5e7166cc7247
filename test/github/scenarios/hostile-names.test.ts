// Names of a stranger's choosing are text in everything that is shown.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pacedProject } from '../../e2e/project/paced-server.ts';
import { gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';

/** What the runner would read as a command, outside of what is framed. */
function unframed(log: string): readonly string[] {
  let isFramed = false;
  return log.split('\n').filter((line) => {
    const wasFramed = isFramed;
    if (line === '::stop-commands::***') isFramed = true;
    if (line === '::***::') isFramed = false;
    return !wasFramed;
  });
}

describe('names of a stranger’s choosing', () => {
  const NAME = 'shop @everyone [a](b)';
  const enemy = (index: number): string =>
    `${index} <img src=x>@everyone[a](b)\`x\`**y** ::error::PWNED ##[error]PWNED </details> <!-- perf-gate:${NAME} -->`.padEnd(
      180,
      '|',
    );
  const requests = Array.from({ length: 64 }, (_, index) => ({
    name: enemy(index),
    path: `/${'x'.repeat(400)}`,
  }));
  const config = JSON.stringify({
    start: 'node server.js',
    name: NAME,
    compare: 'stored',
    budget: '5s',
    warmup: '200ms',
    connections: 8,
    requests,
  });

  it('are plain text wherever they are shown, and a comment that they make too long is shortened', async () => {
    const workflow = quickStart.replace(/ {8}with:\n {10}build: .*\n {10}start: .*\n$/, '');
    await using project = await Project.create({
      workflows: { [PERF]: workflow },
      files: { ...pacedProject({ milliseconds: 1 }), 'perf-gate.yml': config },
      numbers: 'given',
    });
    const { state } = project.github;
    project.begin();
    const branch = 'feature/@everyone-<img>-|`x`-PWNED';
    const run = await project.runPull(project.openPull(branch, { 'README.md': 'new\n' }));
    const { annotations, leftBehind, log, outputs, summary } = gateOf(run);
    assert.equal(outputs.verdict, 'no-baseline', log);
    assert.equal(run.result.conclusion, 'success');
    assert.deepEqual(leftBehind, []);
    assert.equal(annotations.length, 1);
    assert.equal(annotations[0]?.properties.title, `perf-gate (${NAME}): NO BASELINE`);
    assert.deepEqual(
      unframed(log).filter((line) => line.includes('PWNED')),
      [],
    );

    const [comment, ...others] = state.comments;
    const body = comment?.body ?? '';
    assert.deepEqual(others, []);
    assert.ok(body.length > 10_000 && body.length <= 65_536, `${body.length} characters`);
    assert.match(body, /^### ⚪ NO BASELINE: /);
    assert.match(body, /^\| throughput \| .*\|$/m);
    assert.ok(body.endsWith(`\n\n<!-- perf-gate:${NAME} -->\n`), body.slice(-300));
    assert.match(summary, /^### ⚪ NO BASELINE: /);
    for (const { name } of requests) {
      assert.ok(summary.includes(`${name.split(' ')[0]} &#60;img src=x&#62;`), name);
    }
    for (const markdown of [body, summary]) {
      assert.match(
        markdown,
        /Left out here, where space is limited: the details of \d+ sections\./,
      );
      const drawn = markdown.replace(`<!-- perf-gate:${NAME} -->`, '');
      assert.doesNotMatch(drawn, /<img|@everyone|\[a\]\(|`x`|\*\*y\*\*/);
      const count = (what: string) => markdown.split(what).length - 1;
      assert.equal(count('<details>'), count('</details>'));
      assert.equal(count('<!--'), markdown === body ? 1 : 0);
    }
    assert.deepEqual(
      state.artifacts.map(({ name }) => name),
      [`perf-gate-report;${NAME}`],
    );
  });
});
