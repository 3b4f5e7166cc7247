// The gate around its measuring: what is found before, what is asked after, what is handed on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noAnchors } from '../../src/baseline/anchors.ts';
import { type FoundBaseline, nothingStored } from '../../src/baseline/store.ts';
import { GateError } from '../../src/errors.ts';
import type { Measurement } from '../../src/gate/measurement.ts';
import type { GatePorts } from '../../src/gate/ports.ts';
import { runGate } from '../../src/gate/run-gate.ts';
import { takeMachineLock } from '../../src/machine/lock.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { logRatio, ratio } from '../../src/units.ts';
import type { Acceptance } from '../../src/verdict/acceptance.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord, makeRecords } from '../support/records.ts';
import { gatePlan, WIDE } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const plan = { ...gatePlan(), tolerances: WIDE };
const PLANNED = { planHash: planHash(plan), blocks: 3 };

function portsOf(attempt: number, found: FoundBaseline) {
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

type Evidence = Pick<Measurement, 'storedNumbers' | 'evidence'>;

const ALONE: Evidence = {
  storedNumbers: { kind: 'decide' },
  evidence: { kind: 'stored', because: '' },
};
const BESIDE: Evidence = {
  storedNumbers: { kind: 'ignored', why: undefined },
  evidence: { kind: 'side-by-side', because: '' },
};

/** As if this had been measured. */
const gated = (record: RunRecord, evidence: Evidence, ports: GatePorts) =>
  runGate(plan, ports, async () => ({
    record,
    stored: record,
    incidents: [],
    warnings: [],
    plan,
    ...evidence,
  }));

const FASTER = makeRecord({ ...PLANNED, id: 'base', throughput: 600_000_000 });

const at = '2026-03-03T15:00:00Z';
const byHand = async (): Promise<Acceptance> => ({ by: 'hubot', at, how: { kind: 'dispatch' } });

test('a second attempt adds its blocks, and what was accepted is stored as a new level, forgiven or not', async () => {
  const first = portsOf(1, { records: [], description: 'nowhere', why: 'None yet.' });
  const accepting = { ...first.ports, findAcceptance: byHand };
  const one = await gated(makeRecord({ ...PLANNED, id: 'run' }), ALONE, accepting);
  assert.equal(one.verdict.kind, 'no-baseline');
  assert.deepEqual([one.record.accepted, one.record.isNewLevel], [true, true]);
  assert.deepEqual([one.acceptance, one.report.acceptance], [undefined, null]);
  assert.deepEqual(first.stored, [one.record]);
  assert.deepEqual(one.attempts, [one.record]);
  const second = portsOf(2, { records: [], description: 'memory' });
  const findAgain = async () => ({ records: [FASTER], description: 'memory' });
  const two = await gated(makeRecord({ ...PLANNED, id: 'run', attempt: 2 }), ALONE, {
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
  assert.deepEqual([two.record.accepted, two.record.isNewLevel], [true, true]);
  assert.deepEqual(two.attempts, [one.record, two.record]);
  const { attempt, attempts, blocks, url } = two.report.run;
  assert.deepEqual([attempt, attempts, blocks], [2, 2, 6]);
  assert.equal(url, 'https://a.example/b');
});

test('two versions side by side: each attempt adds its pairs, and no stored number is looked at', async () => {
  const pairs = (attempt: number) =>
    makePairedRecord({ planHash: planHash(plan), id: 'run', attempt, pairs: 3 });
  const first = portsOf(1, { records: [], description: 'nowhere' });
  const one = await gated(pairs(1), BESIDE, first.ports);
  const second = portsOf(2, { records: [FASTER], description: 'memory' });
  const two = await gated(pairs(2), BESIDE, {
    ...second.ports,
    earlierAttempts: async () => ({ records: one.attempts, shown: [], note: undefined }),
  });
  for (const { report } of [one, two]) {
    assert.equal(report.evidence.kind, 'side-by-side');
    assert.equal(report.baseline, null);
  }
  // Beside that stored number it would be a regression.
  assert.notEqual(two.verdict.kind, 'regression', two.report.exit.because);
  assert.deepEqual([first.stored, second.stored], [[one.record], [two.record]]);
  assert.deepEqual([one.record.step?.pairs, two.record.step?.pairs], [3, 3]);
  assert.deepEqual(two.attempts, [one.record, two.record]);
  const { attempts, blocks } = two.report.run;
  assert.deepEqual([attempts, blocks], [2, 6]);
  assert.equal(two.report.evidence.sideBySide?.blocks, 6);
});

test('a first try alone is stored with what side by side then showed of its commit', async () => {
  const { ports, stored } = portsOf(1, { records: [], description: 'nowhere' });
  const shared = { planHash: planHash(plan), id: 'run' };
  const record = makePairedRecord({ ...shared, pairs: 4 });
  const alone = makeRecord({ ...shared, blocks: 3 });
  const measured = { record, stored: alone, incidents: [], warnings: [], plan, ...BESIDE };
  await runGate(plan, ports, async () => measured);
  assert.deepEqual(
    stored.map(({ load, step }) => [load.arms, step?.base, step?.pairs]),
    [[1, 'b'.repeat(40), 4]],
  );
});

/** A regression-free run after six records, each of which lost what is just allowed. */
async function drifting(changes: Partial<GatePorts>, anchor?: string, records = 6) {
  const hash = planHash(plan);
  const commitOf = (index: number): string => `${index}`.repeat(40);
  const shift = { loss: logRatio(0.3), error: logRatio(0.001), units: 6 };
  const stepFrom = (index: number) => ({
    base: commitOf(index),
    pairs: 6,
    throughput: shift,
    cpu: undefined,
    p99: undefined,
  });
  const stored = makeRecords(records, (index) => ({
    planHash: hash,
    commit: commitOf(index),
    ...(index === 0 ? {} : { step: stepFrom(index - 1) }),
  }));
  const { ports } = portsOf(1, { records: stored, description: 'memory' });
  const own = makePairedRecord({
    planHash: hash,
    commit: commitOf(records),
    baselineArm: { kind: 'commit', commit: commitOf(records - 1) },
    pairs: 4,
  });
  const measured = { record: own, stored: own, incidents: [], warnings: [], plan, ...BESIDE };
  const tolerances = { ...WIDE, throughput: ratio(0.3) };
  const compare = { ...plan.compare, anchor };
  const asked = { ...plan, tolerances, compare };
  const { verdict } = await runGate(asked, { ...ports, ...changes }, async () => measured);
  const texts = verdict.warnings.filter(({ code }) => code === 'drift').map(({ text }) => text);
  return { verdict, texts };
}

const UNKNOWN = new GateError({
  code: 'github-forbidden',
  kind: 'gate',
  message: 'No.',
  remedy: '',
});
const MISTYPED = new GateError({
  code: 'base-not-found',
  kind: 'input',
  message: 'No.',
  remedy: '',
});
const releaseAt = async () => ({ name: 'v1.4.0', commit: '2'.repeat(40) });
const failWith = (error: GateError) => async () => {
  throw error;
};

test('small losses in a row are a warning in the run that makes them too many, and change no verdict', async () => {
  const { verdict, texts } = await drifting({});
  assert.match(texts[0] ?? '', /^Throughput: 6 changes since 0000000/);
  assert.notEqual(verdict.kind, 'regression');
});

test('they are counted from the last release, or from what the user named', async () => {
  const anchors = { resolve: async () => '3'.repeat(40), lastRelease: releaseAt };
  const { texts } = await drifting({ anchors });
  assert.match(texts[0] ?? '', /^Throughput: 4 changes since v1\.4\.0 \(2222222\)/);
  const named = await drifting({ anchors }, 'v1.3');
  assert.match(named.texts[0] ?? '', /^Throughput: 3 changes since v1\.3 \(3333333\)/);
});

test('nobody looks for a release where there are too few steps', async () => {
  const lastRelease = async () => assert.fail('looked');
  await drifting({ anchors: { ...noAnchors, lastRelease } }, undefined, 2);
});

test('an anchor that cannot be looked up is a warning, and one that does not exist is an error', async () => {
  const { verdict, texts } = await drifting({
    anchors: { ...noAnchors, lastRelease: failWith(UNKNOWN) },
  });
  assert.ok(verdict.warnings.some(({ code }) => code === 'anchor-unknown'));
  assert.match(texts[0] ?? '', /6 changes since 0000000/);
  const named = await drifting({ anchors: { ...noAnchors, resolve: failWith(UNKNOWN) } }, 'v1');
  assert.ok(named.verdict.warnings.some(({ code }) => code === 'anchor-unknown'));
  const mistyped = { ...noAnchors, resolve: failWith(MISTYPED) };
  await assert.rejects(drifting({ anchors: mistyped }, 'v1'), { code: 'base-not-found' });
});
