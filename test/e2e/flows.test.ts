// Users create, read and delete: several requests in order, each by the answer before it, in both versions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixture, LOW_RATE, Sandbox } from './sandbox.ts';
import { compareWith } from './versions.ts';

const FILE = `
setup:
  - method: POST
    path: /login
    json: { user: tester, password: geheim-4711 }
    capture:
      token: { json: /session/token }
      csrf: { cookie: csrf }
requests:
  - name: list
    path: /items?page={random:1..1000}
    headers: { authorization: 'Bearer {captured.token}' }
  - name: order
    weight: 2
    think-time: 1ms
    steps:
      - name: create
        method: POST
        path: /items
        headers: { authorization: 'Bearer {captured.token}', x-csrf-token: '{captured.csrf}' }
        json: { id: 'item {seq}', colour: '{random:1..16000000}' }
        expect: { status: 201 }
        capture: { id: { json: /id } }
      - name: read
        path: /items/{captured.id}?colour={random:1..16000000}
        headers: { authorization: 'Bearer {captured.token}' }
        expect: { json: { /colour: { exists: true } } }
      - name: delete
        method: DELETE
        path: /items/{captured.id}
        headers: { authorization: 'Bearer {captured.token}' }
        expect: { status: 204 }
`;

const named = (name: string): string => `NAME=${name}; export NAME; ${fixture('shop')}`;

/** The second words of the lines that begin with `word`. */
const idsIn = (lines: readonly string[], word: string): readonly string[] =>
  lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));

test('both versions get the same flows, each item is deleted, and the flow is judged as a whole', async () => {
  await using box = new Sandbox();
  box.write('perf-gate.yml', FILE);
  const flags = {
    start: named('new'),
    'base-start': named('old'),
    rate: LOW_RATE,
    connections: '2',
    html: 'report.html',
  };
  const run = await box.run(compareWith(box, flags));
  assert.ok(run.code === 0 || run.code === 1, run.err);
  const report = box.report();
  assert.notEqual(report.verdict.kind, 'invalid-run', run.out);

  for (const name of ['old', 'new']) {
    const lines = box.lines(name);
    const made = idsIn(lines, 'item');
    assert.ok(made.length > 20, `${made.length} items of ${name}`);
    const deleted = new Set(idsIn(lines, 'deleted'));
    // At the end of a slice, nobody waits for flows that do not count.
    const lost = made.filter((id) => !deleted.has(id));
    assert.ok(lost.length < made.length / 4, `${lost.length} of ${made.length} are left`);
  }
  const colours = (name: string) =>
    idsIn(box.lines(name), 'read').map((line) => line.split(' ').at(-1));
  const [before, after] = [colours('old'), colours('new')];
  const shared = after.filter((colour) => before.includes(colour));
  assert.ok(shared.length > after.length / 2, `${shared.length} of ${after.length} are the same`);

  const [flow] = report.details.flows;
  assert.equal(flow?.name, 'order');
  assert.deepEqual(
    flow?.steps.map(({ request, notSent }) => [request, notSent]),
    [
      ['order › create', 0],
      ['order › read', 0],
      ['order › delete', 0],
    ],
  );
  assert.equal(flow?.begun, flow?.finished);
  const rows = report.rows.map(({ request }) => request);
  const steps = ['order › create', 'order › read', 'order › delete'];
  assert.deepEqual(rows, [null, 'list', ...steps, 'order']);
  assert.match(run.out, /order/);
  await box.assertNothingLeft();
});

test('a step that lacks what it captures ends the run before it measures', async () => {
  await using box = new Sandbox();
  const wrong = FILE.replace('id: { json: /id }', 'id: { json: /number }');
  box.write('perf-gate.yml', `start: ${JSON.stringify(fixture('shop'))}\n${wrong}`);
  const run = await box.run(['validate', '--start-server']);
  assert.equal(run.code, 2, run.err);
  assert.match(
    run.err.replace(/\s+/g, ' '),
    /"order › create" \(POST \/items\): expected status 201; got 201, .*`id` cannot be captured: nothing at `\/number` in the body/,
  );
  await box.assertNothingLeft();
});
