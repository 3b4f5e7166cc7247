import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type CommandOptions, runCommand } from '../../src/server/run-command.ts';
import { milliseconds } from '../../src/units.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { findByMark } from './fixture-server.ts';
import { becomesTrue } from './loopback.ts';

const skip = process.platform !== 'linux';

function optionsFor(command: string, changes: Partial<CommandOptions> = {}): CommandOptions {
  const directory = temporaryFolder();
  return {
    input: 'build',
    code: 'build-failed',
    command,
    cwd: directory,
    ambient: { ...process.env, GITHUB_TOKEN: 'secret' },
    env: {},
    logFile: join(directory, 'build.log'),
    signal: new AbortController().signal,
    ...changes,
  };
}

test('runs in the given directory and environment, and logs the output', async () => {
  const options = optionsFor('pwd; echo "$ADDED $GITHUB_TOKEN." >&2', { env: { ADDED: 'added' } });
  await runCommand(options);
  assert.equal(readFileSync(options.logFile, 'utf8'), `${options.cwd}\nadded .\n`);
});

test('a failure without a line says that there is none', async () => {
  await assert.rejects(runCommand(optionsFor('exit 3')), { remedy: /^It printed nothing\./ });
});

test('a failure gives the exit code and the last lines', async () => {
  const command = 'i=0; while [ $i -lt 50 ]; do i=$((i+1)); echo "line $i"; done; exit 3';
  const options = optionsFor(command, { input: 'before-block', code: 'hook-failed' });
  await assert.rejects(
    runCommand(options),
    (error: Error & { details: string[]; code: string }) => {
      assert.equal(error.code, 'hook-failed');
      assert.match(error.message, /^The command of `before-block` exited with code 3: /);
      assert.equal(error.details.length, 20);
      assert.equal(error.details.at(-1), 'line 50');
      return true;
    },
  );
});

test('background processes of a hook stay', { skip }, async () => {
  const mark = `PERF_GATE_TRIAL=${randomUUID()}`;
  const options = optionsFor('sleep 60 & echo started', { env: markAsEnv(mark) });
  await runCommand(options);
  const [pid, ...others] = findByMark(mark);
  assert.deepEqual(others, []);
  assert.ok(pid);
  process.kill(pid, 'SIGKILL');
});

test('a timeout ends it with its children', { skip }, async () => {
  const mark = `PERF_GATE_TRIAL=${randomUUID()}`;
  const timeout = milliseconds(200);
  const options = optionsFor('sleep 60 & sleep 60; echo done', { env: markAsEnv(mark), timeout });
  await assert.rejects(runCommand(options), {
    code: 'build-failed',
    message: /took longer than 0\.2 s/,
  });
  assert.deepEqual(findByMark(mark), []);
});

test('an abort ends it with its children and throws the reason', { skip }, async () => {
  const mark = `PERF_GATE_TRIAL=${randomUUID()}`;
  const controller = new AbortController();
  const { signal } = controller;
  const options = optionsFor('sleep 60 & sleep 60', { env: markAsEnv(mark), signal });
  const running = runCommand(options);
  await becomesTrue(() => findByMark(mark).length >= 3);
  const reason = new Error('cancelled');
  controller.abort(reason);
  await assert.rejects(running, reason);
  assert.deepEqual(findByMark(mark), []);
});

test('when perf-gate itself is killed, the guard ends the command with its children', {
  skip,
}, async () => {
  const id = randomUUID();
  const program = join(import.meta.dirname, 'run-command-program.ts');
  const child = spawn(process.execPath, [program, temporaryFolder(), id], { stdio: 'inherit' });
  const running = () => findByMark(`PERF_GATE_TRIAL=${id}`);
  await becomesTrue(() => running().length >= 3);
  child.kill('SIGKILL');
  await becomesTrue(() => running().length === 0);
});

test('a tail that begins within a line does not show the rest of it', async () => {
  const command =
    "printf 'the-end-of-a-secret%s\\n' $(head -c 65536 /dev/zero | tr '\\0' x); echo last; exit 1";
  await assert.rejects(runCommand(optionsFor(command)), { details: ['last'] });
});

function markAsEnv(mark: string): Record<string, string> {
  const [name = '', value = ''] = mark.split('=');
  return { [name]: value };
}
