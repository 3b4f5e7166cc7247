// Which versions are measured, and which requests each of them is sent. Pure.

import type { LoadPlan, Plan, RequestPlan, ServerPlan } from '../plan/plan.ts';
import type { LoadFacts } from '../record/run-record.ts';
import type { NonEmpty } from '../units.ts';
import type { Warning } from '../verdict/verdict.ts';
import { type BaselineArm, baselineTarget } from './baseline-arm.ts';
import type { MeasuredArms } from './close-blocks.ts';
import { matchAnswers, matchDefinitions } from './match-requests.ts';
import type { ArmVersion } from './servers/arm-server.ts';
import { type TriedArms, triedIn } from './trial/tried.ts';

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
  /** Names of requests that the candidate's plan defines in another way than they are sent. */
  readonly changed: ReadonlySet<string>;
  /** Names of requests that a stored version answered as expected. */
  readonly proven: ReadonlySet<string>;
  /** How the versions answered first; `undefined`: nobody has asked yet. */
  readonly tried: TriedArms | undefined;
  /** Of both plans: what is sent to the baseline may hold secrets of its own plan. */
  readonly secrets: readonly string[];
}

/**
 * @param proven names of requests that a stored version answered as expected
 * @returns `undefined` where the two versions define no request in common
 */
export function planVersions(
  plan: Plan,
  baseline: BaselineArm | undefined,
  proven: ReadonlySet<string> = new Set(),
): Versions | undefined {
  const { server, target, load } = plan;
  if (baseline === undefined) {
    const one = { isOneOfTwo: false, timesStart: true } as const;
    const candidate = { arm: 'candidate', server, target, ...one } as const;
    const { requests, secrets } = plan;
    const none = { added: [], warnings: [], changed: new Set<string>(), tried: undefined };
    return { arms: [candidate], load, requests, secrets, turns: 'slices', proven, ...none };
  }
  const { judged, added, changed } = matchDefinitions(plan, baseline.plan);
  if (judged === undefined) return undefined;
  const each = { isOneOfTwo: true, timesStart: startAlike(plan, baseline) };
  const itsTarget = baselineTarget(plan, baseline);
  return {
    arms: [
      { arm: 'candidate', server, target, ...each },
      { arm: 'baseline', server: baseline.server, target: itsTarget, ...each },
    ],
    load,
    requests: judged,
    added,
    turns: isAssigned(server) ? 'slices' : 'one-arm-at-a-time',
    warnings: warnOfPlans(plan, baseline),
    changed,
    // The version beside it shows what can be met now.
    proven: new Set(),
    tried: undefined,
    secrets: [...new Set([...plan.secrets, ...(baseline.plan?.secrets ?? [])])],
  };
}

/** What the plans of both versions do not have in common: known before anything is started. */
export function warnOfPlans(
  plan: Plan,
  baseline: Pick<BaselineArm, 'server' | 'plan'>,
): readonly Warning[] {
  const { warnings } = matchDefinitions(plan, baseline.plan);
  const starts = startAlike(plan, baseline) ? [] : [warnOfStarts(plan.server, baseline.server)];
  return [...warnings, ...starts];
}

const startAlike = (
  { server }: Pick<Plan, 'server'>,
  baseline: Pick<BaselineArm, 'server'>,
): boolean => keyOf(server) === keyOf(baseline.server);

/** The start time ends where this shows that the server is ready. */
const keyOf = ({ ready: { by } }: ServerPlan): string =>
  by.kind === 'path' ? `path ${by.path}` : `command ${by.command}`;

/** Without the command, which the workflow may have put a secret into. */
const describeReady = ({ ready: { by } }: ServerPlan): string =>
  by.kind === 'path' ? `\`ready-path\` ${by.path}` : '`ready-command`';

const warnOfStarts = (now: ServerPlan, before: ServerPlan): Warning => ({
  code: 'starts-apart',
  text: `How fast the versions start is not compared: this one is ready by ${describeReady(now)}, the baseline by ${describeReady(before)} of its own.`,
});

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
    tried: triedIn(firstAnswers),
  };
}

/** Neither version gives what the baseline's plan expects, and the candidate's plan says something else. */
export class OnlyOldPlanFails extends Error {
  constructor(names: readonly string[]) {
    const list = names.map((name) => `"${name}"`).join(', ');
    super(
      `Neither version gives what the plan of the baseline expects of ${list}, and this plan changes that.`,
    );
  }
}

/** The baseline answers none of the requests. */
export class NothingInCommon extends Error {
  constructor() {
    super(
      'The baseline answers none of the requests of this plan, so there is nothing to compare.',
    );
  }
}
