// The flags of `perf-gate import-requests`, read and checked.

import type { CommandLine } from './flags.ts';
import { ONE_REPORT_ON_STDOUT, ONE_REPORT_PER_FILE } from './rules/conflicts.ts';
import { plainFlags, readInputs } from './rules/read-inputs.ts';
import type { Inputs } from './table/inputs.ts';

/** A kind of file that holds requests. */
export type ImportKind = NonNullable<Inputs['from']>;

/** What `import-requests` was told. */
export interface ImportOptions {
  /** `undefined`: it is recognised. */
  readonly from: ImportKind | undefined;
  /** `undefined`: those that this kind of file has by default. */
  readonly methods: readonly string[] | undefined;
  /** Scheme, host and port, or a variable that stands for them. */
  readonly origin: string | undefined;
  readonly top: number | undefined;
  /** A path; `undefined`: standard output. */
  readonly out: string | undefined;
}

/** @throws InputError with all faults of the command line */
export function readImportOptions({
  flags,
  faults,
}: Pick<CommandLine, 'flags' | 'faults'>): ImportOptions {
  const front = plainFlags(flags, faults);
  const inputs = readInputs(front, undefined, { rules: [], environment: {} });
  const { from, methods, origin, top, out } = inputs;
  return { from, methods, origin, top, out };
}

/** Where `perf-gate import` writes what it found. */
export type ResultOutputs = Pick<Inputs, 'json' | 'markdown'>;

/** @throws InputError with all faults of the command line */
export function readResultOutputs({
  flags,
  faults,
}: Pick<CommandLine, 'flags' | 'faults'>): ResultOutputs {
  const front = plainFlags(flags, faults);
  const { json, markdown } = readInputs(front, undefined, {
    rules: [ONE_REPORT_PER_FILE, ONE_REPORT_ON_STDOUT],
    environment: {},
  });
  return { json, markdown };
}
