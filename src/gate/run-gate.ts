// The gate, as a table of contents: find what to compare with, lock the machine, build, choose the
// comparison, loop over looks, judge, store, report.

import { buildCandidate } from '../arms/build.ts';
import { hintAtCheckout } from '../arms/from-commit.ts';
import { checkGivenBase } from '../arms/given.ts';
import { hintAtModules } from '../arms/missing-module.ts';
import { openBaselineArm } from '../arms/open-baseline-arm.ts';
import { reasonOf } from '../arms/reason-of.ts';
import type { GateError } from '../errors.ts';
import { describeMachine, type MachineFacts } from '../machine/environment.ts';
import { ArmNotStarted } from '../measure/arm-not-started.ts';
import type { BaselineArm, NoArm } from '../measure/baseline-arm.ts';
import { UnexpectedAnswers } from '../measure/refuse-unexpected.ts';
import { type MeasureInput, measureLooks, type RunSoFar } from '../measure/run.ts';
import { NothingInCommon, OnlyOldPlanFails } from '../measure/versions.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import { composeReport } from '../report/compose-report.ts';
import type { GateReport } from '../report/gate-report.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import { judgeAttempts, judgeSoFar } from '../verdict/attempts.ts';
import { isDecided } from '../verdict/is-decided.ts';
import { stepOf } from '../verdict/step.ts';
import type { Verdict, Warning } from '../verdict/verdict.ts';
import { warnOfDrift } from '../verdict/warn-drift.ts';
import {
  type AloneStep,
  type BesideStep,
  chooseComparison,
  chooseStandIn,
  isEnough,
} from './arbitrate.ts';
import { findArmDifferences } from './arm-differences.ts';
import { askAcceptance } from './ask-acceptance.ts';
import { findLastRelease, findNamedAnchor } from './find-anchor.ts';
import { type Comparables, findComparables, renewBaseline } from './find-comparables.ts';
import { lockMachine } from './lock-machine.ts';
import { attemptsOf, type Measurement, type StoredNumbers } from './measurement.ts';
import type { GatePorts } from './ports.ts';
import { profileLoss } from './profile-loss.ts';
import { provenRequests } from './proven-requests.ts';
import { storeRecord } from './store-record.ts';

export interface GateOutcome {
  readonly verdict: Verdict;
  /** Who accepted the loss of a regression. */
  readonly acceptance: Acceptance | undefined;
  /** What this attempt measured, and whether others may be compared with it. */
  readonly record: RunRecord;
  /** What the next attempt of this run adds its blocks to: the valid ones so far, oldest first. */
  readonly attempts: readonly RunRecord[];
  /** Everything for the reader, including the exit code. */
  readonly report: GateReport;
  /** Why the record could not be stored; show it after the report. */
  readonly notStored: GateError | undefined;
}

/** How the gate gets its numbers. */
type Measure = (plan: Plan, found: Comparables, ports: GatePorts) => Promise<Measurement>;

/**
 * Gates the plan's candidate against its baseline: stored numbers, or the version before, run again.
 * @param measureRun for tests of what comes before and after measuring
 * @throws GateError when the gate could not do its work; whatever was started has been stopped
 */
export async function runGate(
  plan: Plan,
  ports: GatePorts,
  measureRun: Measure = measure,
): Promise<GateOutcome> {
  await checkGivenBase(plan, ports);
  const named = await findNamedAnchor(plan, ports);
  const found = await findComparables(plan, ports);
  const measured = await measureRun(plan, found, ports).catch((error: unknown) => {
    throw hintAtModules(error, plan);
  });
  const comparables = await renewBaseline(found, plan, ports);

  ports.report({ kind: 'judging' });
  const judged = judgeAttempts(attemptsOf(measured, measured.storedNumbers, comparables));
  const asked = await askAcceptance(judged.verdict, ports);
  const { acceptance, isNewLevel } = asked;
  // A regression is stored too; accepted, it replaces what was compared with before.
  const accepted = judged.verdict.kind !== 'regression' || isNewLevel;
  const storedAs = { accepted, isNewLevel, step: stepOf(measured.record) };
  const record = { ...measured.record, ...storedAs };
  const chained = [...(comparables.baseline.kept ?? comparables.baseline.records), record];
  const isNamed = plan.compare.anchor !== undefined;
  const from = isNamed ? named : await findLastRelease(chained, record, ports);
  const verdict = addWarnings(judged.verdict, [
    ...asked.warnings,
    ...comparables.warnings,
    ...measured.warnings,
    ...from.warnings,
    ...warnOfDrift(chained, plan.tolerances, from.anchor),
  ]);
  const valid = judged.isOwnValid ? [record] : [];
  const { saved, notStored } = judged.isOwnValid
    ? await storeRecord({ ...measured.stored, ...storedAs }, plan, ports)
    : {};
  const report = composeReport({
    plan: measured.plan,
    baseline: comparables.baseline,
    verdict,
    acceptance,
    record: judged.candidate,
    evidence: measured.evidence,
    saved,
    attempts: { ...ports.identity, pooled: judged.pooled },
  });
  const attempts = [...comparables.earlier, ...valid];
  return { verdict, acceptance, record, attempts, report, notStored };
}

const addWarnings = (verdict: Verdict, warnings: readonly Warning[]): Verdict => ({
  ...verdict,
  warnings: [...verdict.warnings, ...warnings],
});

