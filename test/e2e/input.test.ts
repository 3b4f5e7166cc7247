// Prints all faults of the input at once, before it starts anything.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import packageJson from '../../package.json' with { type: 'json' };
import { fixture, Sandbox } from './sandbox.ts';

const FAULTY = `url: http://example.com/
connections: 0
budget: 30
requests:
  - path: items
`;

for (const command of ['validate', 'run']) {
  test(`${command}: five faults of flags and file at once, and nothing is started`, async () => {
    await using box = new Sandbox();
    box.write('perf-gate.yml', FAULTY);
    const flags = ['--start', fixture('ok'), '--max-p99-increase', '10', '--save', 'base.json'];
    const { code, out, err } = await box.run([command, ...flags]);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /^error: The input has 5 faults\. \(bad-input\)$/m);
    for (const place of [
      '--max-p99-increase: `10` has no percent sign',
      'perf-gate.yml:1: url: `example.com` is not this machine',
      'perf-gate.yml:2: connections: `0` is out of range',
      'perf-gate.yml:3: budget: `30` has no unit',
      'perf-gate.yml:5: requests[0].path: `items` is not a path',
    ]) {
      assert.ok(err.includes(`    ${place}`), `${place} is not in:\n${err}`);
    }
    assert.deepEqual([box.lines('ports'), box.lines('base.json')], [[], []]);
    await box.assertNothingLeft();
  });
}

test('validate: says what a sound plan does, and starts nothing', async () => {
  await using box = new Sandbox();
  const { code, out, err } = await box.run(['validate', '--start', fixture('ok')]);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^No faults\. The plan "default":$/m);
  assert.match(out, /^ {2}requests {3}100 % {2}GET \/ {2}status 200 to 399$/m);
  assert.deepEqual(box.lines('ports'), []);
});

const SECRETIVE = `start: a
requests: [{ path: /, headers: { a: '\${env:UNSET_TOKEN}' } }]
`;

const rows: readonly { says: string; args: readonly string[]; err: RegExp }[] = [
  { says: 'a flag that is none', args: ['run', '--conections', '8'], err: /`?--connections`?/ },
  {
    says: 'a comparison with nothing',
    args: ['compare', '--start', 'a'],
    err: /--base: nothing says/,
  },
  {
    says: 'a comparison by `run`',
    args: ['run', '--base', 'main'],
    err: /use `perf-gate compare`/,
  },
  {
    says: 'a command that is none',
    args: ['rum', '--base', 'main'],
    err: /has a fault.*rum.*what to do: `perf-gate --help` lists the commands\.\n$/s,
  },
  {
    says: 'help for a command that is none',
    args: ['rum', '--help'],
    err: /`rum`: there is no such command/,
  },
  { says: 'a flag without a command', args: ['--start', 'a'], err: /no command is given/ },
  {
    says: 'a file that is not there',
    args: ['run', '--config', 'no.yml'],
    err: /--config: no\.yml does not exist\./,
  },
  {
    says: 'a record that is not there',
    args: ['report', 'no.json'],
    err: /RECORD: no\.json does not exist\./,
  },
  {
    says: 'two records that are not there',
    args: ['report', 'no.json', '--baseline', 'nor.json'],
    err: /RECORD: no\.json does not exist.*--baseline: nor\.json does not exist/s,
  },
  {
    says: 'a report of nothing',
    args: ['report'],
    err: /RECORD.*what to do: `perf-gate report --help` shows what it takes\.\n$/s,
  },
  {
    says: 'a history that is not there',
    args: ['history', 'no.json'],
    err: /FILE: no\.json does not exist/,
  },
  { says: 'a history of nothing', args: ['history'], err: /FILE is missing/ },
  {
    says: 'a history as a page',
    args: ['history', 'secret.yml', '--html', 'a.html'],
    err: /--html: `history` does not take it/,
  },
  {
    says: 'a secret that is not set',
    args: ['validate', '--config', 'secret.yml'],
    err: /UNSET_TOKEN/,
  },
];
for (const { says, args, err } of rows) {
  test(`${says} is bad input`, async () => {
    await using box = new Sandbox();
    box.write('secret.yml', SECRETIVE);
    const run = await box.run(args);
    assert.equal(run.code, 2);
    assert.match(run.err, err);
    assert.match(run.err, /^what to do: /m);
    assert.equal(run.out, '');
  });
}

test('a baseline that cannot be read ends the run before the server is started', async () => {
  await using box = new Sandbox();
  box.write('base.json', '{"name":"somebody else"}');
  const flags = ['--baseline', 'base.json', '--save', 'base.json'];
  const run = await box.run(['run', '--start', fixture('ok'), ...flags]);
  assert.equal(run.code, 2);
  assert.match(run.err, /\(record-unreadable\)$/m);
  assert.ok(run.err.includes(box.join('base.json')), run.err);
  assert.equal(box.read('base.json'), '{"name":"somebody else"}');
  assert.deepEqual(box.lines('ports'), []);
});

test('help and version go to standard output', async () => {
  await using box = new Sandbox();
  for (const asked of ['--version', '-v', 'version']) {
    const version = await box.run([asked]);
    assert.deepEqual(version, { code: 0, out: `${packageJson.version}\n`, err: '' });
  }
  for (const args of [[], ['--help'], ['help'], ['run', '--help'], ['help', 'demo']]) {
    const help = await box.run(args);
    assert.deepEqual([help.code, help.err], [0, ''], args.join(' '));
    assert.match(help.out, /perf-gate/);
  }
});
