// Rules about what the candidate is compared with, for each command and for the action.

import type { Command } from '../commands.ts';
import type { ComparePlan } from '../plan.ts';
import type { InputName, Inputs } from '../table/inputs.ts';
import { issue, type Rule } from './conflicts.ts';

/** Ways to name the baseline by hand. */
const BASES = ['base', 'base-dir', 'base-start'] as const;

const chosenBases = (inputs: Inputs) => BASES.filter((name) => inputs[name] !== undefined);

const ONE_BASE_AT_MOST: Rule = {
  about: BASES,
  check: ({ inputs }) => {
    const [first, second] = chosenBases(inputs);
    return second === undefined
      ? undefined
      : issue(second, `\`--${first}\` already says what to compare with.`, 'Keep one of them.');
  },
};

const ONE_BASE_AT_LEAST: Rule = {
  about: BASES,
  check: ({ inputs }) =>
    chosenBases(inputs).length === 0
      ? issue(
          'base',
          'nothing says what to compare with.',
          'Write `--base REF`, `--base-dir PATH` or `--base-start COMMAND`.',
        )
      : undefined,
};

const BOTH_ARE_STARTED: Rule = {
  about: ['start', 'url', 'unix-socket'],
  check: ({ inputs, wrote }) => {
    const place = placeOfRunning(wrote);
    // Another rule reports a `{port}` that is never assigned.
    const isKnown = place === 'unix-socket' || inputs.url.port.kind !== 'assigned';
    return inputs.start === undefined && place !== undefined && isKnown
      ? issue(
          place,
          'a server that runs already has no second version.',
          'Add `start`; `perf-gate run` compares with stored numbers.',
        )
      : undefined;
  },
};

const IS_STARTED_TWICE: Rule = {
  about: ['start', 'url', 'unix-socket'],
  check: (facts) =>
    BOTH_ARE_STARTED.check(facts) &&
    issue(
      placeOfRunning(facts.wrote) ?? 'url',
      'a server that runs already cannot be started twice.',
      'Add `start`.',
    ),
};

const APPENDED_FILE_IS_ITS_OWN: Rule = {
  about: ['append', 'json'],
  check: ({ inputs: { append, json } }) =>
    append !== undefined && json?.kind === 'file' && json.path === append
      ? issue('append', '`json` goes to that file too.', 'Give one of them a file of its own.')
      : undefined,
};

/** The input that says where a server runs already. */
const placeOfRunning = (wrote: (name: InputName) => boolean) =>
  (['unix-socket', 'url'] as const).find(wrote);

/** For a workflow, where `compare` decides what is done, and for `validate`, which checks its file. */
export const MODE_RULES: readonly Rule[] = [
  {
    about: ['compare', 'start', 'url', 'unix-socket'],
    check: ({ inputs, wrote }) =>
      inputs.compare === 'side-by-side' &&
      inputs.start === undefined &&
      placeOfRunning(wrote) !== undefined
        ? issue(
            'compare',
            'a server that runs already has no second version.',
            'Add `start`, or write `compare: stored`.',
          )
        : undefined,
  },
];

const RULES_OF: Readonly<Record<Command, readonly Rule[]>> = {
  run: [],
  compare: [ONE_BASE_AT_MOST, ONE_BASE_AT_LEAST, BOTH_ARE_STARTED],
  noise: [IS_STARTED_TWICE, APPENDED_FILE_IS_ITS_OWN],
  validate: [ONE_BASE_AT_MOST, ...MODE_RULES],
  report: [],
  history: [],
  import: [],
  'import-requests': [],
  demo: [],
};

export const compareRules = (command: Command): readonly Rule[] => RULES_OF[command];

/** What `compare` means in a workflow: without `start` there is nothing to run beside the candidate. */
export function writtenMode({ compare, start }: Inputs): ComparePlan['mode'] {
  return start === undefined ? 'stored' : compare;
}

/** Action and command share one file; for a command, its name decides, not `compare` in the file. */
export function commandMode(command: Command, inputs: Inputs): ComparePlan['mode'] {
  switch (command) {
    case 'compare':
    case 'noise':
      return 'side-by-side';
    case 'validate':
      return chosenBases(inputs).length > 0 ? 'side-by-side' : writtenMode(inputs);
    case 'run':
    case 'report':
    case 'history':
    case 'import':
    case 'import-requests':
    case 'demo':
      return 'stored';
  }
}
