// A server of another make: Flask behind gunicorn, with workers that keep connections and that do not.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import { isPortFree } from '../../src/server/free-port.ts';
import { portOf, prepare } from '../server/fixture-server.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { assertAccounts, failuresOf, resultOf } from './slice-run.ts';

const FLASK = join(import.meta.dirname, '../fixtures/flask');

/** `sync` answers one connection at a time and closes it; `gevent` keeps as many as it is given. */
const WORKER_CLASSES = ['sync', 'gevent'] as const;

function hasGunicorn(): boolean {
  const args = ['--check-config', '--chdir', FLASK, '--worker-class', 'gevent', 'hello:app'];
  return spawnSync('gunicorn', args, { stdio: 'ignore' }).status === 0;
}

const isRequired = process.env.PERF_GATE_REQUIRE === 'all';
const skip = isRequired || hasGunicorn() ? false : 'gunicorn, Flask or gevent is missing';

/** The last slice comes after a rest in which a worker may close what is idle. */
const LOADS = [{ window: 500 }, { rate: 200, settle: 50, window: 300 }, { window: 300 }] as const;

describe('Flask behind gunicorn', { skip }, () => {
  for (const workerClass of WORKER_CLASSES) {
    for (const workers of [1, 2, 4]) {
      test(`${workers} ${workerClass}: no false failures with 50 and with 400 connections`, async () => {
        const trial = await prepare('ok', {
          command: `exec gunicorn --chdir '${FLASK}' --bind 127.0.0.1:$PORT --worker-class ${workerClass} --workers ${workers} hello:app`,
          readiness: { path: '/test' },
        });
        const port = portOf(trial.options);
        {
          await using server = await trial.start();
          for (const connections of [50, 400]) await assertAnswers(port, connections);
          assert.equal(server.sample()?.processes, 1 + workers);
        }
        assert.deepEqual(trial.leftovers(), []);
        assert.ok(await isPortFree(port));
      });
    }
  }
});

async function assertAnswers(port: number, connections: number): Promise<void> {
  const requests = [{ path: '/test', expect: { status: [200], body: undefined } }] as const;
  await using generator = startLoadGenerator(optionsOf({ connections, requests }));
  await using crowd = await generator.aimAt({
    protocol: 'http:',
    address: '127.0.0.1',
    hostname: '127.0.0.1',
    port,
    insecure: false,
  });
  for (const slice of LOADS) {
    const { result: phase } = await crowd.run(load(slice));
    assertAccounts(phase);
    assert.deepEqual(failuresOf(phase), {}, `${connections} connections`);
    assert.ok(resultOf(phase).ok > 0);
    await sleep(100);
  }
}
