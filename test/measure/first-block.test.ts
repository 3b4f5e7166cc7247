// Two little servers in the first block: what each answers decides whether anything is measured.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { PATIENCE, startLoadGenerator } from '../../src/load/load-generator.ts';
import { measureArms } from '../../src/measure/block.ts';
import { CALIBRATION } from '../../src/measure/block-scheme.ts';
import type { MeasuredArms } from '../../src/measure/close-blocks.ts';
import { Coin } from '../../src/measure/coin.ts';
import { reviseVersions, type Versions } from '../../src/measure/versions.ts';
import type { Progress } from '../../src/progress.ts';
import type { Arm } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';

const SERVER = join(import.meta.dirname, '..', 'fixtures', 'servers', 'scripted.mjs');
const START = `exec '${process.execPath}' '${SERVER}'`;
const REQUESTS = 'requests:\n  - { name: a, path: /a }\n  - { name: b, path: /b }\n';
const SLICE = { slices: 1, settle: milliseconds(5), window: milliseconds(50) };

type Scripts = Readonly<Record<Arm, object>>;

interface Scene {
  readonly scripts: Scripts;
  readonly flags?: Readonly<Record<string, string>>;
  readonly changes?: Partial<Versions>;
  readonly seed?: string;
  readonly timesStart?: boolean;
  readonly report?: (progress: Progress) => void;
  /** Goes on after the first block with what it showed. */
  readonly blocks?: 1 | 2;
}

async function measure(scene: Scene): Promise<MeasuredArms[]> {
  const {
    scripts,
    flags,
    changes,
    seed = '',
    timesStart = true,
    report = () => undefined,
    blocks = 1,
  } = scene;
  const plan = gatePlan({ start: START, 'ready-timeout': '20s', ...flags }, REQUESTS);
  const { target, requests, load } = plan;
  assert.ok(plan.server.kind === 'started');
  const { server } = plan;
  const logs = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  const armOf = <Name extends Arm>(arm: Name) => ({
    arm,
    server: { ...server, cwd: logs, env: { SCRIPT: JSON.stringify(scripts[arm]) } },
    target,
    isOneOfTwo: true,
    timesStart,
  });
  let versions: Versions | undefined = {
    arms: [armOf('candidate'), armOf('baseline')],
    load: { ...load, warmup: milliseconds(50) },
    requests,
    added: [],
    turns: 'slices',
    warnings: [],
    changed: new Set(),
    proven: new Set(),
    tried: undefined,
    secrets: [],
    ...changes,
  };
  const options = { connections: 2, requestTimeout: load.requestTimeout, cores: 2 };
  try {
    await using generator = startLoadGenerator({
      ...options,
      patience: PATIENCE,
      engine: 'wire',
      requests,
    });
    const measured: MeasuredArms[] = [];
    for (let number = CALIBRATION; number < blocks && versions !== undefined; number++) {
      const block = await measureArms(
        {
          versions,
          generator,
          coin: new Coin(`${seed}${number}`),
          number,
          reopens: false,
          warmUpGoal: () => ({ kind: 'answers', answers: 10, limit: milliseconds(50) }),
          capacity: SLICE,
          fixedRate: undefined,
          onRound: () => undefined,
        },
        gatePorts({ ambient: { PATH: process.env.PATH }, logs, report }),
      );
      measured.push(block);
      versions = reviseVersions(versions, block);
    }
    return measured;
  } finally {
    rmSync(logs, { recursive: true });
  }
}

const WELL = { '/a': {}, '/b': {} };
const FAILS = { '/a': {}, '/b': { status: 500 } };
const BY_PATH = { 'ready-path': '/ready' };

/** Status and number of tries of `b`. */
const seenOf = ({ firstAnswers }: MeasuredArms, arm: Arm) => {
  const answer = firstAnswers.get(arm)?.find(({ name }) => name === 'b');
  return [answer?.status, answer?.tries];
};

