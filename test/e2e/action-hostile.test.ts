// Hostile and careless text stays text: it is no command to the runner, and each of its faults is named.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pacedProject } from './project/paced-server.ts';
import { gateOf, jobOf, Project } from './project/project.ts';
import { PERF, quickStartWith } from './project/quick-start.ts';

const FAST = { milliseconds: 1 };

const files = pacedProject(FAST);

const adopt = (workflow: string, more: Readonly<Record<string, string>> = {}) =>
  Project.create({ workflows: { [PERF]: workflow }, files: { ...files, ...more } });

const COMMANDS = [
  '::error::PWNED',
  '   ::warning file=app.js,line=1::PWNED',
  '::set-output name=verdict::PWNED',
  '::save-state name=x::PWNED',
  '::add-mask::could',
  '::add-path::/PWNED',
  '::stop-commands::PWNED',
  '##[error]PWNED',
  'well, ##[set-output name=verdict;]PWNED',
  '\u001b[31m::error::PWNED\u001b[0m',
  ':\u200b:error::PWNED',
  'PWNED\r::error::PWNED',
  `PWNED${'x'.repeat(5_000)}`,
  '::PWNED::',
];

const SHOUTS = `for (const line of ${JSON.stringify(COMMANDS)}) console.log(line);\n`;

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

describe('a program that commands the runner', () => {
  const crash = { 'shout.js': `${SHOUTS}process.exitCode = 7;\n` };

  for (const [what, code, workflow] of [
    ['server', 'server-exited', quickStartWith('start: node shout.js')],
    ['build', 'build-failed', quickStartWith('start: node server.js', 'build: node shout.js')],
  ] as const) {
    it(`is quoted as text when it is the ${what}`, async () => {
      await using project = await adopt(workflow, crash);
      project.begin();
      const run = await project.runPull(project.openPull('feature', { 'README.md': 'new\n' }));
      const { annotations, leftBehind, log, outputs, summary } = gateOf(run);
      assert.equal(run.result.conclusion, 'failure');
      assert.deepEqual(leftBehind, []);
      assert.deepEqual(outputs, {});
      assert.deepEqual(
        annotations.map(({ level, properties }) => ({ level, ...properties })),
        [{ level: 'error', title: `perf-gate: ${code}` }],
        'the only annotation is ours',
      );
      assert.match(log, /^ {4}::error::PWNED$/m, 'it is quoted');
      assert.match(log, /^ {4}# #\[error\]PWNED$/m, 'and nothing of it is drawn as a heading');
      const shown = unframed(log).filter((line) => line.includes('PWNED'));
      assert.deepEqual(shown, [`##[error]${annotations[0]?.message}`]);
      assert.match(annotations[0]?.message ?? '', /^The (?:server|command of `build`) exited with/);
      assert.match(summary, /^> ##&#91;error&#93;PWNED {2}$/m);
      assert.ok(!`${log}${summary}`.includes('\u001b'));
      assert.doesNotMatch(log + summary, /x{1001}/);
    });
  }
});

it('names every fault of `with:` and the file at once, and starts nothing', async () => {
  const workflow = quickStartWith(
    'start: touch started && node server.js',
    'budget: "30"',
    'compare: beside',
    'max-p99-incraese: 5%',
  );
  const config = 'connections: 0\nname: <img> @everyone\nrequests:\n  - path: items\n';
  await using project = await adopt(workflow, { 'perf-gate.yml': config });
  project.begin();
  const run = await project.runPull(project.openPull('feature', { 'README.md': 'new\n' }));
  const { annotations, log, outputs, summary } = gateOf(run);
  assert.equal(run.result.conclusion, 'failure');
  assert.deepEqual(outputs, {});
  assert.equal(
    summary.trimEnd(),
    `### 🚫 perf-gate could not do its work: The input has 6 faults.

> with: budget: <code>30</code> has no unit. Write <code>30s</code>.${'  '}
> with: compare: <code>beside</code> is not a choice. Write <code>auto</code>, <code>side-by-side</code> or <code>stored</code>.${'  '}
> with: max-p99-incraese: <code>max-p99-incraese</code> is not known here. Did you mean <code>max-p99-increase</code>?${'  '}
> perf-gate.yml:1: connections: <code>0</code> is out of range. It must be from 1 to 10000.${'  '}
> perf-gate.yml:2: name: &#96;&#60;img&#62; @&#8203;everyone&#96; cannot name an artifact. Use up to 100 letters, digits, spaces and &#96;.&#95;+=,@&#8203;()&#91;&#93;-&#96;, beginning with a letter or digit.${'  '}
> perf-gate.yml:4: requests&#91;0&#93;.path: <code>items</code> is not a path. Begin it with <code>/</code>: <code>/items?page=1</code>.${'  '}

**What to do**: Fix the places listed above; <code>perf-gate validate</code> checks them without measuring.

Error code bad-input. Nothing was judged.`,
  );
  const [ofRunner, ours, ...others] = annotations;
  assert.match(
    ofRunner?.message ?? '',
    /^Unexpected input\(s\) 'max-p99-incraese', valid inputs are/,
  );
  assert.deepEqual(ours?.properties, { title: 'perf-gate: bad-input' });
  assert.deepEqual(others, []);
  assert.match(log, /^ {4}perf-gate\.yml:1: connections: `0` is out of range\./m);
  assert.deepEqual(project.github.requests, []);
  assert.ok(!readdirSync(jobOf(run).workspace ?? '').includes('started'));
});
