import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, dirname } from 'node:path';
import { describe, test } from 'node:test';
import { findHolder, findSocketListeners, listOpenSockets } from '../../src/machine/port-holder.ts';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { assignSocket, isListenedOn, vacateSocket } from '../../src/server/unix-socket.ts';
import { waitForRunning } from '../../src/server/wait-for-running.ts';
import { milliseconds, minutes } from '../../src/units.ts';
import { temporaryFolder } from '../baseline/temporary-folder.ts';
import { prepare } from './fixture-server.ts';
import { becomesTrue } from './loopback.ts';

async function serveOn(path: string) {
  const hosts: (string | undefined)[] = [];
  const server = createServer((request, answer) => {
    hosts.push(request.headers.host);
    answer.end('ok\n');
  }).listen(path);
  await once(server, 'listening');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { hosts, [Symbol.dispose]: stop };
}

/** The socket that a killed server leaves. Node.js would remove its own. */
async function leaveSocket(path: string): Promise<void> {
  const trial = await prepare('ok', { place: { kind: 'socket', path }, grace: milliseconds(1) });
  const server = await trial.start();
  process.kill(-server.pid, 'SIGKILL');
  await server.exited;
  await server.stop();
  assert.ok(existsSync(path));
}

const skip = !hasProcFs() && 'needs /proc';

describe('a path that perf-gate assigns', () => {
  test('is in a folder of its own that no other user may enter, and goes with it', () => {
    const socket = assignSocket({});
    const folder = dirname(socket.path);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.notEqual(folder, dirname(assigned({}).path));
    writeFileSync(socket.path, '');
    socket[Symbol.dispose]();
    assert.equal(existsSync(folder), false);
  });

  test('is where temporary files are, unless its path grew too long or unsafe', async () => {
    await using folder = await temporaryFolder();
    const { path } = assigned({ TMPDIR: folder.path });
    assert.equal(dirname(dirname(path)), folder.path);
    for (const TMPDIR of [folder.join('x'.repeat(90)), '/tmp/a b', '/tmp/$(id)', 'relative']) {
      assert.equal(dirname(dirname(assigned({ TMPDIR }).path)), '/tmp', TMPDIR);
    }
  });

  test('is as long for both versions', () => {
    assert.equal(assigned({}).path.length, assigned({}).path.length);
  });
});

function assigned(ambient: Readonly<Record<string, string>>) {
  using socket = assignSocket(ambient);
  return { path: socket.path };
}

describe('a path that is given', () => {
  test('is free where nothing is', async () => {
    await using folder = await temporaryFolder();
    assert.equal(await vacateSocket(folder.join('a.sock')), true);
  });

  test('is taken while a process listens', async () => {
    await using folder = await temporaryFolder();
    const path = folder.join('a.sock');
    using _server = await serveOn(path);
    assert.equal(await isListenedOn(path), true);
    assert.equal(await vacateSocket(path), false);
    assert.ok(existsSync(path));
  });

  test('is freed from the socket of a dead server', { skip }, async () => {
    await using folder = await temporaryFolder();
    const path = folder.join('a.sock');
    await leaveSocket(path);
    assert.equal(await isListenedOn(path), false);
    assert.equal(await vacateSocket(path), true);
    assert.equal(existsSync(path), false);
  });

  test('is never freed from anything else', async () => {
    await using folder = await temporaryFolder();
    const path = folder.join('notes.txt');
    writeFileSync(path, 'mine');
    await assert.rejects(vacateSocket(path), { code: 'socket-path-taken' });
    await assert.rejects(vacateSocket(folder.path), { code: 'socket-path-taken' });
    assert.ok(existsSync(path));
  });

  test('is refused where the system would cut it', async () => {
    await using folder = await temporaryFolder();
    const longest = 107 - folder.join('').length;
    assert.equal(await vacateSocket(folder.join('x'.repeat(longest - 1))), true);
    const tooLong = vacateSocket(folder.join('é'.repeat(longest)));
    await assert.rejects(tooLong, { code: 'socket-path-too-long' });
  });
});

test('the process that listens on a socket is found by its path', { skip }, async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('with space é.sock');
  using _server = await serveOn(path);
  const inodes = findSocketListeners(path);
  assert.equal(inodes.length, 1);
  assert.ok(listOpenSockets(process.pid)?.includes(inodes[0] ?? ''));
  assert.equal(findHolder(inodes)?.pid, process.pid);
  assert.deepEqual(findSocketListeners(folder.join('other.sock')), []);
  assert.deepEqual(findSocketListeners(basename(path)), []);
});

