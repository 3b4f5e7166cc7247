// Real little servers that start and stop at once, with hooks around them.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { GateError } from '../../../src/errors.ts';
import { PATIENCE, startLoadGenerator } from '../../../src/load/load-generator.ts';
import { ArmNotStarted } from '../../../src/measure/arm-not-started.ts';
import { Coin } from '../../../src/measure/coin.ts';
import { openServers } from '../../../src/measure/servers/open-servers.ts';
import { laterTrial } from '../../../src/measure/trial/ask-again.ts';
import { gatePlan } from '../../gate/gate-plan.ts';
import { gatePorts } from '../../gate/gate-ports.ts';

const fixture = (name: string): string =>
  `exec '${process.execPath}' '${join(import.meta.dirname, '..', '..', 'fixtures', 'servers', name)}.mjs'`;
const {
  server: made,
  target,
  requests,
  load,
} = gatePlan({ url: 'http://127.0.0.1:{port}/', 'ready-timeout': '20s' });
assert.ok(made.kind === 'started');
const started = made;

interface Scene {
  readonly candidate: string;
  readonly baseline: string;
  readonly hooks?: Partial<Pick<typeof made, 'beforeBlock' | 'afterBlock'>>;
  readonly signal?: AbortSignal;
}

class Place implements Disposable {
  readonly #path = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));

  lines(name: string): readonly string[] {
    const path = join(this.#path, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  }

  async open({ candidate, baseline, hooks, signal }: Scene): Promise<readonly string[]> {
    await using generator = startLoadGenerator({
      patience: PATIENCE,
      ...load,
      requests,
      cores: 2,
      engine: 'wire',
    });
    const server = { ...started, ...hooks, cwd: this.#path };
    const arms = [
      {
        arm: 'candidate',
        server: { ...server, start: candidate },
        target,
        isOneOfTwo: true,
        timesStart: true,
      },
      {
        arm: 'baseline',
        server: { ...server, start: baseline },
        target,
        isOneOfTwo: true,
        timesStart: true,
      },
    ] as const;
    const ports = gatePorts({
      ambient: { PATH: process.env.PATH },
      logs: this.#path,
      ...(signal && { signal }),
    });
    const block = { number: 1, background: undefined };
    const versions = { load, requests, added: [], secrets: [] };
    const trial = laterTrial(new Map());
    const input = { versions, trial, generator, coin: new Coin('seed'), ...block };
    await using opened = await openServers(arms, input, ports);
    return opened.servers.map(({ arm }) => arm);
  }

  [Symbol.dispose](): void {
    rmSync(this.#path, { recursive: true });
  }
}

/** Notes its process, and starts the server in it. */
const noting = (name: string): string => `echo $$ >> pids; ${fixture(name)}`;

function assertAllEnded(place: Place): void {
  const pids = place.lines('pids');
  assert.ok(pids.length > 0);
  for (const pid of pids) assert.ok(!existsSync(`/proc/${pid}`), `${pid} runs`);
}

test('each is started before the other is ready', async () => {
  using place = new Place();
  const after = (own: string, other: string) =>
    `echo > ${own}; until test -e ${other}; do sleep 0.01; done; ${noting('ok')}`;
  const opened = await place.open({ candidate: after('a', 'b'), baseline: after('b', 'a') });
  assert.deepEqual(opened, ['candidate', 'baseline']);
  assertAllEnded(place);
});

test('what resets shared state runs while no server does', async () => {
  using place = new Place();
  const note = (event: string) => `echo "${event} $PERF_GATE_ARM" >> notes`;
  const server = `echo starts >> notes; trap 'echo stops >> notes; exit' TERM; ${fixture('ok').replace('exec ', '')} & wait`;
  await place.open({
    candidate: server,
    baseline: server,
    hooks: { beforeBlock: note('before'), afterBlock: note('after') },
  });
  assert.deepEqual(place.lines('notes'), [
    ...['before candidate', 'before baseline', 'starts', 'starts'],
    ...['stops', 'stops', 'after candidate', 'after baseline'],
  ]);
});

for (const arm of ['candidate', 'baseline'] as const) {
  test(`a ${arm} that does not start is named, and the other is not waited for`, async () => {
    using place = new Place();
    const other = noting('never-ready');
    const scene = { candidate: other, baseline: other, [arm]: noting('crashes-at-start') };
    await assert.rejects(place.open(scene), (error) => {
      assert.ok(error instanceof ArmNotStarted, `${error}`);
      assert.equal(error.arm, arm);
      assert.match(error.message, new RegExp(`^The ${arm} could not be started`));
      return true;
    });
    assertAllEnded(place);
  });
}

test('a hook that fails is named with its arm, and not taken for the server', async () => {
  using place = new Place();
  const server = noting('ok');
  const failing = { beforeBlock: 'test "$PERF_GATE_ARM" = candidate', afterBlock: 'exit 3' };
  for (const [hook, arm] of [
    ['beforeBlock', 'baseline'],
    ['afterBlock', 'candidate'],
  ] as const) {
    const scene = { candidate: server, baseline: server, hooks: { [hook]: failing[hook] } };
    await assert.rejects(place.open(scene), (error) => {
      assert.ok(error instanceof GateError, `${error}`);
      assert.equal(error instanceof ArmNotStarted, hook === 'beforeBlock');
      assert.match(error.message, new RegExp(`It ran for the ${arm}\\.$`));
      assert.doesNotMatch(error.remedy, /It is started by/);
      return true;
    });
  }
});

test('after a failed start the hooks clean up what those before the block have set up', async () => {
  using place = new Place();
  const hooks = { afterBlock: 'echo $PERF_GATE_ARM >> after' };
  const scene = { candidate: noting('ok'), baseline: noting('crashes-at-start'), hooks };
  await assert.rejects(place.open(scene), ArmNotStarted);
  assert.deepEqual(place.lines('after'), ['candidate', 'baseline']);
  assertAllEnded(place);
});

test('a cancellation while both boot ends both', async () => {
  using place = new Place();
  const cancelled = new AbortController();
  const server = noting('never-ready');
  const opening = place.open({
    candidate: server,
    baseline: server,
    signal: cancelled.signal,
  });
  const reason = new Error('cancelled');
  const watch = setInterval(() => {
    if (place.lines('pids').length === 2) cancelled.abort(reason);
  }, 10);
  await assert.rejects(opening, reason).finally(() => clearInterval(watch));
  assertAllEnded(place);
});
