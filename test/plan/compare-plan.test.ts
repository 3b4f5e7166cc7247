import assert from 'node:assert/strict';
import test from 'node:test';
import { COMMANDS } from '../../src/plan/commands.ts';
import { actionOf } from './raw-action.ts';
import { faultsOf, planOf } from './raw-inputs.ts';

const FILE = 'start: node server.js\ncompare: side-by-side\n';

function comparedBy(inputs: Readonly<Record<string, string>>, text = '') {
  const action = actionOf(inputs, text);
  assert.ok(action.mode === 'gate');
  return action.plan.compare;
}

test('by default a step compares with stored numbers, and measures the base when they are not enough', () => {
  assert.deepEqual(comparedBy({ start: 'a' }), {
    mode: 'auto',
    base: { kind: 'baseline' },
    env: {},
    paths: [],
    anchor: undefined,
    gateCpu: 'auto',
  });
});

test('a step compares as its input says, or its file', () => {
  assert.equal(comparedBy({}, FILE).mode, 'side-by-side');
  assert.equal(comparedBy({ compare: 'stored' }, FILE).mode, 'stored');
});

test('a server that runs already is compared with stored numbers only', () => {
  assert.equal(comparedBy({ url: 'http://127.0.0.1:80/' }).mode, 'stored');
});

test('the command decides whether one version is measured or two, whatever the file says', () => {
  const modes = COMMANDS.map((command) => {
    const flags = command === 'compare' ? { base: 'main' } : {};
    return [command, planOf(FILE, { command, flags }).compare.mode];
  });
  assert.deepEqual(Object.fromEntries(modes), {
    run: 'stored',
    compare: 'side-by-side',
    noise: 'side-by-side',
    validate: 'side-by-side',
    report: 'stored',
    history: 'stored',
    import: 'stored',
    'import-requests': 'stored',
    demo: 'stored',
  });
  const stored = 'start: node server.js\ncompare: stored\n';
  const flags = { base: 'main' };
  assert.equal(planOf(stored, { command: 'compare', flags }).compare.mode, 'side-by-side');
  assert.equal(
    planOf('start: a\n', { command: 'validate', flags: { base: 'a' } }).compare.mode,
    'side-by-side',
  );
  assert.deepEqual(faultsOf('url: http://127.0.0.1:80/\ncompare: side-by-side\n'), []);
});

for (const [flags, base] of [
  [{ base: 'origin/main~2' }, { kind: 'ref', ref: 'origin/main~2' }],
  [{ 'base-dir': '../main' }, { kind: 'directory', directory: '/srv/main' }],
  [{ 'base-dir': '/srv/old' }, { kind: 'directory', directory: '/srv/old' }],
  [{ 'base-start': 'node old.js' }, { kind: 'command', start: 'node old.js' }],
] as const) {
  test(`the base by hand: ${JSON.stringify(flags)}`, () => {
    assert.deepEqual(planOf(FILE, { command: 'compare', flags }).compare.base, base);
  });
}

test('`compare` needs one base, and not two', () => {
  assert.deepEqual(faultsOf(FILE, { command: 'compare' }), [
    '--base: nothing says what to compare with. Write `--base REF`, `--base-dir PATH` or `--base-start COMMAND`.',
  ]);
  const flags = { base: 'main', 'base-start': 'node old.js' };
  for (const command of ['compare', 'validate'] as const) {
    assert.deepEqual(faultsOf(FILE, { command, flags }), [
      '--base-start: `--base` already says what to compare with. Keep one of them.',
    ]);
  }
});

test('a name that is misspelt was not left out', () => {
  const flagFaults = [{ place: '--bas', problem: 'there is no such flag.' }];
  assert.deepEqual(faultsOf(FILE, { command: 'compare', flagFaults }), [
    '--bas: there is no such flag.',
  ]);
  assert.deepEqual(faultsOf('starrt: node server.js\n'), [
    'perf-gate.yml:1: starrt: `starrt` is not known here. Did you mean `start`?',
  ]);
});

test('a server that runs already has no second version', () => {
  const flags = { base: 'main', url: 'http://127.0.0.1:80/' };
  assert.deepEqual(faultsOf('', { command: 'compare', flags }), [
    '--url: a server that runs already has no second version. Add `--start`; `perf-gate run` compares with stored numbers.',
  ]);
  assert.deepEqual(
    faultsOf('url: http://127.0.0.1:80/\ncompare: side-by-side\n', { command: 'validate' }),
    [
      'perf-gate.yml:2: compare: a server that runs already has no second version. Add `start`, or write `compare: stored`.',
    ],
  );
});

test('a missing server, or a missing port, is reported once', () => {
  const flags = { base: 'main' };
  assert.equal(faultsOf('', { command: 'compare', flags }).length, 1);
  assert.equal(faultsOf('compare: side-by-side\n', { command: 'validate' }).length, 1);
  const url = 'url: http://127.0.0.1:{port}/\n';
  assert.equal(faultsOf(url, { command: 'compare', flags }).length, 1);
});

