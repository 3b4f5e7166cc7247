// Remembers a run. A regression is remembered too, but never becomes what others are compared with.

import { GateError } from '../errors.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { GatePorts } from './ports.ts';

/**
 * An invalid run is not stored: there is nothing in it to compare with.
 * @returns why it could not be stored: the verdict of a run of minutes is not lost for that
 */
export async function storeRecord(
  record: RunRecord,
  verdict: Verdict,
  { baseline, report }: GatePorts,
): Promise<GateError | undefined> {
  if (verdict.kind === 'invalid-run') return undefined;
  try {
    const stored = await baseline.store({ ...record, accepted: verdict.kind !== 'regression' });
    if (stored.kind === 'stored') {
      report({ kind: 'saved', path: stored.description, records: stored.records });
    }
    return undefined;
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
}
