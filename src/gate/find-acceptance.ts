// Whether somebody accepted the loss that was shown. Not to know is not to be accepted.

import { GateError } from '../errors.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import type { Verdict, Warning } from '../verdict/verdict.ts';
import type { GatePorts } from './ports.ts';

export interface FoundAcceptance {
  readonly acceptance: Acceptance | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * Asks only where a loss was shown.
 * @throws what is no fault of the lookup: a cancellation
 */
export async function findAcceptance(
  verdict: Verdict,
  ports: Pick<GatePorts, 'findAcceptance'>,
): Promise<FoundAcceptance> {
  if (verdict.kind !== 'regression') return { acceptance: undefined, warnings: [] };
  try {
    return { acceptance: await ports.findAcceptance?.(), warnings: [] };
  } catch (error) {
    if (!(error instanceof GateError) || error.kind === 'cancelled') throw error;
    const text = `Whether this loss was accepted could not be looked up, so it is not: ${error.message} ${error.remedy}`;
    return { acceptance: undefined, warnings: [{ code: 'acceptance-unknown', text }] };
  }
}
