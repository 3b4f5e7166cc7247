// What a run measured, where and of what, as one run record.

import type { FirstAnswer } from '../load/greet.ts';
import type { MachineFacts } from '../machine/environment.ts';
import type { RequestFacts, RunRecord } from '../measure/run-record.ts';
import { maskSecrets } from '../plan/mask.ts';
import type { Plan, RequestPlan } from '../plan/plan.ts';
import { bytes } from '../units.ts';
import { maskBlock } from './mask-texts.ts';
import type { MeasuredRun } from './measure-run.ts';
import type { RunIdentity } from './ports.ts';

/** @returns the record as measured; whether it is accepted is for the verdict to say */
export function composeRecord(
  plan: Plan,
  { blocks, load }: MeasuredRun,
  machine: MachineFacts,
  identity: RunIdentity,
): RunRecord {
  const { secrets } = plan;
  const answers = blocks[0]?.firstAnswers ?? [];
  return {
    id: identity.id,
    attempt: identity.attempt,
    name: plan.name,
    measuredAt: new Date().toISOString(),
    accepted: true,
    isNewLevel: false,
    planHash: plan.hash,
    commit: identity.commit,
    seed: plan.seed,
    environment: { ...machine, perfGate: identity.perfGate },
    load,
    requests: plan.requests.map((request) => requestFacts(request, answers, secrets)),
    blocks: blocks.map(({ block }) => maskBlock(block, secrets)),
  };
}

function requestFacts(
  request: RequestPlan,
  answers: readonly FirstAnswer[],
  secrets: readonly string[],
): RequestFacts {
  const answer = answers.find(({ name, status }) => name === request.name && status > 0);
  return {
    name: request.name,
    method: request.method,
    path: request.path,
    weight: request.weight,
    serverSoftware: maskSecrets(answer?.serverSoftware ?? '', secrets) || undefined,
    documentLength: answer && bytes(answer.bodyBytes),
    status: answer?.status,
  };
}
