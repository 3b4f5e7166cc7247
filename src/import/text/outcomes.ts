// Answers and errors, counted by status and by what the error says.

import type { FailureClass } from '../imported-run.ts';

export interface Tally {
  readonly byStatus: ReadonlyMap<number, number>;
  readonly errors: readonly (readonly [text: string, count: number])[];
  /** Of all statuses. */
  readonly answers: number;
  readonly succeeded: number;
  /** Without an answer. */
  readonly unanswered: number;
}

export function tallyOf(byStatus: Tally['byStatus'], errors: Tally['errors']): Tally {
  const sum = (counts: Iterable<number>) => [...counts].reduce((total, each) => total + each, 0);
  const succeeded = [...byStatus].filter(([status]) => isSuccess(status)).map(([, count]) => count);
  return {
    byStatus,
    errors,
    answers: sum(byStatus.values()),
    succeeded: sum(succeeded),
    unanswered: sum(errors.map(([, count]) => count)),
  };
}

/** A redirect that is not followed is an answer, too. */
export const isSuccess = (status: number): boolean => status >= 200 && status < 400;

/** What the texts of errors in Go and in Rust say of their kind. */
export function classOfError(text: string): FailureClass {
  const short = text.slice(0, 500);
  if (/timed? ?out|deadline exceeded/i.test(short)) return 'timeout';
  if (/reset|EOF|closed|broken pipe/i.test(short)) return 'read';
  if (/refused|connect|dial |no route|no such host/i.test(short)) return 'connect';
  return 'other';
}

export function classed(errors: Tally['errors']): Partial<Record<FailureClass, number>> {
  const failed: Partial<Record<FailureClass, number>> = {};
  for (const [text, count] of errors) {
    const name = classOfError(text);
    failed[name] = (failed[name] ?? 0) + count;
  }
  return failed;
}
