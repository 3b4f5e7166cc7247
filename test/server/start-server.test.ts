import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { GateError } from '../../src/errors.ts';
import { findListeners } from '../../src/machine/port-holder.ts';
import { isPortFree, waitForFreePort } from '../../src/server/free-port.ts';
import { shortenCommand } from '../../src/server/shell.ts';
import { milliseconds, minutes, seconds } from '../../src/units.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import {
  commandOf,
  findByArgument,
  portOf,
  prepare,
  readVariable,
  type Trial,
} from './fixture-server.ts';
import { becomesTrue, serveOnLoopback } from './loopback.ts';

const skip = process.platform !== 'linux';
const SERVERS = join(import.meta.dirname, '../fixtures/servers');

/** In CI a program that is missing fails its tests. */
const skipWithout = (program: string): string | false =>
  process.env.PERF_GATE_REQUIRE === 'all' || spawnSync(program, ['-v']).error === undefined
    ? false
    : `${program} is missing`;

async function assertNothingLeft({ options, leftovers }: Trial): Promise<void> {
  assert.deepEqual(leftovers(), []);
  assert.equal(await isPortFree(portOf(options)), true);
}

/** Expects the start to fail, checks that nothing is left, and returns the error. */
async function failToStart(trial: Trial): Promise<GateError> {
  let error: GateError | undefined;
  // Should it start after all, the test fails, and nothing runs on.
  const stopped = trial.start().then((server) => server.stop());
  await assert.rejects(stopped, (thrown: GateError) => {
    error = thrown;
    return thrown.name === 'GateError';
  });
  assert.ok(error);
  return error;
}

describe('a server that starts', { skip }, () => {
  const rows: readonly (readonly [
    fixture: string,
    processes: number,
    env: Record<string, string>,
  ])[] = [
    ['ok', 2, {}],
    ['slow-to-start', 2, { DELAY_MS: '300' }],
    ['forks-children', 4, { WORKERS: '2' }],
    ['daemonises', 3, {}],
  ];
  for (const [fixture, processes, env] of rows) {
    test(`${fixture}: is ready, answers itself, is sampled, and leaves nothing`, async () => {
      const trial = await prepare(fixture, { env });
      const server = await trial.start();
      assert.equal(server.answersItself(), 'yes');
      assert.ok(server.boot > 0);
      const sample = server.sample();
      // Some shells replace themselves by the last command, others wait for it.
      assert.ok(
        [processes, processes - 1].includes(sample?.processes ?? 0),
        `${sample?.processes}`,
      );
      assert.ok((sample?.cpu ?? 0) > 0);
      assert.ok((sample?.peakMemory ?? 0) > 1_000_000);
      assert.equal(server.hasExited, false);

      const report = await server.stop();
      assert.equal(report.how, 'sigterm');
      assert.equal(report.strays, fixture === 'daemonises' ? 1 : 0);
      assert.equal(report.placeFree, true);
      assert.equal(server.hasExited, true);
      await assertNothingLeft(trial);
    });
  }

  test('gets its port by PORT and by {port}, and only the environment it may see', async () => {
    const ambient = { ...process.env, GITHUB_TOKEN: 'secret', INPUT_X: 'secret', KEPT: 'kept' };
    const script =
      'require("node:http").createServer((_, answer) => answer.end()).listen(+process.argv[1], "127.0.0.1");' +
      'const { PORT, GITHUB_TOKEN, INPUT_X, KEPT } = process.env;' +
      'console.log(JSON.stringify([PORT === process.argv[1], GITHUB_TOKEN, INPUT_X, KEPT]))';
    const command = `"${process.execPath}" -e '${script}' {port}`;
    const trial = await prepare('ok', { command, ambient });
    await using server = await trial.start();
    const said = server.lastLines(1).lines;
    assert.deepEqual(said, ['[true,null,null,"kept"]']);
  });
});

