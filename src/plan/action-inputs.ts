// The inputs of a workflow's step, as the runner hands them to us.

import type { Environment } from './secrets.ts';

const PREFIX = 'INPUT_';

/**
 * Every input by its name, those that were not given as empty texts. The runner writes `budget` as
 * `INPUT_BUDGET` and keeps hyphens (actions/runner, `Handler.AddInputsToEnvironment`).
 */
export function readActionInputs(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && name.startsWith(PREFIX)
        ? [[name.slice(PREFIX.length).toLowerCase(), value]]
        : [],
    ),
  );
}
