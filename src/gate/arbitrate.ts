// Measures what it takes to judge: the candidate alone where stored numbers are enough, else both versions.

import { buildCandidate } from '../arms/build-candidate.ts';
import { openBaselineArm } from '../arms/open-baseline-arm.ts';
import { reasonOf } from '../arms/reason-of.ts';
import type { FoundBaseline } from '../baseline/store.ts';
import { describeMachine, type MachineFacts } from '../machine/environment.ts';
import { takeMachineLock } from '../machine/lock.ts';
import { measureAlone } from '../measure/alone.ts';
import { ArmNotStarted } from '../measure/arm-not-started.ts';
import { chooseRate } from '../measure/choose-rate.ts';
import type { GatePorts } from '../measure/ports.ts';
import { measureSideBySide, type SideBySide } from '../measure/side-by-side.ts';
import type { Plan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import { isPaired } from '../record/pairs.ts';
import type { RunRecord } from '../record/run-record.ts';
import { type Milliseconds, milliseconds } from '../units.ts';
import { couldStoredPass } from '../verdict/could-pass.ts';
import { isDecided } from '../verdict/is-decided.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Evidence } from './find-comparables.ts';
import type { Measurement, StoredNumbers } from './measurement.ts';

/** How a measurement would be judged. */
export type JudgeMeasured = (
  measured: Pick<Measurement, 'record' | 'plan' | 'incidents' | 'storedNumbers'>,
) => Verdict;

/** Of the budget, for a first try with stored numbers: what is left must still be worth a comparison. */
const FIRST_TRY = 1 / 3;

/**
 * The machine is ours only in here: whoever waits for another run must not hold what that run needs.
 * @param judged asked after a first try, and at a look on the way
 * @throws GateError when it could not be measured; whatever was started has been stopped
 */
export async function measure(
  plan: Plan,
  found: Evidence,
  judged: JudgeMeasured,
  ports: GatePorts,
): Promise<Measurement> {
  await using _machine = await lockMachine(ports);
  const machine = describeMachine(ports);
  await buildCandidate(plan, ports);
  const run = { plan, found, machine, judged, ports };
  return plan.compare.mode === 'stored' ? await measureForStored(run) : await arbitrate(run);
}

interface Run {
  readonly plan: Plan;
  readonly found: Evidence;
  readonly machine: MachineFacts;
  readonly judged: JudgeMeasured;
  readonly ports: GatePorts;
}

function measureForStored(run: Run): Promise<Measurement> {
  const because = 'Judged by stored numbers, because `compare` is `stored`.';
  return alone(run, run.plan.load.budget, { kind: 'decide' }, because);
}

/**
 * Stored numbers are tried first where they could pass an unchanged candidate, which takes a machine
 * that is met again; and where this run is stored for others to try. What they do not pass is
 * compared side by side: nobody gets a red check because of a different machine.
 */
async function arbitrate(run: Run): Promise<Measurement> {
  const { budget } = run.plan.load;
  const tried = mayTryStored(run) ? await tryStored(run) : undefined;
  const mayPass = tried !== undefined && !hasPairs(run);
  if (mayPass && run.judged(tried).kind === 'pass') return tried;
  const left = tried === undefined ? budget : milliseconds(budget * (1 - FIRST_TRY));
  return await compareVersions(run, left, tried);
}

function mayTryStored({ plan, found, machine, ports }: Run): boolean {
  if (plan.compare.mode !== 'auto' || machine.machine === undefined) return false;
  const environment = { ...machine, perfGate: ports.identity.perfGate };
  const stored = found.baseline.records;
  const couldPass = couldStoredPass({ stored, planHash: plan.hash, environment, plan });
  return (couldPass && !hasPairs({ found })) || ports.baseline.keeps === true;
}

/** What an earlier attempt of this run measured side by side, only more pairs may overrule. */
const hasPairs = ({ found }: Pick<Run, 'found'>): boolean => found.earlier.some(isPaired);

function tryStored(run: Run): Promise<Measurement> {
  const budget = milliseconds(run.plan.load.budget * FIRST_TRY);
  const because =
    'Stored numbers of this very machine were steady enough to pass it, so the baseline was not measured again.';
  return alone(run, budget, { kind: 'may-pass' }, because);
}

async function compareVersions(
  run: Run,
  budget: Milliseconds,
  tried: Measurement | undefined,
): Promise<Measurement> {
  const { plan, found, machine, judged, ports } = run;
  const opened = await openBaselineArm(plan, found.baseline, ports);
  if (opened.kind === 'none') return await standIn(run, budget, tried, opened.why);
  await using baseline = opened.arm;
  const storedNumbers = { kind: 'ignored', why: undefined } as const;
  const isEnough = (record: RunRecord, asked: Plan, incidents: readonly Incident[]): boolean =>
    isDecided(judged({ record, plan: asked, incidents, storedNumbers }));
  const givenRate = chooseRate(plan, NOTHING_STORED, found.earlier.filter(isPaired));
  const measured = await measureSideBySide(
    { plan, baseline, machine, budget, givenRate, isDecided: isEnough },
    ports,
  ).catch((error: unknown) => excuseBaseline(plan, error));
  if (measured.kind === 'nothing-in-common') return await standIn(run, budget, tried, measured.why);
  const { record } = measured;
  const stored = tried?.record ?? record;
  const evidence = { kind: 'side-by-side', because: whySideBySide(run, tried) } as const;
  return { ...measured, stored, storedNumbers, evidence };
}

/**
 * A baseline that nobody named by hand, and that does not start, is one that cannot be had: a change
 * that mends a broken base branch must pass.
 */
function excuseBaseline({ compare }: Plan, error: unknown): SideBySide {
  const isItsOwn = error instanceof ArmNotStarted && error.arm === 'baseline';
  if (!isItsOwn || compare.base.kind !== 'baseline') throw error;
  return { kind: 'nothing-in-common', why: reasonOf(error) };
}

/** Response times of two arms are at the rate that the baseline holds now. */
const NOTHING_STORED: FoundBaseline = { records: [], description: 'nothing' };

function whySideBySide({ plan }: Run, tried: Measurement | undefined): string {
  if (plan.compare.mode === 'side-by-side') {
    return 'Both versions were measured in turn on this machine.';
  }
  return tried === undefined
    ? 'Both versions were measured in turn on this machine; stored numbers, from other machines or too few, could not have shown that nothing changed.'
    : 'Both versions were measured in turn on this machine, because stored numbers of it did not clearly pass this one.';
}

/** Without a second version: what was measured alone, or is now. */
async function standIn(
  run: Run,
  budget: Milliseconds,
  tried: Measurement | undefined,
  why: string,
): Promise<Measurement> {
  const isForced = run.plan.compare.mode === 'side-by-side';
  const storedNumbers: StoredNumbers = isForced ? { kind: 'ignored', why } : { kind: 'may-pass' };
  const because = `The baseline could not be measured beside the candidate. ${why}`;
  const measured = tried ?? (await alone(run, budget, storedNumbers, because));
  const warnings = [{ code: 'stored-only', text: because }] as const;
  return { ...measured, storedNumbers, evidence: { kind: 'none', because }, warnings };
}

async function alone(
  { plan, found, machine, ports }: Run,
  budget: Milliseconds,
  storedNumbers: StoredNumbers,
  because: string,
): Promise<Measurement> {
  const givenRate = chooseRate(plan, found.baseline, found.earlier);
  const measured = await measureAlone({ plan, machine, budget, givenRate }, ports);
  const evidence = { kind: 'stored', because } as const;
  return { ...measured, stored: measured.record, warnings: [], plan, storedNumbers, evidence };
}

function lockMachine({ signal, report }: GatePorts): Promise<AsyncDisposable> {
  const onWait = (holder: string) => report({ kind: 'waiting-for-machine', holder });
  return takeMachineLock({ signal, onWait });
}
