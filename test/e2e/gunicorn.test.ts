// A server of another make: Flask behind gunicorn, whose workers keep no connection.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAccounts, runWith, Sandbox } from './sandbox.ts';

const FLASK = join(import.meta.dirname, '../fixtures/flask');
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

function hasGunicorn(): boolean {
  const args = ['--check-config', '--chdir', FLASK, 'hello:app'];
  return spawnSync('gunicorn', args, { stdio: 'ignore' }).status === 0;
}

const skip = isRequired || hasGunicorn() ? false : 'gunicorn or Flask is missing';

const START = `echo "$PORT" >> "$SANDBOX/ports"; exec gunicorn --chdir '${FLASK}' --bind 127.0.0.1:{port} --worker-class sync --workers 2 hello:app`;

describe('Flask behind gunicorn', { skip }, () => {
  // `test/load/gunicorn.test.ts` has other workers, and more connections.
  test('2 sync workers, which close each connection: no false failures', async () => {
    await using box = new Sandbox();
    const run = await box.run(
      runWith({ start: START, url: 'http://127.0.0.1:{port}/test', connections: '50' }),
    );
    assert.equal(run.code, 0, run.err);
    const report = box.report();
    assert.equal(report.verdict.kind, 'no-baseline');
    const [request] = report.details.requests;
    assert.deepEqual(request?.failures, []);
    assert.equal(request?.documentLength, 'Hello, World!'.length);
    assert.match(request?.serverSoftware ?? '', /^gunicorn/);
    assert.equal(report.details.serverProcesses, 3);
    assertAccounts(report);
    await box.assertNothingLeft();
  });
});
