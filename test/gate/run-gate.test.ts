// The whole gate on a real server: what is found before, what is asked after, what is handed on.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type FoundBaseline, nothingStored } from '../../src/baseline/store.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import { takeMachineLock } from '../../src/machine/lock.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Arm, RunRecord } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
import type { Acceptance } from '../../src/verdict/acceptance.ts';
import { gatePlan, WIDE } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const SERVER = join(import.meta.dirname, '..', 'fixtures', 'servers', 'ok.mjs');
const made = gatePlan({
  start: `'${process.execPath}' '${SERVER}'`,
  cwd: import.meta.dirname,
  url: 'http://127.0.0.1:{port}/',
  warmup: '100ms',
  connections: '8',
});
const plan: Plan = { ...made, load: { ...made.load, budget: milliseconds(2_000) } };

function portsOf(attempt: number, logs: string, found: FoundBaseline) {
  const stored: RunRecord[] = [];
  const quiet = gatePorts();
  const ports = gatePorts({
    baseline: {
      ...nothingStored,
      async find() {
        await assertMachineIsFree();
        return found;
      },
      async store(record) {
        stored.push(record);
        return { kind: 'not-kept' };
      },
    },
    ambient: { PATH: process.env.PATH },
    logs,
    identity: { ...quiet.identity, attempt, url: 'https://a.example/b' },
  });
  return { ports, stored };
}

/** Another gate may hold the machine; this one must not. */
async function assertMachineIsFree(): Promise<void> {
  const tried = new AbortController();
  const onWait = (holder: string): void => {
    assert.doesNotMatch(holder, new RegExp(`^pid ${process.pid} `));
    tried.abort();
  };
  const lock = await takeMachineLock({ signal: tried.signal, onWait }).catch(() => undefined);
  await lock?.[Symbol.asyncDispose]();
}

/** A thousand times as fast a server, on this very machine. */
function fasterBase({ blocks, ...record }: RunRecord): RunRecord {
  return {
    ...record,
    id: 'base',
    blocks: blocks.map((block) => ({
      ...block,
      capacity: { ...block.capacity, window: milliseconds(block.capacity.window / 1_000) },
    })),
  };
}

const at = '2026-03-03T15:00:00Z';
const byHand = async (): Promise<Acceptance> => ({ by: 'hubot', at, how: { kind: 'dispatch' } });

test('a second attempt adds its blocks, and an accepted run is stored as a new level, forgiven or not', async () => {
  const logs = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  try {
    const first = portsOf(1, logs, { records: [], description: 'nowhere', why: 'None yet.' });
    const one = await runGate(plan, { ...first.ports, findAcceptance: byHand });
    assert.equal(one.verdict.kind, 'no-baseline');
    assert.deepEqual([one.record.accepted, one.record.isNewLevel], [true, true]);
    assert.deepEqual([one.acceptance, one.report.acceptance], [undefined, null]);
    assert.deepEqual(first.stored, [one.record]);
    assert.deepEqual(one.attempts, [one.record]);
    const records = [fasterBase(one.record)];
    const second = portsOf(2, logs, { records: [], description: 'memory' });
    const findAgain = async () => ({ records, description: 'memory' });
    const two = await runGate(plan, {
      ...second.ports,
      // Stored by a base run that was still measuring when the search began.
      baseline: { ...second.ports.baseline, findAgain },
      earlierAttempts: async () => ({ records: one.attempts, shown: [], note: undefined }),
      findAcceptance: byHand,
    });
    assert.equal(two.verdict.kind, 'regression');
    assert.equal(two.acceptance?.by, 'hubot');
    assert.equal(two.report.exit.code, 0);
    assert.deepEqual(second.stored, [two.record]);
    const { attempt: number, accepted, isNewLevel } = two.record;
    assert.deepEqual([number, accepted, isNewLevel], [2, true, true]);
    assert.deepEqual(two.attempts, [one.record, two.record]);
    const { attempt, attempts, blocks, url } = two.report.run;
    const measured = one.record.blocks.length + two.record.blocks.length;
    assert.deepEqual([attempt, attempts, blocks], [2, 2, measured]);
    assert.equal(url, 'https://a.example/b');
  } finally {
    rmSync(logs, { recursive: true });
  }
});

test('two versions side by side: each attempt adds its pairs, and stored numbers are not read', async () => {
  const logs = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  try {
    const compared = besides(plan, `exec '${process.execPath}' '${SERVER}'`);
    const first = portsOf(1, logs, { records: [], description: 'nowhere' });
    const one = await runGate(compared, first.ports);
    const stored = fasterBase({ ...one.record, blocks: armOf(one.record, 'candidate') });
    const second = portsOf(2, logs, { records: [stored], description: 'memory' });
    const two = await runGate(compared, {
      ...second.ports,
      earlierAttempts: async () => ({ records: one.attempts, shown: [], note: undefined }),
    });
    for (const { record, report } of [one, two]) {
      assert.equal(record.load.arms, 2);
      assert.deepEqual(numbersOf(record, 'baseline'), numbersOf(record, 'candidate'));
      assert.deepEqual(record.baselineArm, { kind: 'command', commit: undefined });
      assert.equal(report.evidence.kind, 'side-by-side');
      assert.equal(report.baseline, null);
    }
    // Beside that stored number it would be a regression.
    assert.notEqual(two.verdict.kind, 'regression', two.report.exit.because);
    assert.deepEqual([first.stored, second.stored], [[one.record], [two.record]]);
    assert.deepEqual(two.attempts, [one.record, two.record]);
    const pairs = [one, two].map(({ record }) => numbersOf(record, 'candidate').length);
    const { attempts, blocks } = two.report.run;
    assert.deepEqual([attempts, blocks], [2, (pairs[0] ?? 0) + (pairs[1] ?? 0)]);
    assert.equal(two.report.evidence.sideBySide?.blocks, blocks);
  } finally {
    rmSync(logs, { recursive: true });
  }
});

/** The same plan, compared with another command. Within tolerances that no neighbour's noise exceeds. */
const besides = (plan: Plan, start: string): Plan => ({
  ...plan,
  tolerances: WIDE,
  compare: { ...plan.compare, mode: 'side-by-side', base: { kind: 'command', start } },
});

const armOf = ({ blocks }: RunRecord, arm: Arm) => blocks.filter((block) => block.arm === arm);

const numbersOf = (record: RunRecord, arm: Arm) => armOf(record, arm).map(({ number }) => number);
