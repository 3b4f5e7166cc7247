// The commands: which flags and operands each takes, and which it refuses.

import { IMPORT_INPUTS } from './table/import.ts';
import { FLAG_INPUTS } from './table/inputs.ts';

export const COMMANDS = [
  'run',
  'compare',
  'noise',
  'validate',
  'report',
  'history',
  'import',
  'import-requests',
  'demo',
] as const;
export type Command = (typeof COMMANDS)[number];

export const ALL_FLAGS: readonly string[] = Object.keys(FLAG_INPUTS.shape);
const OUTPUT_FLAGS = ['json', 'markdown', 'html', 'details'];

const OTHER_VERSION = ['compare', 'base', 'base-dir', 'base-start', 'baseline-env'];
const COUNTED_BY_NOISE = { append: 'It counts runs of `perf-gate noise`: use that.' };
const TRIED_BY_VALIDATE = { 'start-server': 'It belongs to `perf-gate validate`: use that.' };
const IMPORT_FLAGS = Object.keys(IMPORT_INPUTS);
const OF_IMPORT = {
  ...refuse(IMPORT_FLAGS, 'It reads requests of other programs: use `perf-gate import-requests`.'),
  out: 'Write `--json`, `--markdown` or `--html` and a file.',
};

/** Flags that a command refuses, because they belong to another or its name says it already. */
export const REFUSED_BY: Readonly<Partial<Record<Command, Readonly<Record<string, string>>>>> = {
  run: {
    ...refuse([...OTHER_VERSION, 'anchor'], 'It measures one version: use `perf-gate compare`.'),
    ...COUNTED_BY_NOISE,
    ...TRIED_BY_VALIDATE,
    ...OF_IMPORT,
  },
  compare: {
    ...COUNTED_BY_NOISE,
    ...TRIED_BY_VALIDATE,
    ...OF_IMPORT,
    compare: 'It always runs both versions: leave it out, or use `perf-gate run`.',
    'missing-baseline': 'It always has a version to compare with: leave it out.',
    baseline: 'It does not use stored numbers: use `perf-gate run`.',
  },
  noise: {
    ...TRIED_BY_VALIDATE,
    ...refuse(OTHER_VERSION, 'It runs this version on both sides: use `perf-gate compare`.'),
    ...refuse(
      ['baseline', 'save', 'missing-baseline'],
      'It neither uses nor makes stored numbers: use `perf-gate run`.',
    ),
    ...refuse(
      ['anchor', 'on-inconclusive', 'on-invalid', 'markdown', 'html', 'details'],
      'It judges nothing: use `perf-gate compare`.',
    ),
    ...OF_IMPORT,
  },
  validate: OF_IMPORT,
};

function refuse(names: readonly string[], remedy: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, remedy]));
}

const allBut = (refused: Readonly<Record<string, string>> = {}): readonly string[] =>
  ALL_FLAGS.filter((name) => !Object.hasOwn(refused, name));

/** Short enough to watch: on a busy machine the whole demonstration still ends within half a minute. */
export const DEMO_BUDGET = '27s';

/** What each command accepts beside `--help`. */
export const FLAGS_OF: Readonly<Record<Command, readonly string[]>> = {
  run: allBut(REFUSED_BY.run),
  compare: allBut(REFUSED_BY.compare),
  noise: allBut(REFUSED_BY.noise),
  validate: allBut(REFUSED_BY.validate),
  report: ['baseline', ...OUTPUT_FLAGS],
  history: ['config', 'name', 'anchor', 'json'],
  import: ['json', 'markdown'],
  'import-requests': IMPORT_FLAGS,
  demo: ['budget', 'seed', ...OUTPUT_FLAGS, 'quiet'],
};

/** Words after the command: the files to show. Behind the last one, `…` lets more follow. */
export const OPERANDS_OF: Readonly<Record<Command, readonly string[]>> = {
  run: [],
  compare: [],
  noise: [],
  validate: [],
  report: ['RECORD'],
  history: ['FILE'],
  import: ['FILE…'],
  'import-requests': ['FILE'],
  demo: [],
};
