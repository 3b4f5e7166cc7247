// Remembers a run. A regression is remembered too, but never becomes what others are compared with.

import type { RunRecord } from '../measure/run-record.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { GatePorts } from './ports.ts';

/** An invalid run is not stored: there is nothing in it to compare with. */
export async function storeRecord(
  record: RunRecord,
  verdict: Verdict,
  { baseline, report }: GatePorts,
): Promise<void> {
  if (verdict.kind === 'invalid-run') return;
  const stored = await baseline.store({ ...record, accepted: verdict.kind !== 'regression' });
  if (stored.kind === 'stored')
    report({ kind: 'saved', path: stored.description, records: stored.records });
}
