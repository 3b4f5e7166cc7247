// Which evidence a run is measured for, on real servers: the candidate alone, or both versions.

import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type JudgeMeasured, measure } from '../../src/gate/arbitrate.ts';
import type { Measurement } from '../../src/gate/measurement.ts';
import { describeMachine } from '../../src/machine/environment.ts';
import type { GatePorts } from '../../src/measure/ports.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecords } from '../support/records.ts';
import { gatePlan, WIDE } from './gate-plan.ts';

const SERVER = join(import.meta.dirname, '..', 'fixtures', 'servers', 'ok.mjs');
const START = `exec '${process.execPath}' '${SERVER}'`;
const OWN = { RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_NAME: 'one of ours' };
const HOSTED = { RUNNER_ENVIRONMENT: 'github-hosted' };
const BESIDE = { kind: 'command', start: START } as const;

const made = gatePlan({ start: START, url: 'http://127.0.0.1:{port}/', warmup: '100ms' });
assert.ok(made.server.kind === 'started');
// In no repository, so that no test asks for a commit.
const own = { ...made.server, cwd: tmpdir() };
const plan: Plan = {
  ...made,
  server: own,
  tolerances: WIDE,
  load: { ...made.load, connections: 8, budget: milliseconds(2_000) },
};

interface Scene {
  readonly mode: Plan['compare']['mode'];
  readonly base?: Plan['compare']['base'];
  readonly start?: string;
  readonly cwd?: string;
  readonly runner?: Readonly<Record<string, string>>;
  readonly stored?: readonly RunRecord[];
  readonly earlier?: readonly RunRecord[];
  /** Whether this run is stored for others. */
  readonly keeps?: boolean;
  /** What any first try comes to. */
  readonly tried?: 'pass' | 'inconclusive';
}

async function measured(scene: Scene): Promise<Measurement & { readonly asked: number }> {
  const logs = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  let asked = 0;
  const judged: JudgeMeasured = () => {
    asked++;
    const found = { warnings: [], comparisons: [] };
    return scene.tried === 'pass'
      ? { kind: 'pass', ...found }
      : { kind: 'inconclusive', need: 'More of it.', ...found };
  };
  const baseline = { records: scene.stored ?? [], description: 'memory' };
  const earlier = scene.earlier ?? [];
  const evidence = { baseline, earlier, shown: [], unread: 0, warnings: [] };
  const { mode, base = BESIDE } = scene;
  const server = { ...own, start: scene.start ?? own.start, cwd: scene.cwd ?? own.cwd };
  const asPlanned = { ...plan, server, compare: { ...plan.compare, mode, base } };
  try {
    const outcome = await measure(asPlanned, evidence, judged, portsOf(scene, logs));
    return { ...outcome, asked };
  } finally {
    rmSync(logs, { recursive: true });
  }
}

const ambientOf = ({ runner = OWN }: Scene) => ({ PATH: process.env.PATH, ...runner });

const portsOf = (scene: Scene, logs: string): GatePorts => ({
  baseline: {
    keeps: scene.keeps ?? false,
    find: () => assert.fail('looked for again'),
    store: () => assert.fail('stored'),
  },
  report: () => undefined,
  signal: new AbortController().signal,
  ambient: ambientOf(scene),
  logs,
  identity: { id: 'run', attempt: 1, commit: undefined, perfGate: '0' },
});

/** Records of this machine and plan that differ by nothing. */
const tight = (): readonly RunRecord[] =>
  makeRecords(5, () => ({
    commit: undefined,
    requests: [{ name: 'GET /' }],
    planHash: plan.hash,
    environment: { ...describeMachine({ ambient: ambientOf({ mode: 'auto' }) }), perfGate: '0' },
  }));

/** The same from another machine. */
const fromElsewhere = (): readonly RunRecord[] =>
  tight().map((record) => ({
    ...record,
    environment: { ...record.environment, machine: 'f'.repeat(64) },
  }));

const isOfBoth = ({ record: { load, blocks, baselineArm } }: Measurement): boolean => {
  const arms = new Set(blocks.map(({ arm }) => arm));
  assert.equal(load.arms, arms.size);
  assert.equal(baselineArm !== undefined, arms.has('baseline'));
  return arms.size === 2;
};

