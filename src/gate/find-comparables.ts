// What there is to judge by besides what is measured: stored records, and earlier attempts of this run.

import type { FoundBaseline } from '../baseline/store.ts';
import { rethrowUnlessFault } from '../errors.ts';
import type { EarlierAttempts, GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { MetricName, Warning } from '../verdict/verdict.ts';

export interface Evidence {
  readonly baseline: FoundBaseline;
  /** Earlier attempts, oldest first. */
  readonly earlier: readonly RunRecord[];
  /** What the newest of them said was beyond its tolerance. */
  readonly shown: readonly MetricName[];
  /** How many attempts there may have been that are not among them. */
  readonly unread: number;
  /** What the searches had to say. */
  readonly warnings: readonly Warning[];
}

/** @throws GateError where something cannot be looked for: that is not the same as nothing found */
export async function findEvidence(plan: Plan, ports: GatePorts): Promise<Evidence> {
  const baseline = await ports.baseline.find(plan);
  const { records, shown = [], note } = (await ports.earlierAttempts?.(plan)) ?? NO_ATTEMPTS;
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
 * The same with a nearer baseline, where one was stored meanwhile. After minutes of measuring, what was
 * found before them is not lost: neither for a fault of the store's, nor for an answer that holds less.
 * @throws what is no fault of the store: a cancellation
 */
export async function renewBaseline(
  evidence: Evidence,
  plan: Plan,
  { baseline: store, report }: Pick<GatePorts, 'baseline' | 'report'>,
): Promise<Evidence> {
  const { baseline } = evidence;
  const found =
    (await store.findAgain?.(plan).catch((error: unknown) => keep(baseline, error))) ?? baseline;
  if (found.records.length === 0 && baseline.records.length > 0) return evidence;
  const said = new Set([...(baseline.notes ?? []), ...describeFound(baseline)]);
  for (const text of [...(found.notes ?? []), ...describeFound(found)]) {
    if (!said.has(text)) report({ kind: 'note', text });
  }
  const others = evidence.warnings.filter(({ code }) => code !== 'baseline-note');
  return { ...evidence, baseline: found, warnings: [...warningsOf(found), ...others] };
}

function keep(baseline: FoundBaseline, error: unknown): FoundBaseline {
  rethrowUnlessFault(error);
  const note =
    'Whether a nearer baseline was stored meanwhile could not be looked up, so what was found ' +
    `before measuring stands: ${error.message} ${error.remedy}`;
  return { ...baseline, notes: [...(baseline.notes ?? []), note] };
}

const warningsOf = ({ notes = [] }: FoundBaseline): readonly Warning[] =>
  notes.map((text) => ({ code: 'baseline-note', text }));

const NO_ATTEMPTS: EarlierAttempts = { records: [] };

/** Said before minutes of measuring, so that nobody waits for a comparison that cannot be. */
function describeFound({ records, why, source }: FoundBaseline): readonly string[] {
  if (records.length === 0) return why === undefined ? [] : [why];
  if (source === undefined) return [];
  const { runId, commit, createdAt } = source;
  return [
    `baseline: run ${runId} of commit ${commit.slice(0, 12)}, ${createdAt}; ${records.length} stored in all`,
  ];
}
