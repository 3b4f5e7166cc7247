// How the baseline's server is started: as its own version says, from its own directory.

import type { Plan } from '../plan/plan.ts';
import type { StartedServer } from './baseline-arm.ts';

/**
 * Commands are of the version that they start. Hooks are those of now: what they reset is shared by
 * both arms; so is where requests go, and with it the port.
 * @param own what the configuration in the baseline's directory asks for, where it can be read
 */
export function baselineServer(
  candidate: StartedServer,
  { compare }: Pick<Plan, 'compare'>,
  cwd: string,
  own: Plan | undefined,
): StartedServer {
  const before = own?.server.kind === 'started' ? own.server : candidate;
  const { start, build, readyPath, readyTimeout } = before;
  const env = Object.keys(compare.env).length > 0 ? compare.env : candidate.env;
  return { ...candidate, start, build, readyPath, readyTimeout, cwd, env };
}
