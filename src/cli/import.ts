// `perf-gate import`: reads what other load generators printed, and shows it.

import { resolve } from 'node:path';
import { type Fault, InputError } from '../errors.ts';
import type { ImportedRun } from '../import/imported-run.ts';
import { readResults } from '../import/read-results.ts';
import { renderRuns, renderRunsJson, renderRunsMarkdown } from '../import/render-runs.ts';
import type { Destination } from '../plan/plan.ts';
import { type ResultOutputs, readResultOutputs } from '../plan/read-import.ts';
import { cannotBeRead, readTextFile } from '../regular-file.ts';
import type { Session } from './commands.ts';
import { writeForms } from './write-forms.ts';

/** In bytes: a million lines of hey's CSV, the longest that it writes. */
const LARGEST_INPUT = 64 * 1_024 * 1_024;
const TOO_LARGE =
  'Name a regular text file of at most 64 MiB: instead of a line for each request, a summary will do. What `vegeta attack` writes is no text; `vegeta encode` makes it one.';

/** @throws InputError with all faults of all files; GateError `report-not-written` */
export async function importResults({ line, console }: Session): Promise<number> {
  const outputs = readResultOutputs(line);
  const runs: ImportedRun[] = [];
  const faults: Fault[] = [];
  for (const path of line.positionals) {
    const results = readOne(path);
    runs.push(...results.runs);
    faults.push(...results.faults);
  }
  if (faults.length > 0) throw new InputError(faults);
  const forms = [
    { destination: destinationOf(outputs.json), render: () => renderRunsJson(runs) },
    { destination: destinationOf(outputs.markdown), render: () => renderRunsMarkdown(runs) },
  ];
  writeForms(forms, () => renderRuns(runs, console.styleOf('out')), console);
  return 0;
}

const destinationOf = (raw: ResultOutputs['json']): Destination | undefined =>
  raw?.kind === 'file' ? { kind: 'file', path: resolve(raw.path) } : raw;

function readOne(path: string): ReturnType<typeof readResults> {
  try {
    return readResults(readTextFile(resolve(path), LARGEST_INPUT), path);
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    return { runs: [], faults: [{ place: 'FILE', problem, remedy: TOO_LARGE }] };
  }
}
