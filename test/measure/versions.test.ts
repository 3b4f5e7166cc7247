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

/** Of a baseline whose own configuration has these flags. */
function besides(
  flags: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
) {
  const [plan, old] = [gatePlan(flags), gatePlan(before)];
  assert.ok(old.server.kind === 'started');
  const facts = { kind: 'command', commit: undefined } as const;
  const { server } = old;
  const more = { warnings: [], [Symbol.asyncDispose]: () => Promise.resolve() };
  const versions = planVersions(plan, { facts, server, plan: old, ...more });
  assert.ok(versions);
  return versions;
}

test('starts that end in two ways are not timed, and that is said without the command', () => {
  const versions = besides({ 'ready-command': 'curl -H "$KEY" a' }, { 'ready-path': '/up' });
  assert.deepEqual(
    versions.arms.map(({ timesStart }) => timesStart),
    [false, false],
  );
  assert.deepEqual(
    versions.warnings.map(({ code, text }) => [code, text]),
    [
      [
        'starts-apart',
        'How fast the versions start is not compared: this one is ready by `ready-command`, the baseline by `ready-path` /up of its own.',
      ],
    ],
  );
});

test('starts that end alike are timed, whoever waits for the requests', () => {
  const command = { 'ready-command': 'a' };
  const pairs = [
    { now: {}, before: {} },
    { now: { 'ready-path': '/' }, before: {} },
    { now: command, before: command },
  ];
  for (const { now, before } of pairs) {
    const versions = besides(now, before);
    assert.deepEqual(versions.warnings, []);
    assert.ok(versions.arms.every(({ timesStart }) => timesStart));
  }
});
