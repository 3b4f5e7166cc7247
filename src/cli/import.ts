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
  faults.push(...refuseOverwriting(outputs, line.positionals));
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

/** `--json before.txt after.txt` names an output, and most likely meant an input. */
function refuseOverwriting(outputs: ResultOutputs, inputs: readonly string[]): readonly Fault[] {
  const taken = new Set(inputs.map((path) => resolve(path)));
  return (['json', 'markdown'] as const).flatMap((name) => {
    const output = destinationOf(outputs[name]);
    if (output?.kind !== 'file') return [];
    if (!taken.has(output.path) && !holdsResults(output.path)) return [];
    const problem = 'it would overwrite a file with results of a load generator.';
    const remedy = `Write \`--${name}=FILE\` with another file, or \`--${name}\` behind the files that are read.`;
    return [{ place: `--${name}`, problem, remedy }];
  });
}

function holdsResults(path: string): boolean {
  try {
    return readResults(readTextFile(path, LARGEST_INPUT), path).runs.length > 0;
  } catch {
    return false;
  }
}

/** A file that is there has the wrong kind, or size. */
function remedyFor(path: string, problem: string): string {
  if (path === '-') return 'Write the output into a file first: standard input is not read.';
  return problem.includes('does not exist') ? 'Check its name.' : TOO_LARGE;
}

function readOne(path: string): ReturnType<typeof readResults> {
  try {
    return readResults(readTextFile(resolve(path), LARGEST_INPUT), path);
  } catch (error) {
    const problem = `${path} ${cannotBeRead(error)}.`;
    return { runs: [], faults: [{ place: 'FILE', problem, remedy: remedyFor(path, problem) }] };
  }
}
