// Keeps what belongs to the gate and to the workflow away from the server, whose code may be a stranger's.

import type { Ambient } from '../machine/environment.ts';

/** `INPUT_*`: inputs of the action, tokens among them. `ACTIONS_*`: keys to cache, artifacts and OIDC. */
const WITHHELD_PREFIXES = ['ACTIONS_', 'INPUT_'];

/**
 * Tokens that workflows commonly hand to the tools around a server, and the files through which a
 * step commands the runner: appended to, they would change the steps after ours.
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
 * The environment without what is withheld. Other names that end in `_TOKEN` stay: they may well be
 * what the server needs, and the user put them there. What the user adds by name is added afterwards
 * and wins, so that a withheld name can be given deliberately.
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
