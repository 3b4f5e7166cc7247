// What a run measured, where and of what, as one run record.

import type { FirstAnswer } from '../load/first-answers.ts';
import type { MachineFacts } from '../machine/environment.ts';
import { maskSecrets } from '../plan/mask.ts';
import type { Plan, RequestPlan } from '../plan/plan.ts';
import type { ArmFacts, RequestFacts, RunRecord } from '../record/run-record.ts';
import { maskBlock } from '../report/mask-block.ts';
import { bytes } from '../units.ts';
import type { RunIdentity } from './ports.ts';
import type { MeasuredRun } from './run.ts';

export interface RecordInput {
  /** Its requests are those that were judged. */
  readonly plan: Plan;
  readonly run: MeasuredRun;
  readonly machine: MachineFacts;
  readonly identity: RunIdentity;
  readonly baselineArm: ArmFacts | undefined;
}

/** @returns the record as measured; whether it is accepted is for the verdict to say */
export function composeRecord({
  plan,
  run,
  machine,
  identity,
  baselineArm,
}: RecordInput): RunRecord {
  const { secrets } = plan;
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
    load: run.load,
    requests: plan.requests.map((request) => requestFacts(request, run.firstAnswers, secrets)),
    baselineArm,
    look: run.look,
    blocks: run.blocks.map((block) => maskBlock(block, secrets)),
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
