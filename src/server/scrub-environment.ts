// Keeps secrets of the gate and the workflow away from the server, whose code may be untrusted.

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
  WITHHELD_NAMES.has(name) || WITHHELD_PREFIXES.some((prefix) => name.startsWith(prefix));