describe('where one version alone does not answer as expected, both are measured', () => {
  for (const failing of ['candidate', 'baseline'] as const) {
    test(`${failing}: the other does, and the wait for it is no part of a block`, async () => {
      const scripts = { candidate: WELL, baseline: WELL, [failing]: FAILS };
      const [block] = await measure({ scripts, flags: BY_PATH });
      assert.ok(block);
      assert.equal(block.blocks.length, 2);
      assert.deepEqual(seenOf(block, failing), [500, 4]);
      assert.deepEqual(seenOf(block, failing === 'candidate' ? 'baseline' : 'candidate'), [200, 1]);
      // Three pauses, of 900 ms together.
      assert.ok(block.warmUp.surplus >= 890, `${block.warmUp.surplus}`);
    });
  }
});

describe('where neither does, nothing is measured', () => {
  const scripts = { candidate: FAILS, baseline: FAILS };
  const refusal = {
    code: 'unexpected-answer',
    message: /\(GET \/b\) did not.*, from either version/,
  };

  test('with servers that run at once', async () => {
    await assert.rejects(measure({ scripts, flags: BY_PATH }), refusal);
  });

  test('with servers that run one after the other', async () => {
    const fixed = { turns: 'one-arm-at-a-time' } as const;
    await assert.rejects(measure({ scripts, flags: BY_PATH, changes: fixed }), refusal);
  });
});

test('a request that only the candidate is sent must work there', async () => {
  const { requests } = gatePlan({}, 'requests: [{ name: new, path: /new }]');
  const added = { added: requests };
  const scripts = { candidate: WELL, baseline: WELL };
  await assert.rejects(measure({ scripts, flags: BY_PATH, changes: added }), {
    code: 'unexpected-answer',
    message: /"new" \(GET \/new\) did not get what the plan expects\.$/,
  });
  const well = { ...scripts, candidate: { ...WELL, '/new': {} } };
  const [block] = await measure({ scripts: well, flags: BY_PATH, changes: added });
  assert.equal(block?.firstAnswers.get('candidate')?.length, 2);
});

test('what came late in the first block is waited for in a later one, and is no first answer', async () => {
  const late = { '/a': {}, '/b': { wrongFor: 700 }, '/': {} };
  const scripts = { candidate: late, baseline: { ...WELL, '/': {} } };
  const [first, second] = await measure({ scripts, blocks: 2 });
  assert.ok(first && second);
  for (const block of [first, second]) {
    const [status, tries] = seenOf(block, 'candidate');
    assert.equal(status, 200);
    assert.ok((tries ?? 0) > 1);
    assert.deepEqual(seenOf(block, 'baseline'), [200, 1]);
    const timed = block.blocks.map(({ arm, firstAnswers }) => [arm, firstAnswers !== undefined]);
    assert.deepEqual(timed, [
      ['baseline', true],
      ['candidate', false],
    ]);
  }
});

test('what only the candidate has is not waited for at the baseline, though they run one after the other', async () => {
  const arms: readonly Arm[] = ['candidate', 'baseline'];
  const seeds = ['a', 'b', 'c', 'd', 'e'];
  const seed = seeds.find((each) => new Coin(`${each}0`).shuffle(arms)[0] === 'baseline');
  assert.ok(seed);
  const notes: Progress[] = [];
  const [block] = await measure({
    scripts: { candidate: { ...WELL, '/': {} }, baseline: { '/a': {}, '/': {} } },
    changes: { turns: 'one-arm-at-a-time' },
    seed,
    report: (progress) => notes.push(progress),
  });
  assert.ok(block);
  assert.deepEqual(seenOf(block, 'candidate'), [200, 1]);
  assert.equal(seenOf(block, 'baseline')[0], 404);
  // A wait of three seconds is told.
  assert.deepEqual(
    notes.filter(({ kind }) => kind === 'note'),
    [],
  );
});

test('a start that does not end as that of the other version is not timed', async () => {
  const scripts = { candidate: WELL, baseline: WELL };
  for (const timesStart of [true, false]) {
    const [block] = await measure({ scripts, flags: BY_PATH, timesStart });
    for (const { boot, firstAnswers } of block?.blocks ?? []) {
      assert.deepEqual([boot !== undefined, firstAnswers !== undefined], [timesStart, timesStart]);
    }
    assert.equal(block?.blocks.length, 2);
  }
});
