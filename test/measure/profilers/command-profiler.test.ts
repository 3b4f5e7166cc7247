// A profiler that is a command: what it is told, what is read of it, and how it ends.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { isOnPath, runProfiler } from '../../../src/measure/profilers/command-profiler.ts';
import { milliseconds } from '../../../src/units.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function run(command: string, grace = milliseconds(10_000)): Promise<string> {
  const folder = join(temporaryFolder(), "it's here");
  mkdirSync(folder);
  return runProfiler({
    profiler: { name: 'profile', command },
    pid: 4711,
    time: milliseconds(1_500),
    grace,
    target: {
      protocol: 'http:',
      address: '127.0.0.1',
      hostname: 'localhost',
      port: 8080,
      insecure: false,
    },
    folder,
    cwd: folder,
    ambient: { ...process.env, GITHUB_TOKEN: 'secret' },
    env: { PERF_GATE_ARM: 'baseline' },
    logFile: join(folder, 'profile.log'),
    signal: new AbortController().signal,
  });
}

it('is told the process, the time, the port and the arm, and no token', async () => {
  const said = await run(
    'echo "{pid} {seconds} {other} $PORT $PERF_GATE_ARM $GITHUB_TOKEN." > {out}.part && mv {out}.part {out}',
  );
  assert.equal(said, '4711 2 {other} 8080 baseline .\n');
});

it('that fails, or writes nothing, says so', async () => {
  await assert.rejects(run('echo gone >&2; exit 3; : {out}'), {
    message: /^The command of `profile` exited with code 3: /,
    details: ['gone'],
  });
  await assert.rejects(run(': {out}'), {
    message: 'profile wrote no profile that can be read.',
    remedy: /^It must write folded stacks .* to `\{out\}`/,
  });
});

it('is not read through a link, nor as a folder', async () => {
  await assert.rejects(run('ln -s /proc/self/environ {out}'), { code: 'hook-failed' });
  await assert.rejects(run('mkdir {out}'), { details: ['it is not a regular file'] });
});

it('that outlasts its time is interrupted, and what it wrote then counts', async () => {
  const writes = `out={out}; trap 'echo "main;work 12" > "$out"; exit 130' INT; while :; do sleep 0.1; done`;
  assert.equal(await run(writes, milliseconds(-1_300)), 'main;work 12\n');
});

it('that does not end when it is interrupted is ended', async () => {
  const ignores = `trap '' INT; while :; do sleep 0.1; done; : {out}`;
  await assert.rejects(run(ignores, milliseconds(-1_300)), { message: /took longer than 0\.2 s/ });
});

it('is found on the PATH', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'tool'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'text'), '', { mode: 0o644 });
  assert.equal(isOnPath('tool', `/nowhere::${folder}`), true);
  assert.equal(isOnPath('text', folder), false);
  assert.equal(isOnPath('tool', undefined), false);
});
