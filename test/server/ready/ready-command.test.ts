// A server that is ready when a command of the user says so.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { GateError } from '../../../src/errors.ts';
import { isPortFree } from '../../../src/server/free-port.ts';
import { milliseconds, minutes, seconds } from '../../../src/units.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { commandOf, portOf, prepare } from '../fixture-server.ts';

const skip = process.platform !== 'linux';

/** A server in a folder of its own, which is ready when `text` says so. */
async function waiting(start: string, text: string, timeout = minutes(1)) {
  const cwd = temporaryFolder();
  const logFile = join(cwd, 'ready.log');
  const command = { text, env: { PERF_GATE_ARM: 'candidate' }, logFile };
  const trial = await prepare('ok', { command: start, cwd, readiness: { command, timeout } });
  return { ...trial, cwd, logFile };
}

async function whyNot({ start, leftovers, options }: Awaited<ReturnType<typeof waiting>>) {
  let why: GateError | undefined;
  const stopped = start().then((server) => server.stop());
  await assert.rejects(stopped, (error: GateError) => {
    why = error;
    return error.name === 'GateError';
  });
  assert.deepEqual(leftovers(), []);
  assert.equal(await isPortFree(portOf(options)), true);
  assert.ok(why);
  return why;
}

/** A process that nobody has waited for yet is dead, too. */
function lives(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('a command that waits', { skip }, () => {
  test('decides when the server is ready, whatever the server answers', async () => {
    const server = `sh -c 'sleep 0.4; echo > warm' & ${commandOf('answers-500')}`;
    const text = 'echo "$PORT {port} $PERF_GATE_ARM" >> tries; test -e warm';
    const trial = await waiting(server, text);
    const running = await trial.start();
    try {
      assert.ok(running.boot >= 400, `${running.boot}`);
      assert.equal(running.firstAnswer, 0);
      assert.equal(running.target.address, '127.0.0.1');
      const tries = readFileSync(join(trial.cwd, 'tries'), 'utf8').trim().split('\n');
      assert.ok(tries.length > 1);
      const port = portOf(trial.options);
      for (const line of tries) assert.equal(line, `${port} ${port} candidate`);
    } finally {
      await running.stop();
    }
  });

  test('is told with its exit and the line that tells why, and only its last try is kept', async () => {
    const text = 'echo "Error: queue is not there"; echo tries >> tries; exit 4';
    const trial = await waiting(commandOf('ok'), text, milliseconds(800));
    const why = await whyNot(trial);
    assert.equal(why.code, 'server-not-ready');
    assert.match(why.message, /within 0\.8 s\. The command of `ready-command` exited with code 4/);
    assert.match(why.message, /It said "Error: queue is not there"\. Its processes listen on 127/);
    assert.ok(readFileSync(join(trial.cwd, 'tries'), 'utf8').split('\n').length > 2);
    assert.equal(readFileSync(trial.logFile, 'utf8'), 'Error: queue is not there\n');
  });

  test('is ended where it takes longer than everything may', async () => {
    const trial = await waiting(commandOf('ok'), 'sleep 600', milliseconds(600));
    const why = await whyNot(trial);
    assert.match(why.message, /within 0\.6 s\. No run of `ready-command` came to an end\./);
  });

  test('is given up when the server dies', async () => {
    const trial = await waiting(commandOf('crashes-at-start'), 'false');
    const why = await whyNot(trial);
    assert.equal(why.code, 'server-exited');
    assert.match(why.details.join('\n'), /cannot find database/);
  });

  test('ends with an abort, and so does the server', async () => {
    const cancelled = new AbortController();
    const cwd = temporaryFolder();
    const command = { text: 'echo > tried; false', env: {}, logFile: join(cwd, 'ready.log') };
    const { start, leftovers } = await prepare('ok', {
      cwd,
      signal: cancelled.signal,
      readiness: { command, timeout: seconds(60) },
    });
    const reason = new Error('cancelled');
    const watch = setInterval(() => {
      if (readdirSync(cwd).includes('tried')) cancelled.abort(reason);
    }, 10);
    await assert.rejects(start(), reason).finally(() => clearInterval(watch));
    assert.deepEqual(leftovers(), []);
  });

  test('of a server on `localhost`, says nothing of the address: the one that listens is taken', async () => {
    const listens = `"${process.execPath}" -e 'require("http").createServer((_, a) => a.end()).listen(process.env.PORT, "::1", () => require("fs").writeFileSync("up", ""))'`;
    const trial = await waiting(listens, 'test -e up');
    const { readiness } = trial.options;
    const { startServer } = await import('../../../src/server/start-server.ts');
    const options = { ...trial.options, readiness: { ...readiness, hostname: 'localhost' } };
    const running = await startServer(options);
    await running.stop();
    assert.equal(running.target.address, '::1');
  });

  test('leaves nothing in the background, whether it fails or succeeds', async () => {
    const left =
      "setsid sh -c 'echo $$ >> pids; sleep 60' & while ! test -s pids; do sleep 0.02; done";
    for (const end of ['false', 'true']) {
      const trial = await waiting(commandOf('ok'), `${left}; ${end}`, milliseconds(900));
      if (end === 'false') await whyNot(trial);
      else await (await trial.start()).stop();
      const pids = readFileSync(join(trial.cwd, 'pids'), 'utf8').trim().split('\n');
      assert.ok(pids.length > 0);
      assert.deepEqual(pids.filter(lives), []);
    }
  });

  test('that floods its output does not fill the disk, and is over when its time is', async () => {
    const trial = await waiting(commandOf('ok'), 'yes >&2 & yes', seconds(2));
    await whyNot(trial);
    assert.ok(statSync(trial.logFile).size <= 32 * 1_024 * 1_024);
  });
});