describe('the outputs of a server', { skip }, () => {
  test('can be opened by their names, as by a shell', async () => {
    const command = `echo one > /dev/stdout && echo two > /dev/stderr && echo three > /proc/self/fd/1 && exec ${commandOf('ok')}`;
    const trial = await prepare('ok', { command });
    await using server = await trial.start();
    await server.stop();
    assert.deepEqual(server.lastLines(9).lines.toSorted(), ['one', 'three', 'two']);
    assert.equal(readdirSync(dirname(trial.options.logFile)).join(), 'server.log');
  });
});

test('what makes the pipes sees only the PATH, and takes no time of the server', {
  skip,
}, async () => {
  const folder = temporaryFolder();
  const seen = join(folder, 'seen');
  const own = join(folder, 'mkfifo');
  writeFileSync(own, `#!/bin/sh\nenv > ${seen}\nsleep 1\nexec /usr/bin/mkfifo "$@"\n`, {
    mode: 0o755,
  });
  const PATH = `${folder}:${process.env.PATH}`;
  const trial = await prepare('ok', { ambient: { ...process.env, PATH } });
  process.env.PERF_GATE_TRIAL_SECRET = 'secret';
  try {
    const began = performance.now();
    await using server = await trial.start();
    const took = performance.now() - began;
    assert.ok(took - server.boot >= 1_000, `${took} and ${server.boot}`);
  } finally {
    delete process.env.PERF_GATE_TRIAL_SECRET;
  }
  // A shell adds its own.
  const names = readFileSync(seen, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('=')[0] ?? '');
  const added = ['PWD', 'OLDPWD', 'SHLVL', '_'];
  assert.deepEqual(names.filter((name) => !added.includes(name)).toSorted(), ['LC_ALL', 'PATH']);
});

describe('a daemon that has lost its environment', { skip }, () => {
  test('is the server, is sampled, and leaves nothing', async () => {
    const trial = await prepare('forgets-its-origin');
    await using server = await trial.start();
    assert.equal(server.answersItself(), 'yes');
    assert.ok([2, 3].includes(server.sample()?.processes ?? 0));
    assert.equal((await server.stop()).strays, 1);
    await assertNothingLeft(trial);
  });

  test('is named and ended where the command has returned', async () => {
    const trial = await prepare('forgets-its-origin', { env: { RETURNS: '1' } });
    const error = await failToStart(trial);
    assert.equal(error.code, 'server-exited');
    const command = `${process.execPath} ${join(SERVERS, 'forgets-its-origin.mjs')} serve`;
    // It is cut where the checkout has a long path.
    assert.ok(
      error.message.includes(` (${shortenCommand(command)}) in the background`),
      error.message,
    );
    await assertNothingLeft(trial);
  });

  test('is not looked for among strangers that listen on the port meanwhile', async () => {
    const sign = join(temporaryFolder(), 'sign');
    const trial = await prepare('ok', {
      command: `while [ ! -e ${sign} ]; do sleep 0.01; done`,
      readiness: { path: '/ready' },
    });
    const port = portOf(trial.options);
    const starting = failToStart(trial);
    await becomesTrue(() => trial.leftovers().length > 0);
    const stranger = spawn(process.execPath, [join(SERVERS, 'never-ready.mjs')], {
      env: { PORT: `${port}` },
      stdio: 'ignore',
    });
    await becomesTrue(() => findListeners(['127.0.0.1'], port).length > 0);
    writeFileSync(sign, '');
    const error = await starting;
    assert.equal(error.code, 'server-exited');
    assert.match(error.message, new RegExp(`held by process ${stranger.pid} \\(.*leaves running`));
    assert.equal(stranger.exitCode ?? stranger.signalCode, null);
    stranger.kill('SIGKILL');
    await once(stranger, 'exit');
  });
});

