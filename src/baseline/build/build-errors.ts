// Why a build cannot be stored, or a stored build cannot be used.

import { GateError } from '../../errors.ts';
import { diskFull, saysDiskFull } from '../git/checkout-errors.ts';

export const notPacked = (why: string, details: readonly string[] = []): GateError =>
  new GateError({
    code: 'build-not-packed',
    kind: 'gate',
    message: `The build cannot be stored, because ${why}.`,
    remedy:
      'See to it that `baseline-paths` names what the server needs and no more; without a stored build the ' +
      'baseline is built from its commit.',
    details,
  });

export const notUnpacked = (why: string, details: readonly string[] = []): GateError =>
  new GateError({
    code: 'build-not-unpacked',
    kind: 'gate',
    message: `The stored build cannot be used, because ${why}.`,
    remedy: 'Nothing of it was kept. The next run on the base branch stores a new one.',
    details,
  });

/** An error of the file system while writing to `directory`, or of the archive. */
export function explainFileError(
  error: unknown,
  directory: string,
  otherwise: (details: readonly string[]) => GateError,
): GateError {
  if (error instanceof GateError) return error;
  const details = [error instanceof Error ? error.message : `${error}`];
  return details.some(saysDiskFull) ? diskFull(directory, details) : otherwise(details);
}
