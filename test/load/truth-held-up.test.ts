// A generator that stood still: it says so itself, and still counts the wait of those that were due meanwhile.

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTruthServer } from '../../bench/servers/truth/start-truth-server.ts';
import { ENGINE_NAMES } from './truth-run.ts';

const HELD_UP_MS = 250;
/** It may have been asleep until the next was due, which is no gap; and timers fire early by their rounding. */
const SLACK_MS = 10;

/** The signal stops all threads when one of them gets a CPU; until then the others go on. */
function isStopped(pid = 0): boolean {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).every((task) =>
    / T /.test(readFileSync(`${tasks}/${task}/stat`, 'utf8')),
  );
}

describe('a generator that is stopped for a while', { concurrency: 2 }, () => {
  for (const engine of ENGINE_NAMES) {
    test(`shows a gap and a lag as long, and its requests have waited (${engine})`, async () => {
      await using server = await startTruthServer();
      const program = fork(join(import.meta.dirname, 'held-up-program.ts'));
      const answer = once(program, 'message');
      program.send({ engine, target: server.target, slice: { rate: 200, window: 6_000 } });
      // The first request, and enough of the slice to be in its midst. What is left of it is longer than
      // a busy machine takes to stop the program. Connections are never all at work: a thread that
      // waits for one of them shows no gap.
      while ((await server.report()).arrivedAt.length < 20) await sleep(5);
      program.kill('SIGSTOP');
      while (!isStopped(program.pid)) await sleep(1);
      await sleep(HELD_UP_MS);
      program.kill('SIGCONT');
      const [{ failures, sent, gap, lag, responseTime }] = await answer;
      const least = HELD_UP_MS - SLACK_MS;
      assert.deepEqual([failures, sent], [{}, 1_200]);
      assert.ok(gap >= least, `a gap of ${gap} ms`);
      assert.ok(lag >= least * 1_000, `a lag of ${lag} µs`);
      assert.ok(responseTime >= least * 1_000, `a response time of ${responseTime} µs`);
    });
  }
});
