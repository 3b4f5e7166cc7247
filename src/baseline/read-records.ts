// Reads a baseline file. Anybody may have written it.

import { readFile } from 'node:fs/promises';
import { GateError } from '../errors.ts';
import { decodeRecords } from '../record/file.ts';
import type { RunRecord } from '../record/run-record.ts';

/**
 * Newest last; `undefined`: there is no such file.
 * @throws GateError `record-unreadable`.
 */
export async function readRecords(path: string): Promise<readonly RunRecord[] | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw cannotRead(path, error);
  });
  return text === undefined ? undefined : decodeRecords(text, path);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function cannotRead(path: string, cause: unknown): GateError {
  return new GateError({
    code: 'record-unreadable',
    kind: 'gate',
    message: `The baseline file ${path} cannot be read.`,
    remedy: 'Make it a file that perf-gate may read, or name another.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
}
