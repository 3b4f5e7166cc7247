// A baseline that the user named is held against this run before anything is measured.

import type { FoundBaseline } from '../baseline/store.ts';
import { baselineUnusable } from '../baseline/unusable.ts';
import { engineFor } from '../load/engines.ts';
import { describeMachine } from '../machine/environment.ts';
import type { Plan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { newestFirst } from '../record/order.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { NonEmpty } from '../units.ts';
import {
  describePlanDifferences,
  findComparable,
  listDifferences,
  type PlannedRun,
} from '../verdict/comparable.ts';
import type { GatePorts } from './ports.ts';

type NamedPorts = Pick<GatePorts, 'identity' | 'ambient'>;

/**
 * @returns what a reader should know where stored numbers need not decide, as whole sentences
 * @throws GateError `baseline-unusable` where they are to decide, none can, and the plan says that
 * there must be some
 */
export function checkNamed(
  plan: Plan,
  { records, description, isNamed }: FoundBaseline,
  ports: NamedPorts,
): readonly string[] {
  const others = records.filter(({ id }) => id !== ports.identity.id);
  const [newest, ...older] = newestFirst(others);
  if (!isNamed || newest === undefined) return [];
  const named: Named = { path: description, records: [newest, ...older] };
  const run = plannedRun(plan, ports);
  if (plan.compare.mode !== 'stored') return warnOfPlan(named, run);
  if (plan.policy.missingBaseline === 'fail') refuseIncomparable(named, run);
  return [];
}

interface Named {
  readonly path: string;
  /** Newest first. */
  readonly records: NonEmpty<RunRecord>;
}

/** The run as it will be: one version alone, for stored numbers. */
function plannedRun(plan: Plan, ports: NamedPorts): PlannedRun {
  const { id, perfGate } = ports.identity;
  return {
    id,
    planHash: planHash(plan),
    plan: plan.summary,
    environment: { ...describeMachine(ports), perfGate },
    load: { engine: engineFor(plan.load), arms: 1 },
  };
}

/** Another machine does not matter here: the numbers that decide come from this one. */
function warnOfPlan({ path, records }: Named, run: PlannedRun): readonly string[] {
  const differences = records.map((record) => describePlanDifferences(record, run));
  const [ofNewest] = differences;
  if (ofNewest === undefined || differences.includes(undefined)) return [];
  return [
    `The stored numbers in ${path} do not count, because they are of another plan: ${ofNewest}.`,
  ];
}

/** Explains the newest record, because that is the one a reader expects to be used. */
function refuseIncomparable({ path, records }: Named, run: PlannedRun): void {
  if (findComparable(run, records).kind === 'comparable') return;
  const [newest] = records;
  const message =
    records.length === 1
      ? `The record in the baseline file ${path} cannot be compared with this run.`
      : `None of the ${records.length} records in the baseline file ${path} can be compared with this run. The newest:`;
  throw baselineUnusable(message, listDifferences(newest, run));
}
