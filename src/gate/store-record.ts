// Hands a run to the store; one that cannot take it does not lose the verdict.

import { type GateError, rethrowUnlessFault } from '../errors.ts';
import type { GatePorts } from '../measure/ports.ts';
import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import { packCandidate } from './pack-candidate.ts';

/**
 * @returns why it could not be stored: the verdict of a run of minutes is not lost for that
 * @throws what is no fault of the store: a cancellation
 */
export async function storeRecord(
  record: RunRecord,
  plan: Plan,
  ports: GatePorts,
): Promise<GateError | undefined> {
  const { baseline, report } = ports;
  try {
    await using build = await packCandidate(plan, ports);
    const stored = await baseline.store(record, build);
    if (stored.kind === 'stored') {
      report({ kind: 'saved', path: stored.description, records: stored.records });
    }
    return undefined;
  } catch (error) {
    rethrowUnlessFault(error);
    return error;
  }
}
