// A server of another make reads what is sent: forms, uploads, bytes and GraphQL, by Flask behind gunicorn.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAccounts, runWith, Sandbox } from './sandbox.ts';

const FLASK = join(import.meta.dirname, '../fixtures/flask');
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

function hasGunicorn(): boolean {
  const args = ['--check-config', '--chdir', FLASK, 'shop:app'];
  return spawnSync('gunicorn', args, { stdio: 'ignore' }).status === 0;
}

const skip = isRequired || hasGunicorn() ? false : 'gunicorn or Flask is missing';

const START = `echo "$PORT" >> "$SANDBOX/ports"; exec gunicorn --chdir '${FLASK}' --bind 127.0.0.1:{port} --worker-class gthread --threads 8 shop:app`;

const SECRET = 'p&q=1';

const planWith = (leastId: number): string => `
start: ${JSON.stringify(START)}
data: { users: users.csv }
requests:
  - name: log in
    method: POST
    path: /login
    form: { user: '{users.name}', password: '\${env:PASSWORD}', scope: [read, write] }
    expect:
      status: 303
      headers: { location: /, set-cookie: { matches: '^sid=' } }
  - name: upload
    method: POST
    path: /photos
    multipart:
      title: number {seq}
      photo: { file: photo.png, type: image/png }
    expect:
      status: 201
      headers: { content-type: application/json }
      json: { /tags: [a], /id: { exists: true } }
  - { name: bytes, method: PUT, path: /raw, file: photo.png, expect: { status: 204 } }
  - name: look
    path: /graphql
    headers: { host: blue.localhost }
    graphql:
      query: { file: item.graphql }
      variables: { id: ${leastId} }
    expect:
      json: { /data/host: blue.localhost }
      schema: answer.schema.json
  - name: page
    path: /page
    headers: { accept-encoding: gzip }
    expect: { body-matches: '^<h1>hello</h1>$', headers: { cache-control: no-store } }
`;

function boxWith(leastId: number): Sandbox {
  const box = new Sandbox();
  box.write('perf-gate.yml', planWith(leastId));
  box.write('users.csv', 'name\na&b=c\né ü\n');
  box.write('item.graphql', 'query Item($id: Int!) { item(id: $id) { uuid } }\n');
  box.write('answer.schema.json', '{ "properties": { "data": { "type": "object" } } }');
  const bytes = Array.from({ length: 256 }, (_, index) => index);
  writeFileSync(box.join('photo.png'), Buffer.concat(Array(100).fill(Buffer.from(bytes))));
  return box;
}

describe('Flask behind gunicorn', { skip }, () => {
  test('`validate --start-server`: each body is what it was meant to be', async () => {
    await using box = boxWith(7);
    const run = await box.run(['validate', '--start-server', '--quiet'], { PASSWORD: SECRET });
    assert.deepEqual([run.code, run.err], [0, '']);
    for (const [name, status] of [
      ['log in', 303],
      ['upload', 201],
      ['bytes', 204],
      ['look', 200],
      ['page', 200],
    ])
      assert.match(run.out, new RegExp(`^ {2}✔ {2}${name} +${status} `, 'm'));
    await box.assertNothingLeft();
  });

  test('`validate --start-server`: an error of GraphQL is told, though the status is 200', async () => {
    await using box = boxWith(-1);
    const run = await box.run(['validate', '--start-server', '--quiet'], { PASSWORD: SECRET });
    assert.equal(run.code, 2);
    assert.match(run.out, /^ {2}✖ {2}look +200 /m);
    assert.match(run.err, /no GraphQL errors; got 200, application\/json/);
    assert.match(run.err, /no item has this id/);
    await box.assertNothingLeft();
  });

  test('`run`: no request fails under load', async () => {
    await using box = boxWith(7);
    const run = await box.run(runWith({}), { PASSWORD: SECRET });
    assert.equal(run.code, 0, run.err);
    const report = box.report();
    assert.deepEqual(
      report.details.requests.map(({ name, failures }) => [name, failures]),
      ['log in', 'upload', 'bytes', 'look', 'page'].map((name) => [name, []]),
    );
    assertAccounts(report);
    assert.doesNotMatch(JSON.stringify(report), /p&q=1|p%26q/);
    await box.assertNothingLeft();
  });
});
