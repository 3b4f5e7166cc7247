// A run that is tried again: its attempts are evidence together, and only a person turns a loss green.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';

const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 4 };
const workflows = { [PERF]: quickStart };
const files = pacedProject(FAST);

const BEYOND = /throughput fell by [\d.]+\s% \(.*\srequests\/s\), beyond the 30\s% you allow/;

const attemptLine = (blocks: number, attempt: number): RegExp =>
  new RegExp(
    `^<sub>default: ${blocks} blocks of fresh processes, .*/attempts/${attempt}\\)(.*?)\\.(?: Exit code 1)?</sub>$`,
    'm',
  );

const judged = (attempt: number, how: string, level: string): string =>
  `\n- This is attempt ${attempt} of the run. It was judged ${how}, and a loss must be shown at ` +
  `${level} of the usual false-alarm level, so that trying again is not another roll of the dice.\n`;

/** The verdict, the colour of the check, and what the one comment says. */
function seen({ github }: Project, run: Finished) {
  const { leftBehind, outputs } = gateOf(run);
  const [comment, ...others] = github.state.comments;
  assert.deepEqual(leftBehind, []);
  assert.deepEqual(others, []);
  const body = (comment?.body ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
  const { verdict, 'accepted-by': acceptedBy } = outputs;
  const { conclusion } = run.result;
  return { verdict, acceptedBy, conclusion, body, title: body.split('\n')[0] ?? '' };
}

it('a second attempt is red by the numbers of both attempts, turns green by a label, and red without it', async () => {
  await using project = await Project.create({ workflows, files, numbers: 'given' });
  const { state } = project.github;
  project.begin();
  await project.push({ 'README.md': 'gated\n' });

  const pull = project.openPull('slow', paceFile(SLOW));
  const run = await project.runPull(pull);
  const first = seen(project, run);
  assert.equal(first.verdict, 'regression');
  assert.equal(first.conclusion, 'failure');
  assert.equal(attemptLine(3, 1).exec(first.body)?.[1]?.trim(), '');

  const second = seen(project, await project.rerun(run));
  assert.equal(second.verdict, 'regression');
  assert.equal(second.conclusion, 'failure');
  assert.match(second.title, BEYOND);
  assert.equal(attemptLine(6, 2).exec(second.body)?.[1]?.trim(), 'together with 1 earlier one');
  assert.ok(second.body.includes(judged(2, 'together with 1 earlier attempt', '50 %')));

  const hubot = state.addAccount('hubot');
  state.label(pull, 'Perf-Accepted', hubot, new Date('2026-03-03T10:00:00Z'));
  const accepted = await project.rerun(run);
  const third = seen(project, accepted);
  assert.equal(third.conclusion, 'success');
  assert.equal(third.verdict, 'regression', 'what was measured is not talked away');
  assert.equal(third.acceptedBy, 'hubot');
  assert.match(third.title, /^### ☑️ REGRESSION \(accepted\): /);
  assert.match(third.title, BEYOND);
  assert.match(
    third.body,
    /^\| ❌ fail \| throughput \| .* \| \*\*−7\d(?:\.\d)?\s%\*\* .* \| −30\s% \|$/m,
  );
  const means = 'with the label <code>perf-accepted</code> on 2026-03-03.';
  assert.ok(
    third.body.includes(`\nExit code 0: A loss was shown, and accepted by @&#8203;hubot ${means}`),
    third.body,
  );
  assert.deepEqual(
    gateOf(accepted).annotations.map(({ level, properties }) => `${level}: ${properties.title}`),
    ['warning: perf-gate (default): REGRESSION (accepted)'],
  );

  state.unlabel(pull, 'Perf-Accepted', hubot);
  for (const { blob } of reportsOf(project, run)) blob.served = { bytes: Buffer.from('not a zip') };
  const fourth = seen(project, await project.rerun(run));
  assert.equal(fourth.verdict, 'regression');
  assert.equal(fourth.conclusion, 'failure');
  assert.equal(fourth.acceptedBy, '');
  assert.match(fourth.title, /^### ❌ REGRESSION: /);
  assert.equal(attemptLine(3, 4).exec(fourth.body)?.[1]?.trim(), '', 'nothing could be added');
  assert.ok(
    fourth.body.includes(judged(4, 'by itself', '13 %')),
    'the lost attempts count as looks',
  );
  const lost = 'An artifact cannot be used: its digest is not the stored one.';
  assert.ok(
    fourth.body.includes(`\n- The records of earlier attempts could not be read. ${lost}\n`),
    fourth.body,
  );

  for (const artifact of reportsOf(project, run)) state.expire(artifact);
  const fifth = await project.rerun(run);
  assert.match(
    gateOf(fifth).log,
    /^The records of earlier attempts could not be read\. They have expired\.$/m,
  );
});

/** The artifacts with the report of a run, oldest attempt first. */
function reportsOf({ github }: Project, { run }: Finished) {
  const name = 'perf-gate-report;default';
  return github.state.artifacts.filter((each) => each.run === run && each.name === name);
}
