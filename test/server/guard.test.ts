import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FamilyMark } from '../../src/machine/family-mark.ts';
import { startGuard } from '../../src/server/guard.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { findByArgument, findByMark } from './fixture-server.ts';
import { becomesTrue } from './loopback.ts';

const skip = process.platform !== 'linux';

test('a dismissed guard ends only itself, and at once', { skip }, async () => {
  using mark = new FamilyMark('PERF_GATE_TRIAL', temporaryFolder());
  const { variable: marker } = mark;
  const server = spawn('sleep', ['60'], { env: { ...mark.environment }, detached: true });
  const guard = startGuard({ mark, path: process.env.PATH });
  guard.watch(server.pid ?? 0);
  await becomesTrue(() => findByArgument(marker).length === 1);
  await guard.dismiss();
  assert.deepEqual(findByArgument(marker), []);
  assert.deepEqual(findByMark(marker), [server.pid]);
  await guard.dismiss();
  server.kill('SIGKILL');
  await once(server, 'exit');
});

test('the signals that end perf-gate do not end its guard', { skip }, async () => {
  using mark = new FamilyMark('PERF_GATE_TRIAL', temporaryFolder());
  const { variable: marker } = mark;
  const guard = startGuard({ mark, path: process.env.PATH });
  await becomesTrue(() => isReading(findByArgument(marker)[0]));
  const [pid = 0] = findByArgument(marker);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
  guard.watch(0);
  assert.deepEqual(findByArgument(marker), [pid]);
  await guard.dismiss();
  assert.deepEqual(findByArgument(marker), []);
});

/** Its signals are set: SigIgn of /proc/PID/status has the bits of HUP, INT and TERM. */
function isReading(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const ignored = BigInt(`0x${/^SigIgn:\s*(\w+)$/m.exec(status)?.[1] ?? '0'}`);
  return [1n, 2n, 15n].every((number) => (ignored >> (number - 1n)) % 2n === 1n);
}
