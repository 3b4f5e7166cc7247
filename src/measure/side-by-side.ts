// Measures both versions in turn, on the same machine, within the same minutes.

import type { MachineFacts } from '../machine/environment.ts';
import type { Plan, ServerPlan } from '../plan/plan.ts';
import type { Incident } from '../record/incident.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Milliseconds, PerSecond } from '../units.ts';
import type { Warning } from '../verdict/verdict.ts';
import type { BaselineArm } from './baseline-arm.ts';
import { baselineTarget } from './baseline-server.ts';
import type { Versions } from './block.ts';
import { composeRecord } from './compose-record.ts';
import { type MatchedRequests, matchAnswers, matchDefinitions } from './match-requests.ts';
import type { MeasuredBlock } from './measured-block.ts';
import type { GatePorts } from './ports.ts';
import { type MeasuredRun, measureRun } from './run.ts';
import { watchThrottling } from './watch-throttling.ts';

export interface SideBySideOrder {
  readonly plan: Plan;
  readonly baseline: BaselineArm;
  readonly machine: MachineFacts;
  readonly budget: Milliseconds;
  readonly givenRate: PerSecond | undefined;
  /** Whether more blocks would change nothing; `plan` as in the outcome. */
  readonly isDecided: (record: RunRecord, plan: Plan, incidents: readonly Incident[]) => boolean;
}

export type SideBySide =
  | {
      readonly kind: 'measured';
      readonly record: RunRecord;
      readonly incidents: readonly Incident[];
      readonly warnings: readonly Warning[];
      /** With the requests that both versions answered. */
      readonly plan: Plan;
    }
  /** `why`: a whole sentence. */
  | { readonly kind: 'nothing-in-common'; readonly why: string };

/** @throws GateError when it could not be measured; whatever was started has been stopped */
export async function measureSideBySide(
  order: SideBySideOrder,
  ports: GatePorts,
): Promise<SideBySide> {
  const { baseline, machine, budget, givenRate } = order;
  const matching = new Matching(order.plan, baseline.plan);
  const { first } = matching;
  if (first === undefined) return { kind: 'nothing-in-common', why: NOTHING_IN_COMMON };
  const plan = { ...order.plan, secrets: secretsOf(order) };
  const throttling = watchThrottling();
  const recordOf = (run: MeasuredRun): RunRecord => {
    const { identity } = ports;
    const baselineArm = baseline.facts;
    return composeRecord({ plan: matching.planned(plan), run, machine, identity, baselineArm });
  };
  const run = await measureRun(
    {
      plan,
      cores: machine.cores,
      budget,
      givenRate,
      versions: versionsOf(order, first),
      revise: (versions, seen) => matching.revise(versions, seen),
      isDecided: (soFar) =>
        order.isDecided(recordOf(soFar), matching.planned(plan), soFar.incidents),
    },
    ports,
  );
  if (matching.isEmpty) return { kind: 'nothing-in-common', why: NOTHING_IN_COMMON };
  return {
    kind: 'measured',
    record: recordOf(run),
    incidents: [...run.incidents, ...throttling.incidents()],
    warnings: [...baseline.warnings, ...matching.warnings],
    plan: matching.planned(plan),
  };
}

const NOTHING_IN_COMMON =
  'The baseline answers none of the requests of this plan, so there is nothing to compare.';

function versionsOf({ plan, baseline }: SideBySideOrder, { judged, added }: Matched): Versions {
  const { server, target, load } = plan;
  return {
    arms: [
      { arm: 'candidate', server, target, logSuffix: '-candidate' },
      {
        arm: 'baseline',
        server: baseline.server,
        target: baselineTarget(plan, baseline),
        logSuffix: '-baseline',
      },
    ],
    load,
    requests: judged,
    added,
    turns: isAssigned(server) ? 'slices' : 'one-arm-at-a-time',
  };
}

/** Two servers cannot listen on one port, nor on one Unix socket. */
function isAssigned(server: ServerPlan): boolean {
  if (server.kind === 'running') return true;
  const { listens } = server;
  return (listens.kind === 'port' ? listens.port : listens.path) === undefined;
}

/** What is sent to the baseline may hold secrets of its own plan. */
const secretsOf = ({ plan, baseline }: SideBySideOrder): readonly string[] => [
  ...new Set([...plan.secrets, ...(baseline.plan?.secrets ?? [])]),
];

type Matched = MatchedRequests & { readonly judged: Plan['requests'] };

/** What both versions are sent: by their definitions first, then by how they answer. */
class Matching {
  #matched: MatchedRequests;

  constructor(plan: Plan, before: Plan | undefined) {
    this.#matched = matchDefinitions(plan, before);
  }

  get first(): Matched | undefined {
    const { judged } = this.#matched;
    return judged && { ...this.#matched, judged };
  }

  get isEmpty(): boolean {
    return this.#matched.judged === undefined;
  }

  get warnings(): readonly Warning[] {
    return this.#matched.warnings;
  }

  planned(plan: Plan): Plan {
    return { ...plan, requests: this.#matched.judged ?? plan.requests };
  }

  /** Leaves versions as they are where nothing is new, or everything: then there is nothing to measure. */
  revise(versions: Versions, { firstAnswers }: MeasuredBlock): Versions {
    const [before = [], after = []] = [firstAnswers.get('baseline'), firstAnswers.get('candidate')];
    const { judged, added, warnings } = matchAnswers(versions.requests, before, after);
    const all = [...this.#matched.added, ...added];
    this.#matched = { judged, added: all, warnings: [...this.warnings, ...warnings] };
    if (judged === undefined || added.length === 0) return versions;
    return { ...versions, requests: judged, added: all };
  }
}
