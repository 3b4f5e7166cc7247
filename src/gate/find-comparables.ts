// What a run is compared with besides what it measures: stored records, and its own earlier attempts.

import type { FoundBaseline } from '../baseline/store.ts';
import { rethrowUnlessExplained } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { MetricName, Warning } from '../verdict/verdict.ts';
import { checkNamed } from './check-named.ts';
import type { GatePorts } from './ports.ts';

export interface Comparables {
  readonly baseline: FoundBaseline;
  /** Earlier attempts, oldest first. */
  readonly earlier: readonly RunRecord[];
  /** What the newest of them said was beyond its tolerance. */
  readonly shown: readonly MetricName[];
  /** How many attempts there may have been that are not in `earlier`. */
  readonly unread: number;
  /** From both searches. */
  readonly warnings: readonly Warning[];
}

/**
 * @throws GateError where a search fails: that is not the same as finding nothing; and where the user
 * named a baseline that is of no use
 */
export async function findComparables(
  plan: Plan,
  ports: Pick<GatePorts, 'ambient' | 'baseline' | 'earlierAttempts' | 'identity' | 'report'>,
): Promise<Comparables> {
  const found = await ports.baseline.find(plan);
  const baseline = addNotes(found, checkNamed(plan, found, ports));
  const { records, shown, note } = await ports.earlierAttempts(plan);
  const unread = note === undefined ? 0 : ports.identity.attempt - 1 - records.length;
  const warnings: readonly Warning[] = [
    ...warningsOf(baseline),
    ...(note === undefined ? [] : [{ code: 'attempts-unread', text: note } as const]),
  ];
  for (const text of [...warnings.map((warning) => warning.text), ...describeFound(baseline)]) {
    ports.report({ kind: 'note', text });
  }
  return { baseline, earlier: records, shown, unread: Math.max(0, unread), warnings };
}

/**
 * The same with a nearer baseline, where one was stored while we measured. An error of the store, or an
 * answer without records, does not take away what was found before.
 * @throws what is not an error of the store: a cancellation
 */
export async function renewBaseline(
  comparables: Comparables,
  plan: Plan,
  { baseline: store, report }: Pick<GatePorts, 'baseline' | 'report'>,
): Promise<Comparables> {
  const { baseline } = comparables;
  const found =
    (await store.findAgain(plan).catch((error: unknown) => keep(baseline, error))) ?? baseline;
  if (found.records.length === 0 && baseline.records.length > 0) return comparables;
  const said = new Set([...(baseline.notes ?? []), ...describeFound(baseline)]);
  for (const text of [...(found.notes ?? []), ...describeFound(found)]) {
    if (!said.has(text)) report({ kind: 'note', text });
  }
  const others = comparables.warnings.filter(({ code }) => code !== 'baseline-note');
  return { ...comparables, baseline: found, warnings: [...warningsOf(found), ...others] };
}

function keep(baseline: FoundBaseline, error: unknown): FoundBaseline {
  rethrowUnlessExplained(error);
  const note =
    'Whether a nearer baseline was stored meanwhile could not be looked up, so what was found ' +
    `before measuring stands: ${error.message} ${error.remedy}`;
  return addNotes(baseline, [note]);
}

const addNotes = (baseline: FoundBaseline, more: readonly string[]): FoundBaseline =>
  more.length === 0 ? baseline : { ...baseline, notes: [...(baseline.notes ?? []), ...more] };

const warningsOf = ({ notes = [] }: FoundBaseline): readonly Warning[] =>
  notes.map((text) => ({ code: 'baseline-note', text }));

/** Shown before minutes of measuring, so that users do not wait for a comparison that cannot happen. */
function describeFound({ records, why, source }: FoundBaseline): readonly string[] {
  if (records.length === 0) return why === undefined ? [] : [why];
  if (source === undefined) return [];
  const { runId, commit, createdAt } = source;
  return [
    `baseline: run ${runId} of commit ${commit.slice(0, 12)}, ${createdAt}; ${records.length} stored in all`,
  ];
}
