// Which versions are measured, and whether both can be up at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planVersions } from '../../src/measure/versions.ts';
import { gatePlan } from '../gate/gate-plan.ts';

const rows = [
  ['a port that is assigned', { url: 'http://127.0.0.1:{port}/' }, 'slices'],
  ['a port that is given', { url: 'http://127.0.0.1:8080/' }, 'one-arm-at-a-time'],
  ['a socket that is assigned', { 'unix-socket': '{socket}' }, 'slices'],
  ['a socket that is given', { 'unix-socket': 'a.sock' }, 'one-arm-at-a-time'],
] as const;
for (const [says, flags, turns] of rows) {
  test(`${says}: ${turns}`, () => {
    const plan = gatePlan(flags);
    assert.ok(plan.server.kind === 'started');
    const { server } = plan;
    const facts = { kind: 'command', commit: undefined } as const;
    const versions = planVersions(plan, {
      facts,
      server,
      plan: undefined,
      warnings: [],
      [Symbol.asyncDispose]: () => Promise.resolve(),
    });
    assert.equal(versions?.turns, turns);
  });
}
