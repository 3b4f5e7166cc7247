// A block of each version under a profiler: what it finds, and what it leaves.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { describeMachine } from '../../src/machine/environment.ts';
import type { BaselineArm } from '../../src/measure/baseline-arm.ts';
import { profileArms } from '../../src/measure/profile-arms.ts';
import { milliseconds } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SERVER = `
import { createServer } from 'node:http';
function slowly(times) { let sum = 0; for (let i = 0; i < times; i++) sum += Math.sqrt(i); return sum; }
console.log('a server under load');
createServer((_, response) => response.end(String(slowly(Number(process.env.TIMES)))))
  .listen(Number(process.env.PORT), '127.0.0.1');
`;

test('the function that takes time is found, and the logs of judged blocks stay', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'server.mjs'), SERVER);
  writeFileSync(join(folder, 'server-candidate.log'), 'what was judged\n');
  const asked = gatePlan({ start: `exec '${process.execPath}' server.mjs`, warmup: '100ms' });
  assert.ok(asked.server.kind === 'started');
  const server = { ...asked.server, cwd: folder, env: { TIMES: '200000' } };
  const plan = { ...asked, server };
  const baseline: BaselineArm = {
    facts: { kind: 'command', commit: undefined },
    server: { ...server, env: { TIMES: '20000' } },
    plan: undefined,
    warnings: [],
    async [Symbol.asyncDispose]() {},
  };
  const ports = gatePorts({ ambient: { PATH: process.env.PATH }, logs: folder });
  const machine = describeMachine(ports);
  const found = await profileArms({ plan, machine, baseline, time: milliseconds(300) }, ports);
  for (const arm of ['baseline', 'candidate'] as const) {
    const [first] = found[arm].functions.toSorted((one, other) => other.samples - one.samples);
    assert.match(first?.name ?? '', /^slowly server\.mjs$/);
  }
  assert.equal(readFileSync(join(folder, 'server-candidate.log'), 'utf8'), 'what was judged\n');
  assert.deepEqual(readdirSync(folder).sort(), [
    'profile-baseline.cpuprofile',
    'profile-candidate.cpuprofile',
    'server-candidate.log',
    'server.mjs',
  ]);
});
