// What a run is judged by, on real servers: the candidate alone, or both versions.

import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nothingStored } from '../../src/baseline/store.ts';
import { type GateOutcome, runGate } from '../../src/gate/run-gate.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Progress } from '../../src/progress.ts';
import type { Arm, RunRecord } from '../../src/record/run-record.ts';
import { milliseconds, perSecond } from '../../src/units.ts';
import { makeRecord } from '../support/records.ts';
import { gatePlan, WIDE } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const SERVER = join(import.meta.dirname, '..', 'fixtures', 'servers', 'ok.mjs');
const START = `exec '${process.execPath}' '${SERVER}'`;
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
  readonly stored?: readonly RunRecord[];
  readonly changes?: Partial<Plan>;
  /** Whether this run is stored for others. */
  readonly keeps?: boolean;
}

interface Seen extends GateOutcome {
  readonly kept: readonly RunRecord[];
  readonly kinds: readonly Progress['kind'][];
}

async function gated(scene: Scene): Promise<Seen> {
  const logs = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  const kept: RunRecord[] = [];
  const kinds: Progress['kind'][] = [];
  const { mode, base = BESIDE, keeps = false, stored = [], changes } = scene;
  const server = { ...own, start: scene.start ?? own.start, cwd: scene.cwd ?? own.cwd };
  const ports = gatePorts({
    baseline: {
      ...nothingStored,
      keeps,
      find: async () => ({ records: stored, description: 'memory' }),
      store: async (record) => {
        kept.push(record);
        return { kind: 'not-kept' };
      },
    },
    report: ({ kind }) => kinds.push(kind),
    // A machine that later runs use, too.
    ambient: { PATH: process.env.PATH, RUNNER_ENVIRONMENT: 'self-hosted', RUNNER_NAME: 'ours' },
    logs,
  });
  try {
    const compare = { ...plan.compare, mode, base };
    return { ...(await runGate({ ...plan, ...changes, server, compare }, ports)), kept, kinds };
  } finally {
    rmSync(logs, { recursive: true });
  }
}

const isOfBoth = ({ record: { load, blocks, baselineArm } }: GateOutcome): boolean => {
  const arms = new Set(blocks.map(({ arm }) => arm));
  assert.equal(load.arms, arms.size);
  assert.equal(baselineArm !== undefined, arms.has('baseline'));
  return arms.size === 2;
};

const numbersOf = ({ record }: GateOutcome, arm: Arm) =>
  record.blocks.filter((block) => block.arm === arm).map(({ number }) => number);

test('auto: a run that stored numbers do not pass is compared side by side, and the first try is stored', async () => {
  const outcome = await gated({ mode: 'auto', keeps: true });
  assert.equal(isOfBoth(outcome), true);
  assert.equal(outcome.report.evidence.kind, 'side-by-side');
  assert.match(outcome.report.evidence.because, /did not clearly pass/);
  assert.equal(outcome.kept[0]?.load.arms, 1);
  assert.deepEqual(outcome.record.baselineArm, { kind: 'command', commit: undefined });
  assert.deepEqual(numbersOf(outcome, 'baseline'), numbersOf(outcome, 'candidate'));
  const { armDifferences, programs = [] } = outcome.record;
  assert.deepEqual(armDifferences, { packages: [], morePackages: 0, variables: [] });
  const names = programs.map(({ arm, name, size }) => `${arm} ${name} ${size > 0}`).sort();
  const isKnown = process.platform === 'linux';
  assert.deepEqual(names, isKnown ? ['baseline node true', 'candidate node true'] : []);
});

test('a loss of time that is shown is profiled afterwards, and the record keeps what was seen', async () => {
  const profile = { kind: 'command', command: 'echo "main;slow 9" > {out}' } as const;
  // No server reaches it.
  const limits = { p99: undefined, throughput: perSecond(1e9) };
  const load = { ...plan.load, budget: milliseconds(4_000) };
  const outcome = await gated({ mode: 'side-by-side', changes: { limits, profile, load } });
  const { profiles } = outcome.record;
  // Whether a second pair fits into so short a budget is up to the machine: one alone decides nothing.
  assert.equal(profiles !== undefined, outcome.verdict.kind === 'regression');
  if (profiles === undefined) return;
  assert.equal(profiles.candidate.profiler, 'profile');
  assert.deepEqual(profiles.baseline.functions, [{ name: 'slow', samples: 9 }]);
  const steps = outcome.kinds.filter((kind) => /^(?:pair-done|profiling|judging)$/.test(kind));
  assert.equal(steps.slice(steps.indexOf('profiling')).join(' '), 'profiling profiling judging');
});

test('auto without a second version: stored numbers stand in, with the reason', async () => {
  const outcome = await gated({ mode: 'auto', base: { kind: 'baseline' }, keeps: true });
  assert.equal(isOfBoth(outcome), false);
  const { kind, because } = outcome.report.evidence;
  assert.equal(kind, 'none');
  assert.match(because, /No commit to compare with is known/);
  const warning = outcome.verdict.warnings.find(({ code }) => code === 'stored-only');
  assert.equal(warning?.text, because);
  // The first try stands in: it is not measured twice.
  assert.equal(outcome.kinds.filter((each) => each === 'calibrating').length, 1);
});

test('a baseline that does not start is no baseline; one that the user names is an error', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'perf-gate-test-'));
  const [git, as] = [`git -C '${cwd}'`, '-c user.name=Test -c user.email=test@example.com'];
  execSync(`${git} init -q && ${git} ${as} commit -q --allow-empty -m old`);
  const commit = execSync(`${git} rev-parse HEAD`, { encoding: 'utf8' }).trim();
  const stored = [makeRecord({ commit })];
  try {
    // Only where the candidate runs is there a file of its own.
    writeFileSync(join(cwd, 'new'), '');
    const start = `test -e new || { echo "fatal: no new"; exit 1; }; ${START}`;
    const scene = { mode: 'side-by-side', start, cwd, stored } as const;
    const outcome = await gated({ ...scene, base: { kind: 'baseline' } });
    assert.equal(isOfBoth(outcome), false);
    const { because } = outcome.report.evidence;
    assert.match(because, /The baseline could not be started\..*"fatal: no new"/);
    // Side by side was asked for: stored numbers do not stand in.
    assert.ok(outcome.verdict.kind === 'no-baseline');
    assert.match(outcome.verdict.why, /The baseline could not be started\./);
    const warning = outcome.verdict.warnings.find(({ code }) => code === 'base-not-run');
    assert.match(warning?.text ?? '', /^The base could not be run, so a loss of throughput cannot/);
    const byHand = gated({ ...scene, base: { kind: 'ref', ref: commit } });
    await assert.rejects(byHand, { code: 'server-exited', message: /^The baseline could not be/ });
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
