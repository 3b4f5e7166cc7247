// What there is to judge by before anything is measured: stored records, and earlier attempts of this run.

import type { FoundBaseline } from '../baseline/baseline-store.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { Plan } from '../plan/plan.ts';
import type { Warning } from '../verdict/verdict.ts';
import type { GatePorts } from './ports.ts';

export interface Evidence {
  readonly baseline: FoundBaseline;
  /** Earlier attempts, oldest first. */
  readonly earlier: readonly RunRecord[];
  /** How many attempts there may have been that are not among them. */
  readonly unread: number;
  /** What the searches had to say. */
  readonly warnings: readonly Warning[];
}

/** @throws GateError where something cannot be looked for: that is not the same as nothing found */
export async function findEvidence(plan: Plan, ports: GatePorts): Promise<Evidence> {
  const baseline = await ports.baseline.find(plan);
  const { records, note } = (await ports.earlierAttempts?.(plan)) ?? NO_ATTEMPTS;
  const unread = note === undefined ? 0 : ports.identity.attempt - 1 - records.length;
  const warnings = [
    ...(baseline.notes ?? []).map((text) => ({ code: 'baseline-note', text })),
    ...(note === undefined ? [] : [{ code: 'attempts-unread', text: note }]),
  ];
  for (const text of [...warnings.map((warning) => warning.text), ...describeFound(baseline)]) {
    ports.report({ kind: 'note', text });
  }
  return { baseline, earlier: records, unread: Math.max(0, unread), warnings };
}

const NO_ATTEMPTS = { records: [], note: undefined };

/** Said before minutes of measuring, so that nobody waits for a comparison that cannot be. */
function describeFound({ records, why, source }: FoundBaseline): readonly string[] {
  if (records.length === 0) return why === undefined ? [] : [why];
  if (source === undefined) return [];
  const { runId, commit, createdAt } = source;
  return [
    `baseline: run ${runId} of commit ${commit.slice(0, 12)}, ${createdAt}; ${records.length} stored in all`,
  ];
}
