// Prepares a server before its load, and cleans up behind it: the steps of `setup` and `teardown`.

import { GateError } from '../../errors.ts';
import type { FirstAnswer } from '../../load/first-answers.ts';
import type { LoadGenerator } from '../../load/load-generator.ts';
import type { StepsEnd } from '../../load/run-steps.ts';
import { SHORTEST_CAPTURED, withoutTokens } from '../../mask.ts';
import { describeExpected } from '../../plan/describe-plan.ts';
import type { RequestPlan, SentRequest } from '../../plan/plan.ts';
import type { CapturedValue, CapturedValues, StepPlan } from '../../plan/request-plan.ts';
import { secretParts } from '../../plan/secrets.ts';
import { UnfitCapture, withCaptured } from '../../plan/with-captured.ts';
import { milliseconds } from '../../units.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import type { MeasurePorts } from '../ports.ts';
import { FirstTrial } from '../trial/ask-again.ts';
import { bodyOf, describeCame, nameOf } from '../trial/describe-answer.ts';
import type { ArmServer, ArmVersion } from './arm-server.ts';

interface SessionInput {
  readonly version: ArmVersion;
  readonly server: ArmServer;
  readonly generator: LoadGenerator;
  /** Of the block: both versions get the same values in it. */
  readonly turn: string;
  /** Never shown. */
  readonly secrets: readonly string[];
  readonly ports: Pick<MeasurePorts, 'report' | 'signal' | 'hide'>;
}

type SetUp = Pick<Extract<StepsEnd, { kind: 'done' }>, 'captured' | 'answers'>;

/** A server that was set up. */
export class Session {
  /** To the steps of `setup`. */
  readonly answers: readonly FirstAnswer[];
  /** What must not be shown, with what was captured. */
  readonly secrets: readonly string[];
  readonly #input: SessionInput;
  readonly #captured: CapturedValues;

  constructor(input: SessionInput, { captured, answers }: SetUp) {
    this.answers = answers;
    this.secrets = input.secrets;
    this.#input = input;
    this.#captured = captured;
  }

  /**
   * Requests with what `setup` captured in its place.
   * @throws GateError `setup-failed` where it does not fit
   */
  fill<Request extends RequestPlan>(requests: readonly Request[]): readonly Request[] {
    try {
      return requests.map((request) => withCaptured(request, this.#captured));
    } catch (error) {
      if (error instanceof UnfitCapture) throw setupFailed(error.message, REMEDY_FOR_CAPTURE);
      throw error;
    }
  }

  /** Sends `teardown`. What fails there is a note: everything has been measured. */
  async tearDown(): Promise<void> {
    const { version, server, ports } = this.#input;
    const { teardown } = version.server.steps;
    if (teardown.length === 0 || server.hasExited() || ports.signal.aborted) return;
    const end = await send('teardown', teardown, this.#captured, this.#input);
    if (end.kind === 'done') return;
    const { step, what } = describeEnd(end, this.#input.secrets);
    const whose = version.isOneOfTwo ? ` of the ${version.arm}` : '';
    ports.report({ kind: 'note', text: `\`teardown\`${whose}: ${nameOf(step)} failed: ${what}` });
  }
}

/** @throws GateError `setup-failed` */
export async function setUp(input: SessionInput): Promise<Session> {
  const { setup } = input.version.server.steps;
  if (setup.length === 0) return new Session(input, { captured: new Map(), answers: [] });
  const hidden = [...input.secrets];
  const end = await send('setup', setup, new Map(), input, (texts) => hidden.push(...texts));
  if (end.kind === 'done') return new Session({ ...input, secrets: hidden }, end);
  const death = await input.server.causeOfDeath();
  if (death !== undefined) throw diedInSetup(end.step, death);
  const { step, what } = describeEnd(end, hidden);
  const remedy = end.kind === 'unexpected' ? REMEDY_FOR_ANSWER : REMEDY_FOR_CAPTURE;
  throw setupFailed(`${nameOf(step)} failed: ${what}`, remedy);
}

const setupFailed = (what: string, remedy: string): GateError =>
  new GateError({
    code: 'setup-failed',
    kind: 'gate',
    message: `The server could not be set up. ${what}`,
    remedy,
  });

const diedInSetup = (step: SentRequest, death: string): GateError =>
  new GateError({
    code: 'server-exited',
    kind: 'gate',
    message: `The server died when it was set up, at ${nameOf(step)}. ${death}`,
    remedy: 'Its last lines say why. Start it by hand, and send the same request.',
  });

const REMEDY_FOR_ANSWER = 'Send the same request by hand, and compare.';
const REMEDY_FOR_CAPTURE =
  'Look at `capture` of that request, and at what its answer holds: send it by hand.';

async function send(
  which: 'setup' | 'teardown',
  steps: readonly StepPlan[],
  captured: CapturedValues,
  { version, server, generator, turn, ports }: SessionInput,
  onHidden: (texts: readonly string[]) => void = () => undefined,
): Promise<StepsEnd> {
  const again = new FirstTrial(1, ports).begin({
    arm: version.arm,
    // A server that was loaded has started.
    patience: which === 'setup' ? server.patience : milliseconds(0),
    hasExited: () => server.hasExited(),
    isAlone: true,
    signal: ports.signal,
  });
  // A token is a secret, and no plan knows it.
  const onCaptured = ({ text }: CapturedValue): void => {
    const texts = secretParts(text).filter(({ length }) => length >= SHORTEST_CAPTURED);
    onHidden(texts);
    ports.hide(texts);
  };
  return await unlessAborted(ports.signal, () =>
    generator.runSteps(
      server.target,
      { steps, captured, fill, again, onCaptured },
      `${turn}, ${which}`,
    ),
  );
}

function fill(step: StepPlan, captured: CapturedValues): StepPlan | string {
  try {
    return withCaptured(step, captured);
  } catch (error) {
    if (error instanceof UnfitCapture) return error.message;
    throw error;
  }
}

/** Where the step failed, nothing was captured, so no mask knows what is a secret. */
const withoutTokensIn = (answer: FirstAnswer): FirstAnswer => ({
  ...answer,
  bodyStart: withoutTokens(answer.bodyStart),
  location: withoutTokens(answer.location),
  failure: answer.failure && {
    ...answer.failure,
    message: withoutTokens(answer.failure.message),
  },
});

type Failed = Exclude<StepsEnd, { kind: 'done' }>;

function describeEnd(
  end: Failed,
  secrets: readonly string[],
): { readonly step: SentRequest; readonly what: string } {
  const { step } = end;
  const answer = end.answer && withoutTokensIn(end.answer);
  const body = answer === undefined || answer.status === 0 ? '' : bodyOf(answer, secrets);
  const shown = body === '' ? '' : ` Body: ${body}`;
  if (end.kind === 'not-captured') return { step, what: `${end.what}${shown}` };
  const came = describeCame(answer ?? end.answer, secrets);
  return { step, what: `expected ${describeExpected(step.expect)}; got ${came}.${shown}` };
}
