// Finds references to the environment that cannot be resolved, or are in a place where none are resolved.

import { HOST_FORM, isFieldValue, isHost, isHostName } from '../read/http.ts';
import { belowRequest } from '../read/raw-requests.ts';
import { isMapping, type Path, shown } from '../read/reading.ts';
import { type Environment, hasBrokenReference, referencesIn, resolveText } from '../secrets.ts';
import type { InputIssue } from './faults.ts';

/** The shell expands `$NAME` in these itself, so `${env:…}` in them is left to the shell. */
const COMMANDS: ReadonlySet<unknown> = new Set([
  'start',
  'build',
  'before-block',
  'after-block',
  'base-start',
]);
const ENVIRONMENTS: ReadonlySet<unknown> = new Set(['candidate-env', 'baseline-env']);
const REQUEST_PARTS: ReadonlySet<unknown> = new Set(['headers', 'body', 'json', 'form']);

/** Walks the raw values, so that unset variables are reported together with all other faults. */
export function findSecretFaults(values: unknown, environment: Environment): InputIssue[] {
  return textsIn(values, []).flatMap(({ path, text }) => {
    if (COMMANDS.has(path[0])) return [];
    return isResolved(path) ? unresolvable(path, text, environment) : misplaced(path, text);
  });
}

function isResolved(path: Path): boolean {
  const below = belowRequest(path);
  if (below === undefined) return ENVIRONMENTS.has(path[0]);
  const [part, field, ...within] = below;
  // A field, or one of a list: `file`, `type` and `filename` of a part stay as they are.
  if (part === 'multipart') return within.every((step) => typeof step === 'number');
  if (part === 'graphql') return field === 'variables';
  return REQUEST_PARTS.has(part);
}

function textsIn(value: unknown, path: Path): { readonly path: Path; readonly text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

function unresolvable(path: Path, text: string, environment: Environment): InputIssue[] {
  if (hasBrokenReference(text)) {
    const problem = `${shown(text)} has a broken reference to the environment.`;
    return [{ path, problem, remedy: `Write \`\${env:NAME}\`, or \`$\${\` for a plain \`\${\`.` }];
  }
  const withheld = referencesIn(text).find((name) => WITHHELD.test(name));
  if (withheld !== undefined) return [describeWithheld(path, withheld)];
  const unset = [...new Set(referencesIn(text))].filter((name) => environment[name] === undefined);
  if (unset.length > 0) return unset.map((name) => describeUnset(path, name));
  // A text without a reference was checked when the header was read.
  const [part, name] = belowRequest(path) ?? [];
  const isCompleted = part === 'headers' && referencesIn(text).length > 0;
  if (!isCompleted) return [];
  const value = resolveText(text, environment);
  if (isHostName(String(name)) && !isHost(value)) return [describeNoHost(path, text)];
  if (isFieldValue(value)) return [];
  // The value is a secret: only its name may be shown.
  const names = referencesIn(text).join(', ');
  const remedy = 'It probably ends in a line break: remove that.';
  return [{ path, problem: `${names} has characters that are not allowed in a header.`, remedy }];
}

/** The value is a secret: only its name may be shown. */
const describeNoHost = (path: Path, text: string): InputIssue => ({
  path,
  problem: `with ${referencesIn(text).join(', ')} it is no host.`,
  remedy: HOST_FORM,
});

/** Credentials of the job and inputs of the action: a file in a pull request must not pass them to a server. */
const WITHHELD = /^(ACTIONS|INPUT)_/i;

function describeWithheld(path: Path, name: string): InputIssue {
  const problem = `${name} belongs to the workflow's job and is not passed on.`;
  return { path, problem, remedy: 'Give the server a secret of its own, under another name.' };
}

function describeUnset(path: Path, name: string): InputIssue {
  const problem = `the environment variable ${name} is not set.`;
  return { path, problem, remedy: 'Set it where perf-gate runs: in a workflow, under `env:`.' };
}

function misplaced(path: Path, text: string): InputIssue[] {
  if (referencesIn(text).length === 0 && !hasBrokenReference(text)) return [];
  const problem = 'references to the environment are not resolved here.';
  const remedy = 'Only headers, bodies, `candidate-env` and `baseline-env` may refer to it.';
  return [{ path, problem, remedy }];
}
