// How the baseline's server is started: as its own version says, from its own directory.

import type { Plan, Target } from '../plan/plan.ts';
import type { StartedServer } from './baseline-arm.ts';

/**
 * Commands are of the version that they start. Hooks are those of now: what they reset is shared by
 * both arms; so is where requests go, and with it the port, unless the one version listens on a port and the
 * other on a Unix socket.
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
  const listens = listenAlike(before, candidate) ? candidate.listens : before.listens;
  const env = Object.keys(compare.env).length > 0 ? compare.env : candidate.env;
  return { ...candidate, start, build, listens, readyPath, readyTimeout, cwd, env };
}

/** Where requests to the baseline go. */
export function baselineTarget(
  { server, target }: Pick<Plan, 'server' | 'target'>,
  baseline: { readonly server: StartedServer; readonly plan: Plan | undefined },
): Target {
  const isAlike = server.kind === 'running' || listenAlike(server, baseline.server);
  return isAlike ? target : (baseline.plan?.target ?? target);
}

const listenAlike = (one: StartedServer, other: StartedServer): boolean =>
  one.listens.kind === other.listens.kind;
