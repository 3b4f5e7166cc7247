// A connection that closes without an answer: it was idle, or the server took the request and hung up.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { portOf, prepare } from '../server/fixture-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Asker } from './asker.ts';
import { ENGINES } from './engines-under-test.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/hang-up');
const isRequired = process.env.PERF_GATE_REQUIRE === 'all';

const has = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;

interface Server {
  readonly name: string;
  readonly skip: string | false;
  readonly command: () => string;
}

/** Each closes connections that were idle for a second. */
const SERVERS: readonly Server[] = [
  {
    name: 'gunicorn gthread',
    skip: isRequired || has('gunicorn') ? false : 'gunicorn is missing',
    command: () =>
      `exec gunicorn --chdir '${FIXTURES}' --bind 127.0.0.1:$PORT --worker-class gthread --threads 4 --keep-alive 1 hang_up:app`,
  },
  {
    name: 'Node.js',
    skip: false,
    command: () => `exec "${process.execPath}" '${join(FIXTURES, 'hang-up.mjs')}'`,
  },
  {
    name: 'nginx',
    skip: isRequired || has('nginx') ? false : 'nginx is missing',
    command: () => {
      const folder = temporaryFolder();
      return `sed "s#PORT#$PORT#; s#FOLDER#${folder}#" '${join(FIXTURES, 'nginx.conf')}' > ${folder}/nginx.conf && exec nginx -c ${folder}/nginx.conf`;
    },
  },
];

/** This thread does nothing meanwhile, not even notice that a connection was closed. */
const standStill = (pause: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);

/** Longer than the idle connection lives; gunicorn looks for such connections once a second. */
const LAPSE = 3_500;

for (const engine of ENGINES)
  for (const { name, skip, command } of SERVERS)
    describe(`${engine.name} at ${name}`, { skip }, () => {
      test('a request that the server takes and hangs up on failed, however long it was idle before', async () => {
        const trial = await prepare('ok', { command: command() });
        await using _server = await trial.start();
        using asker = new Asker(engine, targetOf(portOf(trial.options)));
        for (const idle of [0, 100]) {
          for (const method of ['GET', 'POST']) {
            assert.equal((await asker.ask()).failure, undefined);
            if (idle > 0) await sleep(idle);
            const exchange = await asker.ask({ method, path: '/drop' });
            assert.equal(exchange.failure, 'closed-before-response', exchange.message);
            assert.equal(exchange.resent, false);
          }
        }
      });

      test('a request that met a connection which had lapsed did not fail', async () => {
        const trial = await prepare('ok', { command: command() });
        await using _server = await trial.start();
        using asker = new Asker(engine, targetOf(portOf(trial.options)));
        assert.equal((await asker.ask()).failure, undefined);
        standStill(LAPSE);
        const again = await asker.ask();
        assert.equal(again.failure, undefined, again.message);
        standStill(LAPSE);
        const post = await asker.ask({ method: 'POST' });
        // Where the engine noticed in time, it used another connection.
        if (post.failure !== undefined) assert.equal(post.failure, 'stale-keep-alive');
      });
    });

const targetOf = (port: number) =>
  ({
    protocol: 'http:',
    address: '127.0.0.1',
    hostname: '127.0.0.1',
    port,
    insecure: false,
  }) as const;
