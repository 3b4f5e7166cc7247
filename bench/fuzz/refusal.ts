// What becomes of an input: which errors perf-gate may answer with, and which are faults of its own.

import { asGateError } from '../../src/edge/errors.ts';
import type { ErrorCode } from '../../src/errors.ts';
import { renderError } from '../../src/report/render-error.ts';

/** No input may lead to these. */
const OWN_FAULTS: ReadonlySet<ErrorCode> = new Set([
  'internal-error',
  'accounting-broken',
  'generator-failed',
]);

/**
 * Shows the error as the command would.
 * @returns its code
 * @throws an error that is perf-gate's own fault
 */
export function refusalOf(thrown: unknown): string {
  const error = asGateError(thrown);
  renderError({ ...error, message: error.message, details: error.lines }, { colour: true });
  if (OWN_FAULTS.has(error.code)) throw thrown;
  return `refused: ${error.code}`;
}

/**
 * @param accepted what it is where nothing is thrown
 * @throws an error that is perf-gate's own fault
 */
export async function outcomeOf(read: () => Promise<unknown>, accepted: string): Promise<string> {
  try {
    await read();
    return accepted;
  } catch (error) {
    return refusalOf(error);
  }
}
