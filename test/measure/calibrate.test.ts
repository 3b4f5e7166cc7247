import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PATIENCE, startLoadGenerator } from '../../src/load/load-generator.ts';
import { calibrate, isSettled, paceOf } from '../../src/measure/calibrate.ts';
import { Coin } from '../../src/measure/coin.ts';
import type { Block } from '../../src/record/run-record.ts';
import { type Milliseconds, milliseconds, minutes, perSecond, rate } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';
import { makeBlock } from '../support/records.ts';

const SERVER = join(import.meta.dirname, '..', 'fixtures', 'servers', 'delays.mjs');
const plan = gatePlan({
  start: `exec '${process.execPath}' '${SERVER}'`,
  url: 'http://127.0.0.1:{port}/',
});
const { target, requests, load } = plan;
assert.ok(plan.server.kind === 'started');
const { server } = plan;

const armOf = (arm: 'candidate' | 'baseline', delay: number) =>
  ({
    arm,
    server: { ...server, cwd: tmpdir(), env: { DELAY_MS: `${delay}` } },
    target,
    isOneOfTwo: true,
    timesStart: true,
  }) as const;

/** Calibrates a candidate and a baseline that answer after so many milliseconds. */
async function calibrated(candidate: number, baseline: number, givenRate?: number) {
  const found = await calibrateBoth({ candidate, baseline, givenRate });
  assert.ok(found.kind === 'calibrated');
  const speeds = found.measured.blocks.map(paceOf);
  return { offered: found.calibration.offeredRate, slower: Math.min(...speeds) };
}

interface Delays {
  readonly candidate: number;
  readonly baseline: number;
  readonly givenRate?: number | undefined;
  readonly requestTimeout?: Milliseconds;
}

async function calibrateBoth({ candidate, baseline, givenRate, requestTimeout }: Delays) {
  const logs = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  try {
    const timeout = { requestTimeout: requestTimeout ?? load.requestTimeout };
    const options = { connections: 4, ...timeout, cores: 2, engine: 'wire' as const };
    await using generator = startLoadGenerator({ patience: PATIENCE, ...options, requests });
    return await calibrate(
      {
        versions: {
          arms: [armOf('candidate', candidate), armOf('baseline', baseline)],
          load: { ...load, warmup: milliseconds(50) },
          requests,
          added: [],
          turns: 'slices',
          warnings: [],
          changed: new Set(),
          proven: new Set(),
          tried: undefined,
          secrets: [],
        },
        generator,
        coin: new Coin('seed'),
        connections: 4,
        deadline: milliseconds(performance.now() + 10_000),
        givenRate: givenRate === undefined ? undefined : perSecond(givenRate),
      },
      gatePorts({ ambient: { PATH: process.env.PATH }, logs }),
    );
  } finally {
    rmSync(logs, { recursive: true });
  }
}

for (const [whose, candidate, baseline] of [
  ['the candidate', 40, 4],
  ['the baseline', 4, 40],
] as const) {
  test(`where ${whose} is the slower one, it can hold the rate of both`, async () => {
    const { offered, slower } = await calibrated(candidate, baseline);
    assert.equal(offered, Number((0.6 * slower).toPrecision(2)));
  });
}

test('a rate that was given is kept', async () => {
  assert.equal((await calibrated(40, 4, 77)).offered, 77);
});

test('a candidate that answers nothing is not warmed up, and settles a run too short for its pairs', async () => {
  const requestTimeout = milliseconds(300);
  const found = await calibrateBoth({ candidate: 1_500, baseline: 4, requestTimeout });
  assert.ok(found.kind === 'calibrated');
  assert.equal(found.measured.warmUp.errors.get('candidate')?.sent, 0);
  assert.deepEqual(
    [milliseconds(0), minutes(10)].map((left) => isSettled(found, left)),
    [true, false],
  );
});

/** Successes: in the windows, and in all. */
function blockOf(completed: number, ok: number, window: number, elapsed: number): Block {
  const { capacity, ...block } = makeBlock();
  const requests = [...capacity.requests].map(
    ([name, result]) => [name, { ...result, ok }] as const,
  );
  return {
    ...block,
    capacity: {
      ...capacity,
      completed,
      window: milliseconds(window),
      elapsed: milliseconds(elapsed),
      requests: new Map(requests),
    },
  };
}

test('a server that answers in bursts between the windows is as fast as with its drains', () => {
  assert.equal(paceOf(blockOf(0, 128, 400, 1_120)), rate(128, milliseconds(1_120)));
});

test('a rare request that makes the drains long does not make the server slow', () => {
  assert.equal(paceOf(blockOf(2_000, 2_200, 400, 8_400)), rate(2_000, milliseconds(400)));
});

test('without a success there is no pace', () => {
  assert.equal(paceOf(blockOf(0, 0, 400, 10_000)), 0);
});
