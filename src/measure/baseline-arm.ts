// The baseline's arm: the version that the candidate is compared with, ready to be started beside it.

import type { Plan, ServerPlan, Target } from '../plan/plan.ts';
import type { ArmFacts } from '../record/run-record.ts';
import type { Warning } from '../verdict/verdict.ts';

export type StartedServer = Extract<ServerPlan, { kind: 'started' }>;

/** Disposing of it removes what was checked out or unpacked for it. */
export interface BaselineArm extends AsyncDisposable {
  readonly facts: ArmFacts;
  /** How it is started: from its own directory, with its own environment. */
  readonly server: StartedServer;
  /** What its own configuration asks for, where that can be read. */
  readonly plan: Plan | undefined;
  readonly warnings: readonly Warning[];
}

export type OpenedArm = { readonly kind: 'opened'; readonly arm: BaselineArm } | NoArm;

export interface NoArm {
  /** There is no second version, or there is one and it could not be run. */
  readonly kind: 'none' | 'failed';
  /** A whole sentence, with what to do where something can be done. */
  readonly why: string;
}

/**
 * How the baseline's server is started. The commands are the baseline's own. The hooks are the
 * candidate's, because both arms share what they reset. So is the address that requests go to, and
 * with it the port, unless one version listens on a port and the other on a Unix socket.
 * @param own what the configuration in the baseline's directory asks for, where it can be read
 */
export function baselineServer(
  candidate: StartedServer,
  { compare }: Pick<Plan, 'compare'>,
  cwd: string,
  own: Plan | undefined,
): StartedServer {
  const before = own?.server.kind === 'started' ? own.server : candidate;
  const { start, build, ready, steps } = before;
  const listens = listenAlike(before, candidate) ? candidate.listens : before.listens;
  const env = Object.keys(compare.env).length > 0 ? compare.env : candidate.env;
  return { ...candidate, start, build, listens, ready, steps, cwd, env };
}

/** Where requests to the baseline go. */
export function baselineTarget(
  { server, target }: Pick<Plan, 'server' | 'target'>,
  baseline: Pick<BaselineArm, 'server' | 'plan'>,
): Target {
  const isAlike = server.kind === 'running' || listenAlike(server, baseline.server);
  return isAlike ? target : (baseline.plan?.target ?? target);
}

const listenAlike = (one: StartedServer, other: StartedServer): boolean =>
  one.listens.kind === other.listens.kind;
