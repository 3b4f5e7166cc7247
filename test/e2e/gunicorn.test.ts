// A server of another make: Flask behind gunicorn, with workers that keep connections and that do not.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { assertAccounts, runWith, Sandbox } from './sandbox.ts';

const FLASK = join(import.meta.dirname, '../fixtures/flask');
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

/** `sync` answers one connection at a time and closes it; `gevent` keeps as many as it is given. */
type WorkerClass = 'sync' | 'gevent';

function hasGunicorn(): boolean {
  const args = ['--check-config', '--chdir', FLASK, '--worker-class', 'gevent', 'hello:app'];
  return spawnSync('gunicorn', args, { stdio: 'ignore' }).status === 0;
}

const skip = isRequired || hasGunicorn() ? false : 'gunicorn, Flask or gevent is missing';

const gunicorn = (workerClass: WorkerClass, workers: number, flags: Record<string, string>) =>
  runWith({
    start: `echo "$PORT" >> "$SANDBOX/ports"; exec gunicorn --chdir '${FLASK}' --bind 127.0.0.1:{port} --worker-class ${workerClass} --workers ${workers} hello:app`,
    url: 'http://127.0.0.1:{port}/test',
    ...flags,
  });

interface Row {
  readonly workerClass: WorkerClass;
  readonly workers: number;
  readonly connections: number;
}

/** One of each kind; `test/load/gunicorn.test.ts` has the others. */
const ROWS: readonly Row[] = [
  { workerClass: 'sync', workers: 2, connections: 50 },
  { workerClass: 'gevent', workers: 2, connections: 400 },
];

describe('Flask behind gunicorn', { skip }, () => {
  for (const { workerClass, workers, connections } of ROWS) {
    test(`${workers} ${workerClass}, ${connections} connections: no false failures`, async () => {
      await using box = new Sandbox();
      const flags = { connections: `${connections}` };
      const run = await box.run(gunicorn(workerClass, workers, flags));
      assert.equal(run.code, 0, run.err);
      const report = box.report();
      assert.equal(report.verdict.kind, 'no-baseline');
      const [request] = report.details.requests;
      assert.deepEqual(request?.failures, []);
      assert.equal(request?.documentLength, 'Hello, World!'.length);
      assert.match(request?.serverSoftware ?? '', /^gunicorn/);
      assert.equal(report.details.serverProcesses, 1 + workers);
      assertAccounts(report);
      await box.assertNothingLeft();
    });
  }
});
