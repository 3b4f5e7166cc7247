// One trial: builds both arms, makes the noise, runs the whole gate, and writes down what came of it.

import { mkdirSync } from 'node:fs';
import { availableParallelism, cpus, release } from 'node:os';
import { join } from 'node:path';
import { nothingStored } from '../../src/baseline/store.ts';
import { GateError } from '../../src/errors.ts';
import { noWorkflow } from '../../src/gate/ports.ts';
import { type GateOutcome, runGate } from '../../src/gate/run-gate.ts';
import type { Progress } from '../../src/progress.ts';
import { toSeconds } from '../../src/units.ts';
import type { Comparison, Verdict } from '../../src/verdict/verdict.ts';
import { VERSION } from '../../src/version.ts';
import { buildArms } from './arm-folders.ts';
import type { Calibrator } from './calibration-file.ts';
import { describePairs } from './describe-pairs.ts';
import { type GateOptions, gatePlan } from './gate-plan.ts';
import { type Injection, inject } from './inject.ts';
import { parseLoss } from './losses.ts';
import { watchNeighbours } from './neighbours.ts';
import { startNoise } from './noise-beside.ts';
import { keyOf, type Scenario } from './scenarios.ts';
import { serverKind } from './server-kinds.ts';
import type { ComparisonLine, MachineLine, Trial, TrialOutcome } from './trial.ts';
import { saveRecord } from './trial-file.ts';

interface TrialOrder {
  readonly scenario: Scenario;
  /** Counted from 1. */
  readonly number: number;
  readonly seed: string;
  readonly budget: string;
  readonly flags: Readonly<Record<string, string>>;
  /** The file of lines. */
  readonly out: string;
}

interface TrialPorts {
  readonly calibrator: Calibrator;
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
}

/** @throws the signal's reason when cancelled; nothing is left running, and the trial does not count */
export async function runTrial(order: TrialOrder, ports: TrialPorts): Promise<Trial> {
  const { scenario, number, budget, flags } = order;
  const kind = serverKind(scenario.server);
  const loss = parseLoss(scenario.loss);
  const seed = `${order.seed}-${keyOf(scenario).replaceAll(' ', '-')}-${number}`;
  await using folders = await buildArms(kind);
  const injection = await inject(loss, kind, folders, ports.calibrator);
  const arms = { folders, work: kind.work, knobs: injection.knobs };

  const date = new Date().toISOString();
  const startedAt = performance.now();
  const endWatch = watchNeighbours();
  const outcome = await runWithNoise({ ...order, loss, seed }, arms, ports);
  const neighbours = endWatch();
  return {
    schema: 1,
    scenario,
    number,
    seed,
    date,
    durationSeconds: Math.round((performance.now() - startedAt) / 100) / 10,
    budget,
    flags,
    work: kind.work,
    ...injection,
    machine: describeMachine(),
    neighbours,
    outcome,
  };
}

async function runWithNoise(
  order: TrialOrder & GateOptions,
  arms: Parameters<typeof gatePlan>[1] & Pick<Injection, 'knobs'>,
  { signal, report }: TrialPorts,
): Promise<TrialOutcome> {
  const plan = gatePlan(order, arms);
  await using _noise = startNoise(order.scenario.noise, toSeconds(plan.load.budget), order.seed);
  const logs = join(arms.folders.root, 'logs');
  mkdirSync(logs);
  try {
    const outcome = await runGate(plan, {
      ...noWorkflow,
      baseline: nothingStored,
      report,
      hide: () => undefined,
      signal,
      ambient: process.env,
      logs,
      identity: {
        id: order.seed,
        attempt: 1,
        commit: undefined,
        url: undefined,
        perfGate: VERSION,
      },
    });
    return describeOutcome(order, outcome);
  } catch (error) {
    signal.throwIfAborted();
    // Every run counts, this one as an error of the gate.
    if (!(error instanceof GateError)) throw error;
    return { kind: 'error', code: error.code, message: error.message };
  }
}

function describeOutcome(
  { out, seed }: TrialOrder,
  { verdict, record }: GateOutcome,
): TrialOutcome {
  const { look, load } = record;
  return {
    kind: 'judged',
    verdict: verdict.kind,
    offending: verdict.kind === 'regression' ? verdict.offending : [],
    because: explain(verdict),
    warnings: verdict.warnings.map(({ code }) => code),
    comparisons: verdict.comparisons.map(describeComparison),
    look: { number: look?.number ?? 1, of: look?.of ?? 1, planned: look?.plannedBlocks ?? 0 },
    offeredRate: load.offeredRate ?? null,
    pairs: describePairs(record),
    record: saveRecord(out, seed, record),
  };
}

function explain(verdict: Verdict): string | null {
  switch (verdict.kind) {
    case 'invalid-run':
      return verdict.because.text;
    case 'no-baseline':
      return verdict.why;
    case 'inconclusive':
      return verdict.need;
    case 'pass':
    case 'regression':
      return null;
  }
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function describeComparison(comparison: Comparison): ComparisonLine {
  const { metric, request = null, role, outcome, loss, tolerance, alpha, method } = comparison;
  const { estimate, low, high } = loss;
  const bounds = { estimate, low: finiteOrNull(low), high: finiteOrNull(high) };
  return { metric, request, role, outcome, ...bounds, tolerance, alpha, method };
}

function describeMachine(): MachineLine {
  return {
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    kernel: release(),
    node: process.versions.node,
    perfGate: VERSION,
  };
}
