// Faults of GitHub and rights that are missing: waited for where that helps, said where it does not.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pacedProject, paceFile } from '../../e2e/project/paced-server.ts';
import { type Finished, gateOf, Project } from '../../e2e/project/project.ts';
import { PERF, quickStart } from '../../e2e/project/quick-start.ts';

const FAST = { milliseconds: 1 };
const SLOW = { milliseconds: 4 };

function adopt(workflow = quickStart): Promise<Project> {
  const workflows = { [PERF]: workflow };
  return Project.create({ workflows, files: pacedProject(FAST), numbers: 'given' });
}

/** A run that ends before anything is measured; what people see of it. */
async function failEarly(project: Project) {
  project.begin();
  const run = await project.runPull(project.openPull('feature', { 'README.md': 'new\n' }));
  const { annotations, leftBehind, log, outputs, summary } = gateOf(run);
  assert.equal(run.result.conclusion, 'failure');
  assert.deepEqual(outputs, {}, 'there is no verdict');
  assert.deepEqual(leftBehind, []);
  assert.deepEqual(project.github.state.comments, []);
  assert.deepEqual(project.github.state.artifacts, []);
  assert.doesNotMatch(log, /starting the server/);
  return { annotations, summary };
}

/** Said of each, so that the next one is not found by the next run. */
const ALL =
  'perf-gate needs `contents: read`, `actions: read` and `pull-requests: write` there (`read` is enough with ' +
  '`comment: never`, and `mode: report` needs no `contents`); what is not listed is denied.';

const inMarkdown = (text: string): string => text.replace(/`([^`]+)`/g, '<code>$1</code>');

const error = (code: string, message: string) => ({
  level: 'error',
  message,
  properties: { title: `perf-gate: ${code}` },
});

const artifactsOf = ({ github }: Project, { run }: Finished) =>
  github.state.artifacts.filter((each) => each.run === run).map(({ name }) => name);

describe('a right that is missing', { concurrency: true }, () => {
  it('is `actions: read`: the message names the line to add', async () => {
    await using project = await adopt(quickStart.replace(/ +actions: read.*\n/, ''));
    const { annotations, summary } = await failEarly(project);
    assert.deepEqual(annotations, [
      error(
        'github-forbidden',
        'The token may not list the runs of this workflow. GitHub: Resource not accessible by ' +
          'integration - https://docs.github.com/rest. Add the line `actions: read` under ' +
          `\`permissions:\` of this job. ${ALL}`,
      ),
    ]);
    assert.equal(
      summary.trimEnd(),
      `### 🚫 perf-gate could not do its work: The token may not list the runs of this workflow.

> GitHub: Resource not accessible by integration - https:&#8203;//docs.github.com/rest${'  '}

**What to do**: Add the line <code>actions: read</code> under <code>permissions:</code> of this job. ${inMarkdown(ALL)}

Error code github-forbidden. Nothing was judged.`,
    );
  });

  it('is `contents: read`: the message names the line to add', async () => {
    await using project = await adopt(quickStart.replace('contents: read', 'contents: none'));
    const { annotations, summary } = await failEarly(project);
    const what = `list the commits before ${project.git.tip('main').slice(0, 7)}`;
    assert.deepEqual(annotations, [
      error(
        'github-forbidden',
        `The token may not ${what}. GitHub: Resource not accessible by integration - ` +
          'https://docs.github.com/rest. Add the line `contents: read` under `permissions:` of ' +
          `this job. ${ALL}`,
      ),
    ]);
    assert.match(summary, /^\*\*What to do\*\*: Add the line <code>contents: read<\/code> under/m);
  });

  it('is every right, where the workflow names none: the message names `actions: read` first', async () => {
    const bare = quickStart
      .replace('permissions: {}\n', '')
      .replace(/ {4}permissions:\n(?: {6}.*\n)+/, '');
    await using project = await adopt(bare);
    const { summary } = await failEarly(project);
    assert.match(summary, /^\*\*What to do\*\*: Add the line <code>actions: read<\/code> under/m);
  });
});

describe('a baseline file that is named', { concurrency: true }, () => {
  it('and is not there is bad input, unless the workflow says otherwise', async () => {
    const named = quickStart.replace(/( +)start: .*\n/, '$&$1baseline: base.json\n');
    await using project = await adopt(named);
    const { annotations, summary } = await failEarly(project);
    const [{ message = '' } = {}] = annotations;
    assert.deepEqual(annotations, [error('baseline-unusable', message)]);
    assert.match(
      message,
      /^The baseline file \/.*\/base\.json does not exist\. Measure the version/,
    );
    assert.match(summary, /^Error code baseline-unusable\. Nothing was judged\.$/m);

    const lenient = named.replace(/( +)baseline: .*\n/, '$&$1missing-baseline: pass\n');
    await using other = await adopt(lenient);
    other.begin();
    const run = await other.runPull(other.openPull('feature', { 'README.md': 'new\n' }));
    assert.equal(gateOf(run).outputs.verdict, 'no-baseline');
    assert.equal(run.result.conclusion, 'success');
  });
});

