// Keeps secrets of the gate and the workflow away from the server, whose code may be untrusted, and what
// binds git to another repository.

import type { Ambient } from '../machine/environment.ts';

/** `INPUT_*`: inputs of the action, tokens among them. `ACTIONS_*`: keys to cache, artifacts and OIDC. */
const WITHHELD_PREFIXES = ['ACTIONS_', 'INPUT_'];

/**
 * Tokens that workflows commonly pass to tools around a server, and the files through which a step commands
 * the runner. Lines appended to these files would change the steps after ours.
 */
const WITHHELD_NAMES = new Set([
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'GITHUB_ENTERPRISE_TOKEN',
  'GH_ENTERPRISE_TOKEN',
  'NODE_AUTH_TOKEN',
  'NPM_TOKEN',
  'GITHUB_ARTIFACTS',
  'GITHUB_ENV',
  'GITHUB_OUTPUT',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
]);

/**
 * What binds git to one repository (`git rev-parse --local-env-vars`). A git hook that runs us sets
 * them; a clone in `build`, or a checkout of ours, would then write into the commit being made.
 */
const WITHHELD_OF_GIT = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/**
 * The environment without withheld names. Other names that end in `_TOKEN` stay, because the server may need
 * them and the user set them. Additions by name come last and win, so that a user can pass on a withheld
 * name deliberately.
 */
export function scrubEnvironment(
  ambient: Ambient,
  additions: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(ambient).flatMap(([name, value]) =>
    value === undefined || isWithheld(name) ? [] : [[name, value] as const],
  );
  return { ...Object.fromEntries(kept), ...additions };
}

const isWithheld = (name: string): boolean =>
  WITHHELD_NAMES.has(name) ||
  WITHHELD_OF_GIT.has(name) ||
  WITHHELD_PREFIXES.some((prefix) => name.startsWith(prefix));
