import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { PATIENCE, startLoadGenerator } from '../../src/load/load-generator.ts';
import { measureArms } from '../../src/measure/block.ts';
import { Coin } from '../../src/measure/coin.ts';
import { milliseconds } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';

const SERVER = join(import.meta.dirname, '..', 'fixtures', 'servers', 'grows.mjs');
const plan = gatePlan({
  start: `exec '${process.execPath}' '${SERVER}'`,
  url: 'http://127.0.0.1:{port}/',
});
const { target, requests, load } = plan;
const [request] = requests;
assert.ok(plan.server.kind === 'started');
const server = { ...plan.server, cwd: tmpdir() };
const SLICE = { slices: 1, settle: milliseconds(5), window: milliseconds(50) };

test('the memory that new requests take is not charged to the candidate', async () => {
  const logs = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  try {
    const options = {
      connections: 4,
      requestTimeout: load.requestTimeout,
      cores: 2,
      engine: 'wire' as const,
    };
    await using generator = startLoadGenerator({ patience: PATIENCE, ...options, requests });
    const arms = [
      { arm: 'candidate', server, target, isOneOfTwo: true, timesStart: true },
      { arm: 'baseline', server, target, isOneOfTwo: true, timesStart: true },
    ] as const;
    const added = [{ ...request, name: 'new', path: '/new' }];
    const { blocks } = await measureArms(
      {
        versions: {
          arms,
          load: { ...load, warmup: milliseconds(50) },
          requests,
          added,
          turns: 'slices',
          warnings: [],
          changed: new Set(),
          proven: new Set(),
          tried: new Map(),
          secrets: [],
        },
        generator,
        coin: new Coin('seed'),
        number: 1,
        reopens: false,
        warmUpGoal: () => ({ kind: 'answers', answers: 0, limit: milliseconds(50) }),
        capacity: SLICE,
        fixedRate: undefined,
        onRound: () => undefined,
      },
      gatePorts({ ambient: { PATH: process.env.PATH }, logs }),
    );
    const of = (arm: string) => blocks.find((block) => block.arm === arm);
    const [baseline, candidate] = [of('baseline'), of('candidate')];
    assert.ok((candidate?.added?.completed ?? 0) >= 8);
    const [before = 0, after = 0] = [baseline?.server.peakMemory, candidate?.server.peakMemory];
    // The machine is watched where one version is measured: two share what it does.
    assert.equal(candidate?.others, undefined);
    // The new ones take 128 MiB; two processes of one program differ by a few.
    assert.ok(after - before < 64 * 1_024 ** 2, `${before} and ${after}`);
  } finally {
    rmSync(logs, { recursive: true });
  }
});