test("the baseline's server has an environment of its own, or the candidate's", () => {
  const environment = { OLD: 'secret-of-old' };
  const shared = 'start: a\ncandidate-env: { A: new, B: new }\n';
  assert.deepEqual(planOf(shared).compare.env, { A: 'new', B: 'new' });
  const { compare, server, secrets } = planOf(`${shared}baseline-env: { A: "\${env:OLD}" }\n`, {
    environment,
  });
  assert.deepEqual(compare.env, { A: 'secret-of-old' });
  assert.deepEqual(server.kind === 'started' && server.env, { A: 'new', B: 'new' });
  assert.deepEqual(secrets, ['secret-of-old']);
});

test("the port of neither server is the user's to set, unless it is fixed", () => {
  const file = 'start: a\nbaseline-env: { PORT: 80 }\n';
  assert.deepEqual(faultsOf(file), [
    'perf-gate.yml:2: baseline-env: `PORT` is set by perf-gate. Remove it, or fix the port in `url`.',
  ]);
  assert.deepEqual(faultsOf(`${file}url: http://127.0.0.1:80/\n`), []);
});

test('a loss is profiled by itself, by a command, or not at all', () => {
  const profileOf = (value: string) => planOf(`start: a\nprofile: ${value}\n`).profile;
  assert.deepEqual(planOf('start: a\n').profile, { kind: 'auto' });
  assert.deepEqual(profileOf('none'), { kind: 'none' });
  const command = 'perf record -p {pid} -o {out}';
  assert.deepEqual(profileOf(`'${command}'`), { kind: 'command', command });
  assert.deepEqual(faultsOf('start: a\nprofile: perf record\n'), [
    'perf-gate.yml:2: profile: `perf record` has no `{out}`. Write `auto`, `none`, or a command that writes its profile to `{out}`.',
  ]);
  assert.match(faultsOf('start: a\nprofile: 5\n').join(), /Write `auto`, `none` or a command\./);
});

test('the paths of the build, the absolute tolerance, and whether CPU is gated', () => {
  const plan = planOf('start: a\nbaseline-paths: [dist/**]\np99-floor: 2ms\ngate-cpu: always\n');
  assert.deepEqual(plan.compare.paths, ['dist/**']);
  assert.equal(plan.tolerances.p99Floor, 2);
  assert.equal(plan.compare.gateCpu, 'always');
  assert.equal(planOf('start: a\np99-floor: 0ms\n').tolerances.p99Floor, 0);
});

test('a baseline that is named must be there, unless something else was written', () => {
  const policyOf = (lines: string) => planOf(`start: a\n${lines}`).policy.missingBaseline;
  assert.equal(policyOf(''), 'measure');
  assert.equal(policyOf('baseline: base.json\n'), 'fail');
  for (const written of ['pass', 'measure', 'fail']) {
    assert.equal(policyOf(`baseline: base.json\nmissing-baseline: ${written}\n`), written);
    assert.equal(policyOf(`missing-baseline: ${written}\n`), written);
  }
  const action = actionOf({ start: 'a', baseline: 'base.json' });
  assert.ok(action.mode === 'gate');
  assert.equal(action.plan.policy.missingBaseline, 'fail');
});

test('`compare` does not use the baseline that a file names for `run`', () => {
  const plan = planOf('start: a\nbaseline: base.json\n', {
    command: 'compare',
    flags: { base: 'main' },
  });
  assert.deepEqual([plan.outputs.baseline, plan.policy.missingBaseline], [undefined, 'measure']);
});

test('`noise` writes and reads nothing that the file names for other commands', () => {
  const text = `${FILE}baseline: b.json\nsave: s.json\njson: r.json\nhtml: r.html\nbaseline-env: { A: b }\n`;
  const noise = planOf(text, { command: 'noise', flags: { append: 'noise.jsonl' } });
  assert.deepEqual(noise.outputs, {
    save: undefined,
    baseline: undefined,
    json: undefined,
    markdown: undefined,
    html: undefined,
    details: false,
    quiet: false,
    append: '/srv/app/noise.jsonl',
  });
  assert.deepEqual(noise.compare.env, {});
  const json = planOf(text, { command: 'noise', flags: { json: 'n.json' } }).outputs.json;
  assert.deepEqual(json, { kind: 'file', path: '/srv/app/n.json' });
});

test('`noise` needs a server that it can start twice, and a file for its lines alone', () => {
  assert.deepEqual(faultsOf('url: http://127.0.0.1:80/\n', { command: 'noise' }), [
    'perf-gate.yml:1: url: a server that runs already cannot be started twice. Add `start`.',
  ]);
  const flags = { json: 'a', append: 'a' };
  assert.deepEqual(faultsOf('start: a\n', { command: 'noise', flags }), [
    '--append: `--json` goes to that file too. Give one of them a file of its own.',
  ]);
  assert.deepEqual(faultsOf('start: a\nappend: a\n').length, 1);
});
