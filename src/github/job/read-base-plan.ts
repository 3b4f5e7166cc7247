// What the baseline's own configuration asks for, with the inputs of the step as they are now.

import { readBaselineConfig } from '../../edge/read-baseline-config.ts';
import { GateError } from '../../errors.ts';
import { parseAction, type RawAction } from '../../plan/parse-action.ts';
import type { Plan } from '../../plan/plan.ts';

/**
 * @param raw what the candidate's plan was made of
 * @param directory takes the place of the one where the candidate's server runs
 * @returns `undefined`: there is no configuration file, or inputs and file together have faults
 */
export function readBasePlan(
  raw: Omit<RawAction, 'readConfig'>,
  { server }: Pick<Plan, 'server'>,
  directory: string,
  within?: string,
): Plan | undefined {
  if (server.kind !== 'started') return undefined;
  const named = raw.inputs.config?.trim() || undefined;
  const found = readBaselineConfig(directory, server.cwd, named, within);
  if (found === undefined) return undefined;
  try {
    const readConfig = () => found.config;
    const action = parseAction({ ...raw, cwd: found.root, readConfig });
    return action.mode === 'gate' ? action.plan : undefined;
  } catch (error) {
    // That version's own gate would have told; here it is one more difference between the two.
    if (error instanceof GateError) return undefined;
    throw error;
  }
}
