// The command that repeats a comparison: what it holds, and that a shell reads it as it was meant.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { repeatCommand } from '../../src/report/compose/repeat.ts';
import { renderHtml } from '../../src/report/render-html.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { actionOf } from '../plan/raw-action.ts';
import { planOf } from '../plan/raw-inputs.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { HERE, makeReport } from '../support/report-parts.ts';

const [HEAD, BASE] = ['c'.repeat(40), 'b'.repeat(40)];
const record = makePairedRecord({ pairs: 4, commit: HEAD, seed: 'oak 7' });

function repeatOf(inputs: Readonly<Record<string, string>>, file = 'start: node server.js\n') {
  const action = actionOf(inputs, file);
  assert.ok(action.mode === 'gate');
  return repeatCommand(action.plan, record);
}

test('both commits, what was written beside the file, and the seed', () => {
  assert.deepEqual(repeatOf({ build: 'npm ci', connections: '64', warmup: '2s' }), {
    command: `git fetch origin ${HEAD} ${BASE} && git switch --detach ${HEAD} && perf-gate compare '--build=npm ci' --connections=64 --base=${BASE} '--seed=oak 7'`,
    leftOut: [],
  });
});

for (const [repository, ref, program] of [
  ['octo/gate', 'v1', 'npx github:octo/gate#v1'],
  ['octo/gate', '', 'npx github:octo/gate'],
  ['', '', 'perf-gate'],
  ['octo/gate; rm -rf /', 'v1', 'perf-gate'],
  ['octo/gate', '$(id)', 'perf-gate'],
] as const) {
  test(`the action ${JSON.stringify(repository)} at ${JSON.stringify(ref)} is run as ${program}`, () => {
    const environment = { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref };
    const action = actionOf({}, 'start: node server.js\n', { environment });
    assert.ok(action.mode === 'gate');
    const { command = '' } = repeatCommand(action.plan, record) ?? {};
    assert.ok(command.includes(` && ${program} compare `), command);
  });
}

test('a configuration file is named where it was named, and a folder from the checkout on', () => {
  const { command = '' } = repeatOf({ config: 'perf.yml', cwd: '/srv/app/shop' }) ?? {};
  assert.match(command, / --cwd=shop .*--config=perf\.yml /);
});

test('neither environment variables, nor where reports and baselines go, nor tokens', () => {
  const { command = '', leftOut } =
    repeatOf({
      'candidate-env': 'A_SECRET=hunter2',
      'github-token': 'ghs_hunter2',
      ...{ json: 'hunter2.json', save: 'hunter2.save', comment: 'never', name: 'hunter2' },
      compare: 'side-by-side',
    }) ?? {};
  assert.doesNotMatch(command, /hunter2|A_SECRET|--compare|--comment/);
  assert.deepEqual(leftOut, ['candidate-env']);
});

for (const build of [
  'npm ci --token=abc',
  'git clone https://mona:hunter2@example.com/x',
  'curl -H "Authorization: x" y',
  'npm config set //r/:_authToken npm_0123456789abcdefghijABCDEFGHIJ',
  'NODE_KEY=9f86d081884c7d659a2f npm ci',
]) {
  test(`a build that may hold a secret is left out: ${build}`, () => {
    const { command = '', leftOut } = repeatOf({ build }) ?? {};
    assert.deepEqual([command.includes('--build'), leftOut], [false, ['build']]);
  });
}

test('a plain build is repeated, and commands around blocks are not', () => {
  const build = 'npm ci && npm run build:production -- --max-old-space-size=4096';
  const { command = '', leftOut } = repeatOf({ build, 'before-block': './reset.sh' }) ?? {};
  assert.ok(command.includes(`'--build=${build}'`));
  assert.doesNotMatch(command, /reset/);
  assert.deepEqual(leftOut, ['before-block']);
});

test('none where there are not two commits', () => {
  const plan = planOf('start: node server.js\n', { command: 'compare', flags: { base: 'main' } });
  assert.notEqual(repeatCommand(plan, record), null);
  assert.equal(repeatCommand(plan, { ...record, commit: undefined }), null);
  assert.equal(repeatCommand(plan, { ...record, baselineArm: undefined }), null);
  const byHand = { kind: 'directory', commit: BASE } as const;
  assert.equal(repeatCommand(plan, { ...record, baselineArm: byHand }), null);
});

test('none that would hide something, or is longer than anyone reads', () => {
  assert.equal(repeatOf({ start: 'node \u202eserver.js' }), null);
  assert.equal(repeatOf({ start: 'node \u001b[2Kserver.js' }), null);
  assert.equal(repeatOf({ start: `node ${'x'.repeat(5_000)}` }), null);
  assert.match(repeatOf({ build: 'npm ci\nnpm run build' })?.command ?? '', /'--build=npm ci\nnpm/);
});

test('a shell reads each word as it was written', () => {
  const odd = fc.constantFrom(
    "'",
    '"',
    '`',
    '$(id)',
    '\\',
    ' ',
    '\n',
    '!',
    '*',
    '~',
    '&',
    '|',
    'a',
  );
  fc.assert(
    fc.property(fc.array(odd, { minLength: 1, maxLength: 12 }), (parts) => {
      const start = `x${parts.join('')}y`;
      const { command = '' } = repeatOf({ start }) ?? {};
      const words = command.slice(command.indexOf(' compare ') + ' compare '.length);
      const script = `for word in ${words}; do printf '%s\\0' "$word"; done`;
      const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0');
      assert.equal(read[0], `--start=${start}`);
    }),
    { numRuns: 40 },
  );
});

const HOSTILE =
  "npx x '--start=a ```` </code></pre><script>alert(1)</script> @everyone \u202e\u001b[2K ](javascript:x)'\n```\n# not a heading";
const hostile = makeReport({
  repeat: { command: HOSTILE, leftOut: ['candidate-env', 'baseline-env'] },
});

test('in Markdown nothing in the command ends its fence, and it is whole', () => {
  const markdown = renderMarkdown(hostile, HERE);
  const [, fence = '', inside = ''] = /\n(`{3,})sh\n([\s\S]*?)\n\1\n/.exec(markdown) ?? [];
  assert.equal(fence, '`````');
  assert.equal(inside, HOSTILE.replace('\u202e', '\\u{202e}').replace('\u001b', '\\u{1b}'));
  assert.match(markdown, /#### Reproduce locally/);
});

test('in HTML it is text', () => {
  const page = renderHtml(hostile, HERE);
  for (const alive of ['<script>alert', '\u202e', '\u001b']) assert.ok(!page.includes(alive));
  assert.match(page, /<pre><code>npx x &#39;--start=a ```` &lt;\/code&gt;/);
  const long = `npx ${'y'.repeat(3_000)}`;
  const whole = makeReport({ repeat: { command: long, leftOut: [] } });
  assert.ok(renderHtml(whole, HERE).includes(long));
});

test('a terminal, which would break it, does not show it', () => {
  const options = { colour: false, unicode: true, width: 80, reader: HERE, details: true } as const;
  assert.doesNotMatch(renderTerminal(hostile, options), /Reproduce|npx x/);
});
