// The error of requests that do not get what the plan expects, before anything is measured. Pure.

import { GateError } from '../../errors.ts';
import type { RequestPlan } from '../../plan/plan.ts';
import { type Milliseconds, seconds, toSeconds } from '../../units.ts';
import { saysStarting } from './ask-again.ts';
import { describeLacking, nameOf } from './describe-answer.ts';
import type { Lacking } from './lacking.ts';
import { likelyMistakes } from './likely-mistake.ts';

/** What was tried, and how. */
export interface TriedPlan {
  readonly requests: readonly RequestPlan[];
  /** Sent to the candidate alone. */
  readonly added: readonly RequestPlan[];
  readonly secrets: readonly string[];
  readonly versions: 1 | 2;
  /** Whether the server is ready only when the requests get what they expect. */
  readonly awaitsRequests: boolean;
  readonly readyTimeout: Milliseconds;
  /** Whether nothing else was wanted than to try them. */
  readonly isRehearsal: boolean;
}

/** The expectations of the plan do not hold, as far as is known. */
export class UnexpectedAnswers extends GateError {}

/**
 * A server that still closes connections or answers 5xx when its time is over has not become ready. Whatever
 * else came, and a 404 that stayed, is most likely a mistake of the plan.
 * @param lacking at least one
 */
export function refusalOf(lacking: readonly Lacking[], plan: TriedPlan): UnexpectedAnswers {
  const isStarting = lacking.every(({ answer }) => saysStarting(answer) && answer.status !== 404);
  const isNotReady = plan.awaitsRequests && isStarting;
  const { secrets, awaitsRequests } = plan;
  const [first = '', ...others] = lacking.map((one) => describeLacking(one, secrets));
  const hints = likelyMistakes(lacking, { secrets, isReadyByOther: !awaitsRequests });
  return new UnexpectedAnswers({
    ...(isNotReady
      ? { code: 'server-not-ready', kind: 'gate', message: sayNotReady(lacking, plan) }
      : { code: 'unexpected-answer', kind: 'input', message: sayUnexpected(lacking, plan) }),
    remedy: [hints, ...(isNotReady ? [LONGER] : []), ...(plan.isRehearsal ? [] : [REHEARSE])].join(
      ' ',
    ),
    details: [first, ...others],
    telling: first,
  });
}

const LONGER = 'If it only needs longer, raise `ready-timeout`.';
const REHEARSE = '`perf-gate validate --start-server` tries all requests and measures nothing.';

const sayNotReady = (lacking: readonly Lacking[], plan: TriedPlan): string =>
  `The server did not become ready within ${toSeconds(plan.readyTimeout)} s: ${sayWhich(lacking, plan)} what the plan expects.`;

function sayUnexpected(lacking: readonly Lacking[], plan: TriedPlan): string {
  const isOfBoth = plan.versions === 2 && lacking.every(({ other }) => other !== undefined);
  const from = isOfBoth ? ', from either version' : '';
  return `Nothing was measured: ${sayWhich(lacking, plan)} what the plan expects${from}.${sayWait(lacking)}`;
}

/** `"create" (POST /items) did not get`, `2 of 3 requests did not get`, `none of the 3 requests got`. */
function sayWhich(lacking: readonly Lacking[], { requests, added }: TriedPlan): string {
  const [one, ...others] = lacking;
  const all = requests.length + added.length;
  if (one !== undefined && others.length === 0) return `${nameOf(one.request)} did not get`;
  if (lacking.length === all) return `none of the ${all} requests got`;
  return `${lacking.length} of ${all} requests did not get`;
}

/** A shorter one was only there to rule out chance. */
const LONG_WAIT: Milliseconds = seconds(2);

function sayWait(lacking: readonly Lacking[]): string {
  const waited = Math.max(...lacking.map(({ answer }) => answer.waited));
  if (waited < LONG_WAIT) return '';
  return ` perf-gate asked again for ${Math.round(waited / seconds(1))} s, as the server may have been starting.`;
}
