// Rules about several inputs at once: each value is fine, and together they make no sense.

import { LONGEST_NAME, type RawDestination } from '../read/text.ts';
import { socketOf } from '../read/unix-socket.ts';
import type { InputName, Inputs } from '../table/inputs.ts';
import type { InputIssue } from './faults.ts';

/** What the rules see: the values, and which of them the user wrote. */
interface Situation {
  readonly inputs: Inputs;
  readonly wrote: (name: InputName) => boolean;
}

export interface Rule {
  /** A rule is silent while one of these has a fault of its own. */
  readonly about: readonly InputName[];
  readonly check: (situation: Situation) => InputIssue | undefined;
}

export const issue = (name: InputName, problem: string, remedy?: string): InputIssue => ({
  path: [name],
  problem,
  remedy,
});

/** They say how a server is started, so none has a meaning where it runs already. */
export const OF_START = [
  'build',
  'candidate-env',
  'ready-command',
  'before-block',
  'after-block',
  'baseline-env',
  'baseline-paths',
] as const satisfies readonly InputName[];

const needsStart = (name: InputName): Rule => ({
  about: [name, 'start'],
  check: ({ inputs, wrote }) =>
    wrote(name) && inputs.start === undefined
      ? issue(
          name,
          'it has no meaning without `start`.',
          'Let perf-gate start the server, or remove it.',
        )
      : undefined,
});

/** A server on a Unix socket needs no port. */
const isPortAssigned = (inputs: Inputs): boolean =>
  inputs.url.port.kind === 'assigned' && socketOf(inputs) === undefined;

const portIsOurs = (name: 'candidate-env' | 'baseline-env'): Rule => ({
  about: ['start', 'url', 'unix-socket', name],
  check: ({ inputs }) =>
    isPortAssigned(inputs) && Object.hasOwn(inputs[name] ?? {}, 'PORT')
      ? issue(name, '`PORT` is set by perf-gate.', 'Remove it, or fix the port in `url`.')
      : undefined,
});

/** The reports that a run can write beside the one on the terminal. */
export const REPORTS = ['json', 'markdown', 'html'] as const;

/** `GET ` goes before it. */
const LONGEST_URL_PATH = LONGEST_NAME - 4;

/** For every plan that is carried out, wherever it was written. */
export const PLAN_RULES: readonly Rule[] = [
  {
    // A misspelt `mode` may be meant as `report`, which starts nothing.
    about: ['start', 'url', 'unix-socket', 'mode'],
    check: ({ inputs, wrote }) =>
      inputs.start === undefined && !wrote('url') && !wrote('unix-socket')
        ? issue('start', 'neither `start` nor `url` is given.', 'Write `start: node server.js`.')
        : undefined,
  },
  {
    about: ['start', 'url', 'unix-socket'],
    check: ({ inputs, wrote }) =>
      inputs.start === undefined && wrote('url') && isPortAssigned(inputs)
        ? issue(
            'url',
            'without `start`, perf-gate assigns no port.',
            'Write the port, or add `start`.',
          )
        : undefined,
  },
  {
    about: ['start', 'url', 'unix-socket'],
    check: ({ inputs }) =>
      inputs.start !== undefined &&
      inputs.url.port.kind === 'unwritten' &&
      socketOf(inputs) === undefined
        ? issue('url', 'it has no port.', 'Write `{port}`, or the port on which `start` listens.')
        : undefined,
  },
  {
    about: ['start', 'url', 'unix-socket'],
    check: ({ inputs }) =>
      inputs.start?.includes('{port}') &&
      inputs.url.port.kind === 'literal' &&
      socketOf(inputs) === undefined
        ? issue('url', 'it fixes the port, but `start` has `{port}`.', 'Write `{port}` in both.')
        : undefined,
  },
  {
    about: ['ready-path', 'ready-command'],
    check: ({ inputs }) =>
      inputs['ready-path'] !== undefined && inputs['ready-command'] !== undefined
        ? issue('ready-command', '`ready-path` is already there.', 'Write one of them.')
        : undefined,
  },
  portIsOurs('candidate-env'),
  portIsOurs('baseline-env'),
  {
    about: ['url', 'requests'],
    check: ({ inputs }) =>
      inputs.requests === undefined && inputs.url.path.length > LONGEST_URL_PATH
        ? issue('url', 'its path is too long to name a request.', 'Name it under `requests:`.')
        : undefined,
  },
  ...OF_START.map(needsStart),
  {
    about: ['warmup', 'budget'],
    check: ({ inputs }) =>
      inputs.warmup >= inputs.budget
        ? issue('warmup', 'it takes the whole budget.', 'Make it shorter than `budget`.')
        : undefined,
  },
];

/** Two reports in one file, or on one stream, leave neither readable. */
export const ONE_REPORT_PER_FILE: Rule = {
  about: REPORTS,
  check: (situation) => findShared(situation, fileOf),
};
export const ONE_REPORT_ON_STDOUT: Rule = {
  about: REPORTS,
  check: (situation) => findShared(situation, streamOf),
};

type WhereTo = (destination: RawDestination) => string | undefined;

const fileOf: WhereTo = (to) => (to.kind === 'file' ? to.path : undefined);
const streamOf: WhereTo = (to) => (to.kind === 'stdout' ? 'standard output' : undefined);

function findShared({ inputs }: Situation, whereTo: WhereTo): InputIssue | undefined {
  const taken = new Map<string, InputName>();
  for (const name of REPORTS) {
    const destination = inputs[name];
    const where = destination === undefined ? undefined : whereTo(destination);
    if (where === undefined) continue;
    const other = taken.get(where);
    if (other !== undefined) {
      return issue(
        name,
        `\`${other}\` goes to ${where} too.`,
        'Give one of them a file of its own.',
      );
    }
    taken.set(where, name);
  }
  return undefined;
}

/** @param faulty inputs with faults of their own: rules about them are skipped. */
export function findConflicts(
  rules: readonly Rule[],
  situation: Situation,
  faulty: ReadonlySet<string>,
): InputIssue[] {
  return rules
    .filter(({ about }) => !about.some((name) => faulty.has(name)))
    .flatMap(({ check }) => check(situation) ?? []);
}
