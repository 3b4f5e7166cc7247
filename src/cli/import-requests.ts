// `perf-gate import-requests`: reads the file that is named, and writes requests to standard output or a new file.

import { resolve } from 'node:path';
import { GateError, InputError } from '../errors.ts';
import { importRequests } from '../import-requests/import-requests.ts';
import type { ImportSource } from '../import-requests/read-source.ts';
import { readImportOptions } from '../plan/read-import.ts';
import { cannotBeRead, openRegularFile, writeNewTextFile } from '../regular-file.ts';
import type { Session } from './commands.ts';

/** In bytes. A day of a busy server, or a page with all that it loaded. */
const LARGEST_INPUT = 128 * 1_024 * 1_024;

/** @throws InputError where the file cannot be read, or no request is in it; GateError `report-not-written` */
export async function importFromFile({ line, console }: Session): Promise<number> {
  const options = readImportOptions(line);
  const { text, summary } = importRequests(sourceOf(line), options);
  if (options.out === undefined) console.out(text);
  else writeNew(options.out, text);
  console.err(summary);
  return 0;
}

function sourceOf({ foreign, positionals }: Session['line']): ImportSource {
  if (foreign.length > 0) return { kind: 'words', words: foreign };
  const path = positionals[0] ?? '';
  try {
    using file = openRegularFile(resolve(path), LARGEST_INPUT);
    return { kind: 'file', path, bytes: file.bytes() };
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    const remedy =
      'Name a regular file of at most 128 MiB; of a log, its end will do: `tail -n 100000`.';
    throw new InputError([{ place: 'FILE', problem, remedy }]);
  }
}

function writeNew(path: string, text: string): void {
  try {
    writeNewTextFile(resolve(path), text);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') {
      const problem = `${path} is there already, and is not overwritten.`;
      throw new InputError([{ place: '--out', problem, remedy: 'Name another file.' }]);
    }
    throw new GateError({
      code: 'report-not-written',
      kind: 'gate',
      message: `The requests could not be written to ${path}.`,
      remedy:
        'Name a file in a folder that exists, that you may write to, and whose disk is not full.',
      details: cause instanceof Error ? [cause.message] : [],
      cause,
    });
  }
}
