import assert from 'node:assert/strict';
import test from 'node:test';
import { baselineServer, baselineTarget } from '../../../src/measure/baseline-arm.ts';
import { Coin } from '../../../src/measure/coin.ts';
import { choosePlaces } from '../../../src/measure/servers/places.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { gatePlan } from '../../gate/gate-plan.ts';
import { planOf } from '../../plan/raw-inputs.ts';

const placesOf = (...plans: readonly Plan[]) => choosePlaces(plans, new Coin('seed'));

test('assigned ports are free and different', async () => {
  const [one, other] = await placesOf(gatePlan(), gatePlan());
  assert.ok(one?.kind === 'port' && other?.kind === 'port');
  assert.equal(one.choice, 'assigned');
  assert.ok(one.port > 0 && other.port > 0 && one.port !== other.port);
});

test('the place is the one in the plan', async () => {
  const fixed = gatePlan({ url: 'http://127.0.0.1:8080/' });
  const given = gatePlan({ 'unix-socket': 'a.sock' });
  const assigned = gatePlan({ 'unix-socket': '{socket}' });
  const [port, socket, own] = await placesOf(fixed, given, assigned);
  assert.deepEqual(port, { kind: 'port', port: 8_080, choice: 'fixed' });
  assert.deepEqual(socket, { kind: 'socket', path: 'a.sock' });
  assert.deepEqual(own, { kind: 'socket', path: undefined });
});

test('a server that runs already has a place', async () => {
  const [port, socket] = await placesOf(
    planOf('url: https://localhost/'),
    planOf('unix-socket: /run/a.sock'),
  );
  assert.deepEqual(port, { kind: 'port', port: 443, choice: 'fixed' });
  assert.deepEqual(socket, { kind: 'socket', path: '/run/a.sock' });
});

test('a baseline listens as now, unless its version knows only the other kind of place', () => {
  const now = gatePlan({ start: 'new {socket}' });
  const before = gatePlan({ start: 'old {port}' });
  const sameKind = gatePlan({ start: 'old', 'unix-socket': 'fixed.sock' });
  assert.ok(now.server.kind === 'started');
  const of = (own: Plan | undefined) => {
    assert.ok(now.server.kind === 'started');
    const server = baselineServer(now.server, now, '/before', own);
    return [server.listens, baselineTarget(now, { server, plan: own })];
  };
  assert.deepEqual(of(before), [{ kind: 'port', port: undefined }, before.target]);
  assert.deepEqual(of(sameKind), [now.server.listens, now.target]);
  assert.deepEqual(of(undefined), [now.server.listens, now.target]);
});