test('auto: steady stored numbers of this machine that pass it are enough', async () => {
  const outcome = await measured({ mode: 'auto', stored: tight(), tried: 'pass' });
  assert.equal(isOfBoth(outcome), false);
  assert.equal(outcome.evidence.kind, 'stored');
  assert.match(outcome.evidence.because, /steady enough to pass it/);
  assert.deepEqual(outcome.storedNumbers, { kind: 'may-pass' });
  assert.equal(outcome.stored, outcome.record);
  assert.equal(outcome.asked, 1);
});

test('auto: what they do not pass is compared side by side, and the first try is what is stored', async () => {
  const outcome = await measured({ mode: 'auto', stored: tight(), tried: 'inconclusive' });
  assert.equal(isOfBoth(outcome), true);
  assert.equal(outcome.evidence.kind, 'side-by-side');
  assert.match(outcome.evidence.because, /did not clearly pass/);
  assert.equal(outcome.storedNumbers.kind, 'ignored');
  assert.equal(outcome.stored.load.arms, 1);
});

const PAIRS = makePairedRecord({ id: 'run', pairs: 3 });

const withoutTry: readonly (Scene & { readonly says: string })[] = [
  { says: 'stored numbers of another machine', mode: 'auto', stored: fromElsewhere() },
  { says: 'a machine that is not met again', mode: 'auto', runner: HOSTED, keeps: true },
  { says: 'asked for', mode: 'side-by-side', stored: tight(), keeps: true },
  { says: 'pairs of an earlier attempt', mode: 'auto', stored: tight(), earlier: [PAIRS] },
];
for (const { says, ...scene } of withoutTry) {
  test(`${says}: both are measured at once, and that is what is stored`, async () => {
    const outcome = await measured({ ...scene, tried: 'pass' });
    assert.equal(isOfBoth(outcome), true);
    assert.equal(outcome.evidence.kind, 'side-by-side');
    assert.equal(outcome.stored, outcome.record);
    assert.equal(outcome.asked, 0);
  });
}

test('auto: what others shall try is measured alone, too, where the machine is met again', async () => {
  const outcome = await measured({ mode: 'auto', keeps: true });
  assert.equal(isOfBoth(outcome), true);
  assert.equal(outcome.stored.load.arms, 1);
});

test('auto without a second version: stored numbers stand in, which cannot fail it, with the reason', async () => {
  const outcome = await measured({ mode: 'auto', base: { kind: 'baseline' } });
  assert.equal(isOfBoth(outcome), false);
  assert.match(outcome.evidence.because, /No commit to compare with is known/);
  assert.deepEqual(outcome.storedNumbers, { kind: 'may-pass' });
  const [warning, ...others] = outcome.warnings;
  assert.deepEqual(others, []);
  assert.equal(warning?.code, 'stored-only');
  assert.equal(warning.text, outcome.evidence.because);
});

test('a baseline that does not start is one that cannot be had; named by hand, it is a fault', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  const [git, as] = [`git -C '${cwd}'`, '-c user.name=Test -c user.email=test@example.com'];
  execSync(`${git} init -q && ${git} ${as} commit -q --allow-empty -m old`);
  const commit = execSync(`${git} rev-parse HEAD`, { encoding: 'utf8' }).trim();
  const stored = tight().map((record) => ({ ...record, commit }));
  try {
    // Only where the candidate runs is there a file of its own.
    writeFileSync(join(cwd, 'new'), '');
    const start = `test -e new || { echo "fatal: no new"; exit 1; }; ${START}`;
    const scene = { mode: 'side-by-side', start, cwd, stored } as const;
    const outcome = await measured({ ...scene, base: { kind: 'baseline' } });
    assert.equal(isOfBoth(outcome), false);
    assert.match(outcome.evidence.because, /The baseline could not be started\..*"fatal: no new"/);
    const byHand = measured({ ...scene, base: { kind: 'ref', ref: commit } });
    await assert.rejects(byHand, { code: 'server-exited', message: /^The baseline could not be/ });
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test('side by side without a second version: nothing stands in', async () => {
  const stored = tight();
  const outcome = await measured({ mode: 'side-by-side', base: { kind: 'baseline' }, stored });
  assert.equal(isOfBoth(outcome), false);
  assert.ok(outcome.storedNumbers.kind === 'ignored');
  assert.match(outcome.storedNumbers.why ?? '', /No commit to compare with is known/);
});

test('stored: the other version is never started', async () => {
  const outcome = await measured({ mode: 'stored' });
  assert.equal(isOfBoth(outcome), false);
  assert.deepEqual(outcome.storedNumbers, { kind: 'decide' });
  assert.deepEqual(outcome.warnings, []);
});
