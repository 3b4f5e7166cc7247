// Finds placeholders that nothing can take the place of, and files of rows that cannot be used.

import { readRequestTarget } from '../read/http.ts';
import { listed } from '../read/raw-requests.ts';
import { isMapping, type Path, shown } from '../read/reading.ts';
import { readTables } from '../read/tables.ts';
import type { Environment } from '../secrets.ts';
import type { FileReaders } from '../tables.ts';
import type { TextFault } from '../values/check-cells.ts';
import { compileHeader, compilePath, type Sources } from '../values/compile.ts';
import { contentFaults, type FoundText } from '../values/compile-content.ts';
import { openSources } from '../values/sources.ts';
import type { InputIssue } from './faults.ts';
import { capturesOf, findCaptureFaults, sentInMix } from './flow-captures.ts';

/** On raw values, so that they are reported together with all other faults. */
export function findValueFaults(
  values: Readonly<Record<string, unknown>>,
  environment: Environment,
  readers: FileReaders,
): readonly InputIssue[] {
  if (readers.readTable === undefined) return [];
  const read = values.data === undefined ? undefined : readTables(values.data);
  const tables = read?.kind === 'accepted' ? read.value : [];
  const { sources, faults } = openSources(tables, environment, readers);
  const ofTables = faults.map(({ name, problem }) => ({
    path: ['data', name],
    problem,
    remedy: 'Name a CSV file whose first line names the columns, or one with a JSON object a line.',
  }));
  // Without its tables, every placeholder would be a fault of its own.
  const hasTables = read?.kind !== 'refused' && ofTables.length === 0;
  const setup = stepFaults('setup', values.setup, [], sources);
  const teardown = stepFaults('teardown', values.teardown, setup.captured, sources);
  const known = { ...sources, captured: setup.captured };
  const found: readonly ValueIssue[] = [
    ...sentInMix(values.requests, known).flatMap((sent) =>
      faultsOf(sent.entry, sent.at, sent.sources),
    ),
    ...findCaptureFaults(values.requests, setup.captured),
    ...setup.faults,
    ...teardown.faults,
  ];
  return [...ofTables, ...(hasTables ? found : found.filter(({ ofFile }) => ofFile))];
}

type ValueIssue = InputIssue & Pick<TextFault, 'ofFile'>;

function faultsOf(entry: unknown, at: Path, sources: Sources): readonly ValueIssue[] {
  return textsOf(entry, sources).flatMap(({ path, compiled }) =>
    compiled.faults.map(({ problem, remedy, ofFile }) => ({
      path: [...at, ...path],
      problem,
      remedy,
      ...(ofFile && { ofFile }),
    })),
  );
}

/** @param before names that are captured before the first of them */
function stepFaults(
  list: 'setup' | 'teardown',
  steps: unknown,
  before: readonly string[],
  sources: Sources,
): { readonly captured: readonly string[]; readonly faults: readonly ValueIssue[] } {
  const captured = [...before];
  const faults: ValueIssue[] = [];
  listed(steps).forEach((step, index) => {
    faults.push(...faultsOf(step, [list, index], { ...sources, captured: [...captured] }));
    for (const name of capturesOf(step)) {
      const path = [list, index, 'capture', name];
      if (captured.includes(name)) {
        const problem = `${shown(name)} is captured already.`;
        faults.push({ path, problem, remedy: 'Give it a name of its own.' });
      } else captured.push(name);
    }
  });
  return { captured, faults };
}

function textsOf(request: unknown, sources: Sources): readonly FoundText[] {
  if (!isMapping(request)) return [];
  const { path, headers } = request;
  const found: FoundText[] = [];
  // One fault a path: what reads it has already refused the others.
  if (typeof path === 'string' && readRequestTarget(path).kind === 'accepted')
    found.push({ path: ['path'], compiled: compilePath(path, sources) });
  for (const [name, value] of isMapping(headers) ? Object.entries(headers) : []) {
    if (typeof value !== 'string') continue;
    found.push({ path: ['headers', name], compiled: compileHeader(name, value, sources) });
  }
  return [...found, ...contentFaults(request, sources)];
}
