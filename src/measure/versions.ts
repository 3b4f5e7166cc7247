// Which versions are measured, and which requests each of them is sent. Pure.

import type { LoadPlan, Plan, RequestPlan, ServerPlan } from '../plan/plan.ts';
import type { LoadFacts } from '../record/run-record.ts';
import type { NonEmpty } from '../units.ts';
import type { Warning } from '../verdict/verdict.ts';
import { type BaselineArm, baselineTarget } from './baseline-arm.ts';
import type { MeasuredArms } from './close-blocks.ts';
import { matchAnswers, matchDefinitions } from './match-requests.ts';
import type { ArmVersion } from './servers/arm-server.ts';

/** What stays the same in all blocks of a run. */
export interface Versions {
  /** The candidate, and the baseline where it is measured beside it. */
  readonly arms: NonEmpty<ArmVersion>;
  readonly load: Pick<LoadPlan, 'warmup' | 'http2'>;
  /** Sent to every arm. */
  readonly requests: NonEmpty<RequestPlan>;
  /** Sent to the candidate alone, after the judged slices. */
  readonly added: readonly RequestPlan[];
  readonly turns: LoadFacts['turns'];
  /** About requests that the versions do not have in common. */
  readonly warnings: readonly Warning[];
}

/** @returns `undefined` where the two versions define no request in common */
export function planVersions(plan: Plan, baseline: BaselineArm | undefined): Versions | undefined {
  const { server, target, load } = plan;
  if (baseline === undefined) {
    const candidate = { arm: 'candidate', server, target, isOneOfTwo: false } as const;
    const { requests } = plan;
    return { arms: [candidate], load, requests, added: [], turns: 'slices', warnings: [] };
  }
  const { judged, added, warnings } = matchDefinitions(plan, baseline.plan);
  if (judged === undefined) return undefined;
  return {
    arms: [
      { arm: 'candidate', server, target, isOneOfTwo: true },
      {
        arm: 'baseline',
        server: baseline.server,
        target: baselineTarget(plan, baseline),
        isOneOfTwo: true,
      },
    ],
    load,
    requests: judged,
    added,
    turns: isAssigned(server) ? 'slices' : 'one-arm-at-a-time',
    warnings,
  };
}

export const countArms = ({ arms }: Pick<Versions, 'arms'>): 1 | 2 => (arms.length === 1 ? 1 : 2);

/** Two servers cannot listen on one port, nor on one Unix socket. */
function isAssigned(server: ServerPlan): boolean {
  if (server.kind === 'running') return true;
  const { listens } = server;
  return (listens.kind === 'port' ? listens.port : listens.path) === undefined;
}

/**
 * The versions with the requests that the baseline's server turned out to answer.
 * @returns `undefined` where it answers none of them
 */
export function reviseVersions(
  versions: Versions,
  { firstAnswers }: Pick<MeasuredArms, 'firstAnswers'>,
): Versions | undefined {
  const [before = [], after = []] = [firstAnswers.get('baseline'), firstAnswers.get('candidate')];
  const { judged, added, warnings } = matchAnswers(versions.requests, before, after);
  if (judged === undefined) return undefined;
  return {
    ...versions,
    requests: judged,
    added: [...versions.added, ...added],
    warnings: [...versions.warnings, ...warnings],
  };
}

/** The baseline answers none of the requests. */
export class NothingInCommon extends Error {
  constructor() {
    super(
      'The baseline answers none of the requests of this plan, so there is nothing to compare.',
    );
  }
}