describe('nginx without `daemon off`', { skip: skip || skipWithout('nginx') }, () => {
  const CONFIGURATION = join(import.meta.dirname, '../fixtures/nginx/daemon.conf');
  const start = (): string => {
    const folder = temporaryFolder();
    return `sed "s#PORT#$PORT#; s#FOLDER#${folder}#" '${CONFIGURATION}' > ${folder}/nginx.conf && nginx -c ${folder}/nginx.conf`;
  };

  test('is the server where the command stays, and leaves nothing', async () => {
    const trial = await prepare('ok', { command: `${start()} && sleep 60` });
    await using server = await trial.start();
    assert.equal(server.answersItself(), 'yes');
    await server.stop();
    assert.ok(server.lastLines(9).lines.some((line) => line.includes('GET /ready')));
    await assertNothingLeft(trial);
  });

  test('is named and ended where the command returns', async () => {
    // Never ready, because it could be so before the command has returned.
    const trial = await prepare('ok', { command: start(), readiness: { path: '/never' } });
    const error = await failToStart(trial);
    assert.equal(error.code, 'server-exited');
    assert.match(error.message, /It left process \d+ \(nginx: master process .* in the background/);
    assert.match(error.remedy, /nginx needs `daemon off;`/);
    await assertNothingLeft(trial);
  });

  test('is ended by the guard when perf-gate itself is killed', async () => {
    const trial = await prepare('ok', { command: `${start()} && sleep 60` });
    const gate = spawnGate(trial);
    await once(gate.stdout ?? gate, 'data');
    gate.kill('SIGKILL');
    assert.equal(await waitForFreePort(portOf(trial.options), minutes(1)), true);
  });
});

test('a server that ends with its input stays up until it is stopped', {
  skip,
}, async () => {
  const script =
    'process.stdin.on("end", () => process.exit(9)).resume();' +
    'require("node:http").createServer((_, answer) => answer.end()).listen(+process.env.PORT, "127.0.0.1")';
  const trial = await prepare('ok', { command: `"${process.execPath}" -e '${script}'` });
  const server = await trial.start();
  assert.equal(server.hasExited, false);
  assert.equal((await server.stop()).how, 'sigterm');
  await assertNothingLeft(trial);
});

describe('a server that does not start', { skip }, () => {
  test('crashes-at-start: its death ends the waiting, and the error has its last lines', async () => {
    const trial = await prepare('crashes-at-start');
    const error = await failToStart(trial);
    assert.equal(error.code, 'server-exited');
    assert.match(error.message, /exited with code 7 before it was ready/);
    assert.deepEqual(error.details, [
      'loading configuration',
      'Error: cannot find database "orders"',
    ]);
    await assertNothingLeft(trial);
  });

  test('the remedy for a command in the background is to stay in the foreground', async () => {
    const trial = await prepare('ok', { command: 'sleep 60 &' });
    const error = await failToStart(trial);
    assert.equal(error.code, 'server-exited');
    assert.match(error.remedy, /must stay in the foreground/);
    await assertNothingLeft(trial);
  });

  // What the error says depends on the last attempt: server-errors.test.ts.
  const unready: readonly (readonly [fixture: string, env: Record<string, string>])[] = [
    ['never-ready', {}],
    ['never-listens', {}],
    ['answers-500', { READY500: '1' }],
  ];
  for (const [fixture, env] of unready) {
    test(`${fixture}: is given up after the timeout`, async () => {
      const trial = await prepare(fixture, { env, readiness: { timeout: milliseconds(500) } });
      const error = await failToStart(trial);
      assert.equal(error.code, 'server-not-ready');
      assert.match(error.message, /within 0\.5 s\. The last attempt at http.*\/ready /);
      await assertNothingLeft(trial);
    });
  }

  // What it says of each place: listening.test.ts.
  test('the message says that it listens elsewhere', async () => {
    const script = 'require("node:http").createServer().listen(+process.env.PORT, "127.0.0.3")';
    const command = `"${process.execPath}" -e '${script}'`;
    const trial = await prepare('ok', { command, readiness: { timeout: seconds(5) } });
    const error = await failToStart(trial);
    assert.equal(error.code, 'server-not-ready');
    const places = `Its processes listen on 127.0.0.3:${portOf(trial.options)}.`;
    assert.ok(error.message.endsWith(places), error.message);
    await assertNothingLeft(trial);
  });

  test('a directory that does not exist', async () => {
    const trial = await prepare('ok', { cwd: '/no/such/directory' });
    const error = await failToStart(trial);
    assert.equal(error.code, 'command-not-started');
    assert.match(error.message, /in \/no\/such\/directory/);
    await assertNothingLeft(trial);
  });

  test('an environment that is too long', async () => {
    const trial = await prepare('ok', { env: { LONG: 'x'.repeat(200_000) } });
    const error = await failToStart(trial);
    assert.equal(error.code, 'command-not-started');
    assert.match(error.remedy, /longer than the system takes/);
    await assertNothingLeft(trial);
  });

  test('pipes that cannot be made: the error says what mkfifo printed', async () => {
    const folder = temporaryFolder();
    const script = '#!/bin/sh\necho one >&2\necho "mkfifo: no \'fifos\' here" >&2\nexit 1\n';
    writeFileSync(join(folder, 'mkfifo'), script, { mode: 0o755 });
    const PATH = `${folder}:${process.env.PATH}`;
    const error = await failToStart(await prepare('ok', { ambient: { ...process.env, PATH } }));
    assert.equal(error.code, 'command-not-started');
    assert.match(error.message, /outputs: mkfifo: no 'fifos' here\.$/);
  });

  test('with too few open files, it is an error that leaves none open and no folder', async () => {
    const program = join(import.meta.dirname, 'few-files-program.ts');
    const args = ['-c', 'ulimit -n 70; exec "$@"', 'sh', process.execPath, program];
    const { stdout } = await promisify(execFile)('sh', [...args, temporaryFolder()]);
    const { codes, leaked, folders } = JSON.parse(stdout);
    assert.deepEqual({ leaked, folders }, { leaked: 0, folders: [] });
    const seen = ['temporary-folder-unusable', 'command-not-started', 'started'];
    assert.deepEqual([...new Set(codes)], seen);
  });

  test('a port that is taken: the error names the holder', async () => {
    using other = await serveOnLoopback(() => undefined);
    const trial = await prepare('ok', {
      place: { kind: 'port', port: other.port, choice: 'fixed' },
    });
    const error = await failToStart(trial);
    assert.equal(error.code, 'port-taken');
    assert.match(error.message, new RegExp(`${other.port} is taken by process ${process.pid} \\(`));
    assert.match(error.remedy, /write `\{port\}`/);
    assert.deepEqual(trial.leftovers(), []);
  });

  test('an answer from another process does not count as the server’s', async () => {
    const trial = await prepare('never-listens');
    const starting = failToStart(trial);
    await becomesTrue(() => trial.leftovers().length > 0);
    using _stranger = await serveOnLoopback((_, answer) => answer.end(), portOf(trial.options));
    const error = await starting;
    assert.equal(error.code, 'foreign-answer');
    assert.match(error.message, new RegExp(`process ${process.pid} `));
    assert.deepEqual(trial.leftovers(), []);
  });

  test('an abort while it waits stops the server and throws the reason', async () => {
    const controller = new AbortController();
    const trial = await prepare('never-ready', { signal: controller.signal });
    const reason = new Error('cancelled');
    const starting = trial.start();
    await becomesTrue(() => trial.leftovers().length > 0);
    controller.abort(reason);
    await assert.rejects(starting, reason);
    await assertNothingLeft(trial);
  });
});

describe('a running server', { skip }, () => {
  test('dies-midway: reports its exit and its last lines', async () => {
    const trial = await prepare('dies-midway', { env: { AFTER: '1' } });
    await using server = await trial.start();
    await assert.rejects(fetch(`http://127.0.0.1:${portOf(trial.options)}/`));
    const exit = await server.exited;
    assert.equal(exit.code, 1);
    assert.equal(exit.signal, null);
    assert.deepEqual(exit.lastLines.lines, ['giving up after 1 requests']);
    assert.equal(server.hasExited, true);
    assert.equal((await server.stop()).how, 'gone');
    await assertNothingLeft(trial);
  });

  test('ignores-sigterm: is killed after the grace', async () => {
    const trial = await prepare('ignores-sigterm', { grace: milliseconds(300) });
    const server = await trial.start();
    assert.equal((await server.stop()).how, 'sigkill');
    assert.deepEqual(server.lastLines(1).lines, ['SIGTERM? Not today']);
    await assertNothingLeft(trial);
  });

  for (const ENDLESS of ['0', '1']) {
    test(`floods-log, ENDLESS=${ENDLESS}: is not held up, and its log stays bounded`, async () => {
      const trial = await prepare('floods-log', { env: { ENDLESS } });
      const server = await trial.start();
      for (let count = 0; count < 20; count += 1) {
        const answer = await fetch(`http://127.0.0.1:${portOf(trial.options)}/`);
        assert.equal(await answer.text(), 'ok\n');
      }
      assert.ok(server.lastLines(1_000).lines.length <= 202);
      assert.ok(server.lastLines(1_000).lines.every((line) => line.length <= 2_048));
      await server.stop();
      await assertNothingLeft(trial);
    });
  }

  test('stopping twice and disposing give the same result', async () => {
    const trial = await prepare('ok');
    const server = await trial.start();
    const stops = [
      server.stop(),
      server.stop(),
      server[Symbol.asyncDispose]().then(() => server.stop()),
    ];
    const [first, ...others] = await Promise.all(stops);
    for (const other of others) assert.equal(other, first);
    await assertNothingLeft(trial);
  });

  test('its guard ends with it', async () => {
    const trial = await prepare('ok');
    const server = await trial.start();
    const id = readVariable(server.pid, 'PERF_GATE_SERVER_ID');
    assert.equal(findByArgument(`PERF_GATE_SERVER_ID=${id}`).length, 1);
    await server.stop();
    assert.deepEqual(findByArgument(`PERF_GATE_SERVER_ID=${id}`), []);
  });

  test('an abort stops it', async () => {
    const controller = new AbortController();
    const trial = await prepare('ok', { signal: controller.signal });
    const server = await trial.start();
    controller.abort();
    await server.exited;
    await server.stop();
    await assertNothingLeft(trial);
  });

  test('the CPU time of children that have ended is counted', async () => {
    // Each burns 150 ms; `exec` makes the shell that waited for them the server.
    const script = 'while (process.cpuUsage().user < 150_000);';
    const burn = `"${process.execPath}" -e "${script}"`;
    const trial = await prepare('ok', { command: `${burn}; ${burn}; exec ${commandOf('ok')}` });
    await using server = await trial.start();
    assert.ok((server.sample()?.cpu ?? 0) >= 300_000_000, `${server.sample()?.cpu}`);
  });
});

describe('when perf-gate itself is killed', { skip }, () => {
  for (const fixture of ['ok', 'daemonises', 'forgets-its-origin', 'ignores-sigterm']) {
    test(`${fixture}: the guard ends the server`, async () => {
      const trial = await prepare(fixture);
      const gate = spawnGate(trial);
      await Promise.race([once(gate.stdout ?? gate, 'data'), once(gate, 'exit')]);
      assert.notDeepEqual(trial.leftovers(), []);
      gate.kill('SIGKILL');
      await becomesTrue(() => trial.leftovers().length === 0);
      // A process loses its environment, by which we look for it, before it closes its sockets.
      assert.equal(await waitForFreePort(portOf(trial.options), minutes(1)), true);
    });
  }
});

/** A process that starts the server, says so, and waits. */
function spawnGate({ options }: Trial): ChildProcess {
  const script = join(import.meta.dirname, 'gate-to-kill.mjs');
  const { ambient: _ambient, signal: _signal, ...plain } = options;
  return spawn(process.execPath, [script, JSON.stringify(plain)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
