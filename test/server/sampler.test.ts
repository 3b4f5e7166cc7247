import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { commandOf, prepare } from './fixture-server.ts';
import { becomesTrue } from './loopback.ts';

const skip = process.platform !== 'linux';

describe('the use of a server', { skip }, () => {
  test('forks-children: each process has its own CPU time', async () => {
    const trial = await prepare('forks-children', { env: { WORKERS: '3' } });
    await using server = await trial.start();
    // The primary and its workers; some shells stay between us and the primary.
    await becomesTrue(() => (server.sample()?.processes ?? 0) >= 4);
    const sample = server.sample();
    assert.ok(sample !== undefined);
    const { cpu, cpuByProcess } = sample;
    assert.deepEqual(
      [...cpuByProcess.keys()].toSorted((a, b) => a - b),
      trial.leftovers().toSorted((a, b) => a - b),
    );
    assert.ok([...cpuByProcess.values()].every((own) => own > 0));
    const sum = [...cpuByProcess.values()].reduce((total, own) => total + own, 0);
    assert.ok(sum <= cpu, `${sum} of ${cpu}`);
  });

  test('its threads wait for a CPU when there are more of them than cores', async () => {
    const burn = 'while :; do :; done &';
    const burners = Array.from({ length: availableParallelism() + 1 }, () => burn);
    const command = `${burners.join(' ')} exec ${commandOf('ok')}`;
    const trial = await prepare('ok', { command });
    await using server = await trial.start();
    server.sample();
    const begin = server.waited() ?? Number.NaN;
    let last = begin;
    // Without a turn of the event loop in which the timer could sample.
    for (let looks = 0; last <= begin + 20_000_000 && looks < 20_000; looks++) {
      const now = server.waited() ?? Number.NaN;
      assert.ok(now >= last);
      last = now;
    }
    assert.ok(last > begin + 20_000_000, `${last - begin} ns`);
    await server.stop();
    // The waits of ended threads stay in the total.
    assert.ok((server.waited() ?? 0) >= last);
    assert.deepEqual(trial.leftovers(), []);
  });

  test('is not measured where we have no open file left to look, and nobody counts as ended', async () => {
    const program = join(import.meta.dirname, 'out-of-files-program.ts');
    const script = 'ulimit -n 100; exec "$@"';
    const args = ['-c', script, 'sh', process.execPath, program, temporaryFolder()];
    const { stdout } = await promisify(execFile)('sh', args);
    assert.deepEqual(JSON.parse(stdout), {
      before: 1,
      blind: { sample: null, waited: null },
      // It was not to be found when SIGTERM was sent.
      kind: 'sigkill',
      left: 0,
      after: 0,
    });
  });
});