/** What measuring needs at every step. */
interface Scene {
  readonly plan: Plan;
  readonly found: Comparables;
  readonly machine: MachineFacts;
  readonly ports: GatePorts;
}

/**
 * Locks the machine only while building and measuring: a gate waiting for another's result must not
 * hold the lock which that one needs.
 */
async function measure(plan: Plan, found: Comparables, ports: GatePorts): Promise<Measurement> {
  await using _machine = await lockMachine(ports);
  const machine = describeMachine(ports);
  await buildCandidate(plan, ports);
  const scene: Scene = { plan, found, machine, ports };
  const environment = { ...machine, perfGate: ports.identity.perfGate };
  const { keeps } = ports.baseline;
  const chosen = chooseComparison({ plan, found, environment, keeps });
  if (chosen.kind === 'stored') return await measureAlone(chosen.alone, scene);
  if (chosen.kind === 'side-by-side') return await measureBoth(chosen.beside, scene);
  const tried = await measureAlone(chosen.alone, scene).catch(unlessUnexpected);
  if (tried && isEnough(chosen, judgeNow(tried, tried.storedNumbers, scene))) return tried;
  return await measureBoth(chosen.beside, scene, tried);
}

/** The version beside it shows whether the plan or the candidate is at fault. */
function unlessUnexpected(error: unknown): undefined {
  if (!(error instanceof UnexpectedAnswers)) throw error;
}

/** The candidate by itself: for stored numbers, absolute limits, and as a later baseline. */
async function measureAlone(step: AloneStep, scene: Scene): Promise<Measurement> {
  const { storedNumbers, because } = step;
  const measured = await measureUntilDecided(step, undefined, storedNumbers, scene);
  const evidence = { kind: 'stored', because } as const;
  return { ...measured, stored: measured.record, storedNumbers, evidence };
}

/** @param tried the candidate alone, where that was not enough */
async function measureBoth(
  step: BesideStep,
  scene: Scene,
  tried?: Measurement,
): Promise<Measurement> {
  const { plan, found, machine, ports } = scene;
  const opened = await openBaselineArm(plan, found.baseline, ports);
  if (opened.kind !== 'opened') return await standIn(step, scene, tried, opened);
  await using baseline = opened.arm;
  const storedNumbers = { kind: 'ignored', why: undefined } as const;
  const measured = await measureUntilDecided(step, baseline, storedNumbers, scene).catch(
    (error: unknown) => whyNoBaseline(plan, hintAtCheckout(error, baseline), ports),
  );
  if ('why' in measured) return await standIn(step, scene, tried, measured);
  const evidence = { kind: 'side-by-side', because: step.because } as const;
  const { profiles, warnings } = await profileLoss(
    judgeNow(measured, storedNumbers, scene),
    { plan: measured.plan, machine, baseline },
    ports,
  );
  const armDifferences = findArmDifferences(plan, baseline, ports);
  const record = { ...measured.record, armDifferences, profiles };
  return {
    ...measured,
    record,
    stored: tried?.record ?? record,
    storedNumbers,
    evidence,
    warnings: [...measured.warnings, ...warnings],
  };
}

/** The loop of looks: ends when more blocks could not change the verdict, or all are measured. */
async function measureUntilDecided(
  { budget, givenRate }: Pick<MeasureInput, 'budget' | 'givenRate'>,
  baseline: BaselineArm | undefined,
  storedNumbers: StoredNumbers,
  scene: Scene,
): Promise<RunSoFar> {
  const { plan, machine, ports } = scene;
  const proven = provenRequests(plan, scene.found.baseline.records);
  const looks = measureLooks({ plan, machine, baseline, budget, givenRate, proven }, ports);
  for await (const soFar of looks) {
    if (soFar.isLast) return soFar;
    if (!isDecided(judgeNow(soFar, storedNumbers, scene))) continue;
    ports.report({ kind: 'decided' });
    return soFar;
  }
  throw new Error('unreachable: every run has a last look');
}

function judgeNow(
  soFar: Parameters<typeof attemptsOf>[0],
  storedNumbers: StoredNumbers,
  { found }: Scene,
): Verdict {
  return judgeSoFar(attemptsOf(soFar, storedNumbers, found));
}

/**
 * Why there is no baseline. A baseline that was not named by hand and does not
 * start is not an error: a change that mends a broken base branch must pass.
 */
function whyNoBaseline({ compare }: Plan, error: unknown, ports: GatePorts): NoArm {
  if (error instanceof NothingInCommon || error instanceof OnlyOldPlanFails)
    return { kind: 'none', why: error.message };
  const isItsOwn = error instanceof ArmNotStarted && error.arm === 'baseline';
  if (!isItsOwn || compare.base.kind !== 'baseline') throw error;
  return { kind: 'failed', why: reasonOf(error, ports) };
}

/** Without a second version: the candidate alone, measured before or now. */
async function standIn(
  step: BesideStep,
  scene: Scene,
  tried: Measurement | undefined,
  lacking: NoArm,
): Promise<Measurement> {
  const alone = chooseStandIn(scene, step, lacking);
  const { storedNumbers, because } = alone;
  const measured = tried ?? (await measureAlone(alone, scene));
  const code = lacking.kind === 'none' ? 'stored-only' : 'base-not-run';
  const warnings = [{ code, text: because }] as const;
  return { ...measured, storedNumbers, evidence: { kind: 'none', because }, warnings };
}
