// Which requests did not get what the plan expects, at every version that is sent them. Pure.

import type { FirstAnswer } from '../../load/first-answers.ts';
import type { RequestPlan } from '../../plan/plan.ts';
import { isOwnLimit } from '../../record/failure-class.ts';
import type { ArmAnswers } from './tried.ts';

/** A request whose expectation does not hold. */
export interface Lacking {
  readonly request: RequestPlan;
  /** The candidate's. */
  readonly answer: FirstAnswer;
  /** The baseline's, where it was asked. */
  readonly other: FirstAnswer | undefined;
}

interface Asked {
  readonly requests: readonly RequestPlan[];
  /** Sent to the candidate alone. */
  readonly added: readonly RequestPlan[];
}

/** Where one of two versions answers as expected, the other has lost or gained something, and is measured. */
export function findLacking(
  { requests, added }: Asked,
  servers: readonly ArmAnswers[],
): readonly Lacking[] {
  const candidate = servers.find(({ arm }) => arm === 'candidate');
  const baseline = servers.find(({ arm }) => arm === 'baseline');
  return [
    ...requests.flatMap((request) => {
      const answer = failedIn(candidate?.answers, request);
      const other = failedIn(baseline?.answers, request);
      const holds = answer === undefined || (baseline !== undefined && other === undefined);
      return holds ? [] : [{ request, answer, other }];
    }),
    ...added.flatMap((request) => {
      const answer = failedIn(candidate?.added, request);
      return answer === undefined ? [] : [{ request, answer, other: undefined }];
    }),
  ];
}

/** At a limit of our own, the server has not even seen the request. */
const failedIn = (
  answers: readonly FirstAnswer[] = [],
  { name }: RequestPlan,
): FirstAnswer | undefined =>
  answers.find(
    ({ name: its, failure }) => its === name && failure !== undefined && !isOwnLimit(failure.class),
  );
