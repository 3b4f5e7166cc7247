// What was written beside the configuration file, as flags for another run of the same comparison.

import { isAbsolute, relative } from 'node:path';
import type { Environment } from '../secrets.ts';
import { factsOf } from '../table/described.ts';
import { FLAG_INPUTS } from '../table/inputs.ts';
import { LEFT_OUT, type WrittenInputs } from '../written-inputs.ts';

/** What says how to run, load and judge the server, and not where reports go. */
const GROUPS: ReadonlySet<string> = new Set(['Server', 'Load', 'Tolerances', 'Limits']);
const BESIDES: ReadonlySet<string> = new Set(['gate-cpu', 'config']);

const REPEATED = factsOf(FLAG_INPUTS).filter(
  ({ name, group }) => GROUPS.has(group) || BESIDES.has(name),
);

type Values = Readonly<Record<string, string | true>>;

/** As documents call it, where nobody knows how it was installed. */
export const INSTALLED = 'perf-gate';

/** The action of this job, at its version; a local one (`uses: ./`) has no address. */
export function actionProgram(environment: Environment): string {
  const { GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '' } = environment;
  const isPlain = /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[\w./-]*$/.test(ref);
  if (!isPlain) return INSTALLED;
  return `npx github:${repository}${ref === '' ? '' : `#${ref}`}`;
}

/**
 * @param program see `WrittenInputs`
 * @param values by name; `true` for a flag without one
 * @param cwd where relative paths start
 */
export function writtenInputs(program: string, values: Values, cwd: string): WrittenInputs {
  const leftOut = LEFT_OUT.filter((name) => isWithheld(name, values));
  const shown = REPEATED.filter(({ name }) => !leftOut.some((each) => each === name));
  const flags = shown.flatMap(({ name, kind, preset }) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === preset) return [];
    if (value === true) return [`--${name}`];
    const isPath = kind === 'path' && isAbsolute(value);
    return [`--${name}=${isPath ? relative(cwd, value) || '.' : value}`];
  });
  return { program, flags, leftOut };
}

/**
 * The workflow may have put a secret anywhere, and only the runner knows which. A build is repeated where
 * no word of it could be a key and nothing names a secret: `npm ci && npm run build`.
 */
function isWithheld(name: (typeof LEFT_OUT)[number], values: Values): boolean {
  if (!Object.hasOwn(values, name)) return false;
  return name !== 'build' || SUSPECT.test(String(values[name]));
}

/** An address with a password, a word for a secret, a UUID, or a long word of letters and digits. */
const SUSPECT =
  /:[^\s/]*@|token|secret|passw|credential|\bauth|api-?_?key|[\da-f]{8}-[\da-f]{4}-|(?=\w*\d)(?=\w*[a-z])\w{16,}/i;
