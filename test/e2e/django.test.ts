// A session of Django, with its protection against forged requests: log in by its form, then load what is behind it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAccounts, runWith, Sandbox } from './sandbox.ts';

const DJANGO = join(import.meta.dirname, '../fixtures/django');
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

function hasDjango(): boolean {
  const args = ['--check-config', '--chdir', DJANGO, 'shop:app'];
  return spawnSync('gunicorn', args, { stdio: 'ignore' }).status === 0;
}

const skip = isRequired || hasDjango() ? false : 'gunicorn or Django is missing';

const START = `echo "$PORT" >> "$SANDBOX/ports"; exec gunicorn --chdir '${DJANGO}' --bind 127.0.0.1:{port} --worker-class gthread --threads 8 shop:app`;

const FILE = `
start: ${JSON.stringify(START)}
url: http://127.0.0.1:{port}/login/
setup:
  - name: form
    path: /login/
    capture:
      hidden: { matches: 'name="csrfmiddlewaretoken" value="([^"]+)"' }
      cookie: { cookie: csrftoken }
  - name: log in
    method: POST
    path: /login/
    headers: { Cookie: 'csrftoken={captured.cookie}' }
    form: { user: 'ann & co', password: '\${env:API_PASSWORD}', csrfmiddlewaretoken: '{captured.hidden}' }
    expect: { status: 302, headers: { location: /orders/ } }
    capture: { session: { cookie: sessionid } }
requests:
  - name: list
    path: /orders/
    headers: { Cookie: 'sessionid={captured.session}' }
    expect: { status: 200, json: { /user: 'ann & co' } }
  - name: order
    method: POST
    path: /orders/
    headers:
      Cookie: 'sessionid={captured.session}; csrftoken={captured.cookie}'
      X-CSRFToken: '{captured.hidden}'
    form: { number: '{seq}' }
    expect: { status: 201, json: { /user: 'ann & co' } }
teardown:
  - { path: /logout/, headers: { Cookie: 'sessionid={captured.session}' }, expect: { status: 204 } }
`;

describe('Django behind gunicorn', { skip }, () => {
  test('a run logs in, and every request is answered as expected', async () => {
    await using box = new Sandbox();
    box.write('perf-gate.yml', FILE);
    const run = await box.run(runWith({ save: 'base.json' }), { API_PASSWORD: 'geheim-4711' });
    assert.equal(run.code, 0, run.err);
    const report = box.report();
    assertAccounts(report);
    for (const { name, failures } of report.details.requests) assert.deepEqual(failures, [], name);
    assert.doesNotMatch(run.out + run.err + box.read('base.json'), /geheim-4711/);
    await box.assertNothingLeft();
  });

  test('without the token of the form, the error says what Django answers', async () => {
    await using box = new Sandbox();
    box.write('perf-gate.yml', FILE.replace("csrfmiddlewaretoken: '{captured.hidden}'", 'a: b'));
    const run = await box.run(['validate', '--start-server'], { API_PASSWORD: 'geheim-4711' });
    assert.equal(run.code, 3, run.err);
    assert.match(
      run.err.replace(/\s+/g, ' '),
      /"log in" \(POST \/login\/\) failed: expected status 302 and the right location; got 403, text\/html/,
    );
    await box.assertNothingLeft();
  });
});
