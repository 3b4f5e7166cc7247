// Starts the candidate's server, tries each request as a run would, and stops the server.

import { GateError } from '../errors.ts';
import { engineFor } from '../load/engines.ts';
import type { FirstAnswer } from '../load/first-answers.ts';
import { PATIENCE, startLoadGenerator } from '../load/load-generator.ts';
import type { Plan, SentRequest } from '../plan/plan.ts';
import type { Milliseconds } from '../units.ts';
import { CALIBRATION } from './block-scheme.ts';
import { Coin } from './coin.ts';
import type { MeasurePorts } from './ports.ts';
import { refuseEndless } from './refuse-endless.ts';
import { findRefusal } from './refuse-unexpected.ts';
import { type OpenServers, openServers } from './servers/open-servers.ts';
import { FirstTrial } from './trial/ask-again.ts';
import { harmless } from './trial/describe-answer.ts';
import { planVersions, type Versions } from './versions.ts';

/** A request, and what came for it. */
export interface TriedRequest {
  readonly request: SentRequest;
  readonly isExpected: boolean;
  /** 0: there was no answer. */
  readonly status: number;
  /** Harmless and without secrets; '' if there is none. */
  readonly contentType: string;
  /** Where a redirect leads, likewise. */
  readonly location: string;
  readonly bodyBytes: number;
  readonly took: Milliseconds;
}

export interface CandidateTrial {
  /** Each got what it expects: else there was nothing to try. */
  readonly setup: readonly TriedRequest[];
  readonly tried: readonly TriedRequest[];
  /** Why a run of this plan would end before it measures, or be invalid; `undefined`: it would measure. */
  readonly refusal: GateError | undefined;
}

/** @throws GateError when the server does not start or stop; nothing is left running */
export async function tryCandidate(plan: Plan, ports: MeasurePorts): Promise<CandidateTrial> {
  const versions = planVersions(plan, undefined);
  if (versions === undefined) throw new Error('unreachable: there is no other version');
  const { load, requests } = plan;
  const one = { connections: 1, cores: 1, patience: PATIENCE };
  const engine = engineFor(load);
  await using generator = startLoadGenerator({ ...load, ...one, requests, engine });
  const coin = new Coin(`${plan.seed} trial`);
  const trial = new FirstTrial(1, ports);
  const input = { versions, trial, generator, coin, number: CALIBRATION, background: undefined };
  await using opened = await openServers(versions.arms, input, ports);
  const answers = opened.answers.flatMap((one) => one.answers);
  const inSetup = opened.answers.flatMap(({ setup }) => setup);
  const secrets = opened.answers.flatMap((one) => one.secrets);
  const describe = (request: SentRequest, answer: FirstAnswer | undefined) =>
    answer === undefined ? [] : [triedOf(request, answer, secrets)];
  return {
    setup: plan.server.steps.setup.flatMap((step, index) => describe(step, inSetup[index])),
    tried: requests.flatMap((request) =>
      describe(
        request,
        answers.find(({ name }) => name === request.name),
      ),
    ),
    refusal: refusalOf(opened, versions),
  };
}

function triedOf(
  request: SentRequest,
  { status, contentType, location, bodyBytes, took, failure }: FirstAnswer,
  secrets: readonly string[],
): TriedRequest {
  return {
    ...{ request, isExpected: !failure, status, bodyBytes, took },
    contentType: harmless(contentType, secrets),
    location: harmless(location, secrets),
  };
}

function refusalOf({ servers, answers }: OpenServers, versions: Versions): GateError | undefined {
  const death = answers.find((one) => one.death !== undefined)?.death;
  if (death !== undefined) return serverDied(death);
  try {
    refuseEndless(servers, 1);
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
  const found = findRefusal(answers, versions, true);
  return found instanceof GateError ? found : undefined;
}

const serverDied = (death: string): GateError =>
  new GateError({
    code: 'server-exited',
    kind: 'gate',
    message: `The server died under its first requests. ${death}`,
    remedy:
      'Its last lines say why. Run the command of `start` by hand, and send the same requests.',
  });
