// Requests are tried before the load: a plan that expects what no server answers ends at once.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fixture, runWith, Sandbox } from './sandbox.ts';
import { compareWith, PRESENT_VERSION } from './versions.ts';

const TOKEN = 'tok-4711-geheim';

const planOf = (status: number) => `
start: ${JSON.stringify(fixture('scripted'))}
candidate-env:
  SCRIPT: '{"/": {}, "/items": {"body": "::error::x ", "echoes": true}}'
requests:
  - { name: home, path: / }
  - name: create
    method: POST
    path: /items
    headers: { authorization: '\${env:TOKEN}' }
    expect: { status: ${status} }
`;

test('`run` ends with 2 and says of each such request what came, what was expected and what to do', async () => {
  await using box = new Sandbox();
  box.write('perf-gate.yml', planOf(201));
  const run = await box.run(runWith({ save: 'base.json' }), { TOKEN, GITHUB_ACTIONS: 'true' });
  assert.equal(run.code, 2, run.err);
  assert.match(
    run.err,
    /^error: Nothing was measured: "create" \(POST \/items\).*\(unexpected-ans/m,
  );
  assert.match(
    run.err,
    /expected status 201; got 200, text\/plain, \d+ bytes\. Body: ::error::x \*\*\*/,
  );
  assert.match(
    run.err,
    /^what to do: If 200 is right for "create", write `expect: \{ status: 200/m,
  );
  assert.doesNotMatch(run.err, /^\s*::|tok-4711/m);
  assert.equal(run.out, '');
  assert.deepEqual([box.has('base.json'), box.has('report.json')], [false, false]);
  assert.equal(box.lines('ports').length, 1);
  await box.assertNothingLeft();
});

describe('`validate --start-server`', () => {
  test('starts the server, says what each request gets, and stops it', async () => {
    await using box = new Sandbox();
    box.write('perf-gate.yml', planOf(200));
    const run = await box.run(['validate', '--start-server', '--quiet'], { TOKEN });
    assert.deepEqual([run.code, run.err], [0, '']);
    assert.match(run.out, /^No faults\. The plan "default":$/m);
    assert.match(run.out, /^ {2}\S+ {2}home {4}200 {2}text\/plain +3 B +[\d.]+ ms$/m);
    assert.match(run.out, /^ {2}\S+ {2}create {2}200 {2}text\/plain +26 B +[\d.]+ ms$/m);
    assert.equal(box.lines('ports').length, 1);
    await box.assertNothingLeft();
  });

  test('ends with 2 where one does not get what it expects, with the lines of all', async () => {
    await using box = new Sandbox();
    box.write('perf-gate.yml', planOf(201));
    const run = await box.run(['validate', '--start-server'], { TOKEN });
    assert.equal(run.code, 2);
    assert.match(run.out, /^ {2}\S+ {2}home {4}200.*\n {2}\S+ {2}create {2}200/m);
    assert.match(run.err, /\(unexpected-answer\)$/m);
    assert.doesNotMatch(run.err, /validate --start-server/);
    await box.assertNothingLeft();
  });

  test('ends as a run would where the server does not start, or dies under the first requests', async () => {
    await using box = new Sandbox();
    for (const [name, path] of [
      ['crashes-at-start', '/'],
      ['routes', '/crash'],
    ] as const) {
      const words = [
        'validate',
        '--start-server',
        '--start',
        fixture(name),
        '--ready-path',
        '/ready',
      ];
      const run = await box.run([...words, '--url', `http://127.0.0.1:{port}${path}`]);
      assert.equal(run.code, 3, run.err);
      assert.match(run.err, /\(server-exited\)$/m);
    }
    await box.assertNothingLeft();
  });
});

test('a change that mends the plan is measured alone, where neither version does what the old plan expects', async () => {
  await using box = new Sandbox();
  for (const [directory, status] of [
    ['former', 201],
    ['newest', 200],
  ] as const) {
    mkdirSync(box.join(directory));
    box.write(
      `${directory}/perf-gate.yml`,
      `start: ${JSON.stringify(PRESENT_VERSION)}\nrequests: [{ name: a, path: /a, expect: { status: ${status} } }]\n`,
    );
    box.write(`${directory}/version.json`, '{}');
  }
  const command = box.start(compareWith(box, { 'base-dir': '../former' }), {}, box.join('newest'));
  const run = await command.ended;
  assert.equal(run.code, 0, run.err);
  const { verdict } = box.report();
  assert.ok(verdict.kind === 'no-baseline', run.out);
  assert.match(verdict.why, /the plan of the baseline expects of "a", and this plan changes that/);
  await box.assertNothingLeft();
});