describe('a server on a socket', { skip }, () => {
  test('gets an assigned path in its command and in PERF_GATE_SOCKET, and the socket is gone afterwards', async () => {
    for (const command of [
      undefined,
      `export PERF_GATE_SOCKET=; SOCK={socket}; PERF_GATE_SOCKET=$SOCK exec`,
    ]) {
      const trial = await prepare('ok', { place: { kind: 'socket', path: undefined } });
      const { options } = trial;
      const wrapped =
        command === undefined
          ? trial
          : await prepare('ok', {
              place: { kind: 'socket', path: undefined },
              command: `${command} ${options.command}`,
            });
      const server = await wrapped.start();
      const { place } = server;
      assert.ok(place.kind === 'socket' && place.choice === 'assigned');
      assert.equal(server.answersItself(), 'yes');
      assert.ok(existsSync(place.path));
      const report = await server.stop();
      assert.equal(report.placeFree, true);
      assert.equal(existsSync(dirname(place.path)), false);
      assert.deepEqual(wrapped.leftovers(), []);
    }
  });

  test('gets another path than a second server at the same time', async () => {
    const place = { kind: 'socket', path: undefined } as const;
    await using one = await (await prepare('ok', { place })).start();
    await using other = await (await prepare('ok', { place })).start();
    assert.notDeepEqual(one.place, other.place);
    assert.equal(one.answersItself(), 'yes');
    assert.equal(other.answersItself(), 'yes');
  });

  test('listens on a given relative path, in its own directory', async () => {
    await using folder = await temporaryFolder();
    const place = { kind: 'socket', path: 'a.sock' } as const;
    const trial = await prepare('ok', { place, cwd: folder.path });
    await using server = await trial.start();
    assert.deepEqual(
      { ...server.place, [Symbol.dispose]: undefined },
      { kind: 'socket', path: folder.join('a.sock'), choice: 'fixed', [Symbol.dispose]: undefined },
    );
    assert.equal(server.answersItself(), 'yes');
  });

  test('starts where a dead one left its socket', async () => {
    await using folder = await temporaryFolder();
    const path = folder.join('a.sock');
    await leaveSocket(path);
    const trial = await prepare('ok', { place: { kind: 'socket', path } });
    await using server = await trial.start();
    assert.equal(server.answersItself(), 'yes');
  });

  test('fails with socket-taken where the socket is taken, and the error names the holder', async () => {
    await using folder = await temporaryFolder();
    const path = folder.join('a.sock');
    using _holder = await serveOn(path);
    const trial = await prepare('ok', { place: { kind: 'socket', path } });
    await assert.rejects(trial.start(), (error: Error) => {
      assert.ok('code' in error && error.code === 'socket-taken');
      assert.match(error.message, new RegExp(`${path} is taken by process ${process.pid} \\(`));
      return true;
    });
  });

  test('fails with foreign-answer where another process answers there', async () => {
    await using folder = await temporaryFolder();
    const path = folder.join('a.sock');
    const trial = await prepare('never-listens', { place: { kind: 'socket', path } });
    const starting = assert.rejects(trial.start(), { code: 'foreign-answer' });
    const { logFile } = trial.options;
    await becomesTrue(
      () => existsSync(logFile) && readFileSync(logFile, 'utf8').includes('I am up'),
    );
    using _stranger = await serveOn(path);
    await starting;
    assert.deepEqual(trial.leftovers(), []);
  });

  test('fails with server-not-ready where nothing listens, and no folder is left', async () => {
    const place = { kind: 'socket', path: undefined } as const;
    const trial = await prepare('never-listens', {
      place,
      readiness: { timeout: milliseconds(300) },
    });
    await assert.rejects(trial.start(), (error: Error) => {
      assert.ok('code' in error && error.code === 'server-not-ready');
      assert.match(error.message, /on the Unix socket .* was refused: nothing listens there/);
      const [, path = ''] = /on the Unix socket (\S+) /.exec(error.message) ?? [];
      assert.equal(existsSync(dirname(path)), false);
      return true;
    });
  });
});

test('a running server is asked on its socket, with the name in its url', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('a.sock');
  using server = await serveOn(path);
  const plan = { protocol: 'http:', hostname: 'localhost', path: '/', insecure: false } as const;
  const never = new AbortController().signal;
  const place = { kind: 'socket', path, choice: 'fixed' } as const;
  await waitForRunning({ ...plan, timeout: minutes(1) }, place, never);
  await waitForRunning({ ...plan, namedPort: 8080, timeout: minutes(1) }, place, never);
  assert.deepEqual(server.hosts, ['localhost', 'localhost:8080']);
});
