// A server behind a login: `setup` logs in at each start, and what it captured is sent and never shown.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fixture, LOW_RATE, Sandbox } from './sandbox.ts';
import { compareWith } from './versions.ts';

const PASSWORD = 'geheim-4711';

const FILE = `
setup:
  - name: log in
    method: POST
    path: /login
    json: { user: 'user {seq}', password: '\${env:API_PASSWORD}' }
    capture:
      token: { json: /session/token }
      id: { json: /session/id }
      csrf: { cookie: csrf }
requests:
  - name: list
    path: /items?page={random:1..1000}&of={captured.id}
    headers: { authorization: 'Bearer {captured.token}' }
    weight: 3
  - name: create
    method: POST
    path: /items
    headers: { authorization: 'Bearer {captured.token}', x-csrf-token: '{captured.csrf}' }
    json: { id: '{seq}', by: '{captured.id}' }
    expect: { status: 201 }
teardown:
  - method: DELETE
    path: /session
    headers: { authorization: 'Bearer {captured.token}' }
    expect: { status: 204 }
`;

const named = (name: string): string => `NAME=${name}; export NAME; ${fixture('shop')}`;

/** What follows each login, in order. */
function sessionsIn(lines: readonly string[]): readonly (readonly string[])[] {
  const sessions: string[][] = [];
  for (const line of lines) {
    if (line.startsWith('login')) sessions.push([]);
    sessions.at(-1)?.push(line);
  }
  return sessions;
}

test('both versions log in at each start, get the same values, and log out', async () => {
  await using box = new Sandbox();
  box.write('perf-gate.yml', FILE);
  const flags = {
    start: named('new'),
    'base-start': named('old'),
    rate: LOW_RATE,
    connections: '1',
  };
  const run = await box.run(compareWith(box, { ...flags, html: 'report.html' }), {
    API_PASSWORD: PASSWORD,
  });
  assert.ok(run.code === 0 || run.code === 1, run.err);
  const report = box.report();
  assert.notEqual(report.verdict.kind, 'invalid-run', run.out);
  const failed = report.comparisons.find(({ metric }) => metric === 'errors');
  assert.notEqual(failed?.outcome, 'regression');

  const [before, after] = [sessionsIn(box.lines('old')), sessionsIn(box.lines('new'))];
  assert.equal(before.length, after.length);
  // On a crowded machine the budget holds one pair beside the calibration.
  assert.ok(before.length >= 2, `${before.length} starts`);
  const begun = (sessions: typeof before) =>
    sessions.map((lines) => lines.filter((line) => line.startsWith('page ')).slice(0, 6));
  assert.deepEqual(begun(after), begun(before), 'pages, drawn at random');
  for (const sessions of [before, after]) {
    for (const lines of sessions) assert.equal(lines.at(-1), 'logout');
  }
  const unique = [...before, ...after].flat().filter((line) => /^(?:item|login) /.test(line));
  assert.equal(new Set(unique).size, unique.length, 'each item and each user is new');

  const shown = [run.out, run.err, box.read('report.json'), box.read('report.html')].join('\n');
  assert.doesNotMatch(shown, /\b[0-9a-f]{32}\b/, 'no token is shown');
  await box.assertNothingLeft();
});

describe('a login that fails', () => {
  test('ends the run before it measures, and says what came, without the password', async () => {
    await using box = new Sandbox();
    box.write('perf-gate.yml', `start: ${JSON.stringify(fixture('shop'))}\n${FILE}`);
    const run = await box.run(['validate', '--start-server'], {
      API_PASSWORD: 'not-the-right-one',
    });
    assert.equal(run.code, 3, run.err);
    assert.match(
      run.err.replace(/\s+/g, ' '),
      /error: The server could not be set up\. "log in" \(POST \/login\) failed: expected status 200 to 399; got 401, application\/json; charset=utf-8, \d+ bytes\. Body: \{"error":"\*\*\* is wrong"\} \(setup-failed\)/,
    );
    assert.match(run.err, /^what to do: Send the same request by hand, and compare\./m);
    await box.assertNothingLeft();
  });

  test('shows no token that was not captured', async () => {
    await using box = new Sandbox();
    const wrong = FILE.replace('/session/token', '/token');
    box.write('perf-gate.yml', `start: ${JSON.stringify(fixture('shop'))}\n${wrong}`);
    const run = await box.run(['validate', '--start-server'], { API_PASSWORD: PASSWORD });
    assert.equal(run.code, 3, run.err);
    assert.match(
      run.err.replace(/\s+/g, ' '),
      /`token` cannot be captured: nothing at `\/token` in the body\. Body: \{"session":\{"token":"\*\*\*","id":7\}\}/,
    );
    assert.doesNotMatch(run.err + run.out, /\b[0-9a-f]{32}\b/);
  });

  test('because the server dies says how it died', async () => {
    await using box = new Sandbox();
    const wrong = FILE.replace('user {seq}', 'who crashes it');
    box.write('perf-gate.yml', `start: ${JSON.stringify(fixture('shop'))}\n${wrong}`);
    const run = await box.run(['validate', '--start-server'], { API_PASSWORD: PASSWORD });
    assert.equal(run.code, 3, run.err);
    assert.match(
      run.err.replace(/\s+/g, ' '),
      /died when it was set up, at "log in" \(POST \/login\)\. It exited with code 7 .*\(server-exited\)/,
    );
    await box.assertNothingLeft();
  });

  test('at the candidate alone names the candidate', async () => {
    await using box = new Sandbox();
    box.write('perf-gate.yml', FILE);
    const start = `PASSWORD=another; export PASSWORD; ${fixture('shop')}`;
    const flags = { start, 'base-start': named('old') };
    const run = await box.run(compareWith(box, flags), { API_PASSWORD: PASSWORD });
    assert.equal(run.code, 3, run.err);
    assert.match(
      run.err.replace(/\s+/g, ' '),
      /error: The candidate could not be started\. The server could not be set up\. "log in"/,
    );
    await box.assertNothingLeft();
  });
});

test('a token that a failing request echoes is in no report and no log', async () => {
  await using box = new Sandbox();
  const requests = FILE.replace('path: /items?page', 'path: /nowhere?page');
  box.write('perf-gate.yml', `start: ${JSON.stringify(fixture('shop'))}\n${requests}`);
  const run = await box.run(['run', '--ready-timeout', '1s'], { API_PASSWORD: PASSWORD });
  assert.equal(run.code, 2, run.err);
  assert.match(run.err, /got 404/);
  const files = readdirSync(box.join('tmp'), { recursive: true, encoding: 'utf8' });
  const logs = files.filter((name) => name.endsWith('.log'));
  const shown = [
    run.out,
    run.err,
    ...logs.map((name) => readFileSync(join(box.path, 'tmp', name), 'utf8')),
  ];
  assert.doesNotMatch(shown.join('\n'), /\b[0-9a-f]{32}\b/);
});