describe('GitHub, while the gate looks for a baseline,', { concurrency: true }, () => {
  it('is down for good: the error says so, and nothing is judged', async () => {
    await using project = await adopt();
    project.github.failNext({ path: /\/workflows\/perf\.yml\/runs$/, status: 503, times: 4 });
    const { annotations, summary } = await failEarly(project);
    assert.deepEqual(annotations, [
      error(
        'github-unavailable',
        'GitHub could not be asked to list the runs of this workflow: it answered 503, also when ' +
          'tried again. GitHub: Service unavailable - https://docs.github.com/rest. Look at ' +
          'https://www.githubstatus.com and re-run the job.',
      ),
    ]);
    assert.match(summary, /^Error code github-unavailable\. Nothing was judged\.$/m);
    assert.deepEqual(project.github.pendingFaults, [], 'four requests');
  });

  it('has no quota left for an hour: the error says until when, at once', async () => {
    await using project = await adopt();
    const reset = Math.floor(Date.now() / 1_000) + 3_600;
    project.github.failNext({
      path: /\/perf\.yml\/runs$/,
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${reset}` },
      body: { message: 'API rate limit exceeded for installation.' },
    });
    const { annotations } = await failEarly(project);
    assert.deepEqual(annotations, [
      error(
        'github-rate-limited',
        `GitHub's rate limit for this token is used up until ${new Date(reset * 1_000).toISOString()}; ` +
          'it would not list the runs of this workflow. GitHub: API rate limit exceeded for installation. ' +
          'Re-run the job later. All jobs of a repository share 1,000 requests an hour.',
      ),
    ]);
    const asked = project.github.requests.filter(({ path }) => /\/runs\?/.test(path));
    assert.equal(asked.length, 1, 'no second request');
  });
});

it('a full account fails the step beside its verdict, a re-run stores the baseline, and short faults of GitHub are retried', async () => {
  await using project = await adopt();
  const { github } = project;
  project.begin();
  const quota = { code: 'permission_denied', msg: 'insufficient usage to create artifact' };
  github.failNext({ path: /\/CreateArtifact$/, status: 403, body: quota, times: 2 });
  const push = await project.push({ 'README.md': 'gated\n' });
  const full = gateOf(push);
  assert.equal(push.result.conclusion, 'failure');
  assert.equal(full.outputs.verdict, 'no-baseline');
  assert.deepEqual(artifactsOf(project, push), []);
  assert.deepEqual(
    full.annotations.map(({ level, properties }) => `${level}: ${properties.title}`),
    [
      'warning: perf-gate (default): NO BASELINE',
      'warning: perf-gate: not everything could be published',
      'error: perf-gate: the baseline was not stored',
    ],
  );
  const why =
    "The artifact `perf-gate-default` could not be stored: the account's storage for artifacts is " +
    'full. Failed to CreateArtifact: Artifact storage quota has been hit.';
  const remedy =
    'Delete old artifacts, or lower `retention-days`; GitHub counts anew every 6 to 12 hours.';
  const said = full.annotations[2]?.message ?? '';
  assert.ok(said.startsWith(why) && said.endsWith(` ${remedy}`), said);
  assert.match(full.summary, /^### ⚪ NO BASELINE: /);
  assert.match(full.summary, /^### 🚫 The baseline was not stored: The artifact/m);
  assert.match(full.summary, /\n\nError code artifact-quota\. The verdict above stands\.\s*$/);

  const mended = await project.rerun(push);
  assert.equal(mended.result.conclusion, 'success');
  assert.match(gateOf(mended).log, /^Earlier attempts of this run left no measurements, /m);
  assert.deepEqual(artifactsOf(project, push), ['perf-gate-default', 'perf-gate-report;default']);

  github.failNext({ path: /\/workflows\/perf\.yml\/runs$/, status: 502, times: 3 });
  github.failNext({
    path: /\/runs\/\d+\/artifacts$/,
    status: 429,
    headers: { 'retry-after': '1' },
    body: { message: 'You have exceeded a secondary rate limit.' },
  });
  github.failNext({ path: /\/commits$/, status: 'reset' });
  github.failNext({ path: /\/blobs\//, status: 'reset' });
  const passed = await project.runPull(project.openPull('same', { 'README.md': 'and how\n' }));
  assert.deepEqual(github.pendingFaults, []);
  assert.equal(gateOf(passed).outputs.verdict, 'pass', gateOf(passed).log);
  assert.equal(passed.result.conclusion, 'success');
  assert.match(gateOf(passed).log, /^GitHub's rate limit is reached: waiting 1 s\.$/m);

  const slow = project.openPull('slow', paceFile(SLOW));
  github.state.label(slow, 'perf-accepted', project.mona);
  github.failNext({ path: /\/pulls\/\d+$/, status: 500, times: 4 });
  github.failNext({ method: 'POST', path: /\/comments$/, status: 500, times: 2 });
  const red = await project.runPull(slow);
  const { annotations, log, outputs, summary } = gateOf(red);
  assert.deepEqual(github.pendingFaults, []);
  assert.equal(red.result.conclusion, 'failure', 'never green by a fault of GitHub’s');
  assert.equal(outputs.verdict, 'regression');
  assert.equal(outputs['accepted-by'], '');
  assert.equal(outputs['comment-url'], '');
  assert.match(summary, /^### ❌ REGRESSION: throughput fell by/);
  const unknown =
    'Whether this loss was accepted could not be looked up, so it is not: GitHub could not be ' +
    `asked to look at pull request ${slow.number}: it answered 500, also when tried again. Look at`;
  assert.ok(summary.includes(`\n- ${unknown} `), summary);
  assert.deepEqual(
    annotations.map(({ level }) => level),
    ['error', 'warning'],
  );
  assert.equal(
    annotations[1]?.message,
    'The comment could not be posted, the outcome stays. GitHub could not be asked to comment on ' +
      `#${slow.number}: it answered 500, also when tried again. Look at ` +
      'https://www.githubstatus.com and re-run the job. Everything is in the job summary.',
  );
  assert.deepEqual(github.state.comments, []);
  assert.match(log, /✖ REGRESSION {2}throughput fell by/);
});
