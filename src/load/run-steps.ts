// Sends requests once, in order: each may use what was captured from the answers before it.

import { setTimeout as sleep } from 'node:timers/promises';
import type { CapturedValue, CapturedValues, SentRequest, StepPlan } from '../plan/request-plan.ts';
import { type Milliseconds, milliseconds } from '../units.ts';
import { Asker, type AskerOptions } from './asker.ts';
import { captureFrom } from './exchange/capture.ts';
import { prepareSchemas } from './exchange/check-schema.ts';
import type { Engine } from './exchange/connection.ts';
import type { OutgoingRequest } from './exchange/outgoing-request.ts';
import type { AskAgain, FirstAnswer } from './first-answers.ts';

/** Requests that are sent once, in order, and what becomes of their answers. */
export interface Steps {
  readonly steps: readonly StepPlan[];
  /** What was captured before. */
  readonly captured: CapturedValues;
  /** @returns the step with what was captured; or, as a sentence, why that does not fit */
  readonly fill: (step: StepPlan, captured: CapturedValues) => StepPlan | string;
  /** Decides which failures are asked for again. */
  readonly again: AskAgain;
  /** Gets each value before anything else is done: an error may show it. */
  readonly onCaptured: (value: CapturedValue) => void;
}

export interface StepsInput extends Steps, Omit<AskerOptions, 'captures'> {
  /** Makes a request ready to be sent, with its values drawn. */
  readonly ready: (request: SentRequest) => OutgoingRequest;
}

export type StepsEnd =
  | {
      readonly kind: 'done';
      readonly captured: CapturedValues;
      /** To each step. */
      readonly answers: readonly FirstAnswer[];
    }
  /** The answer to a step was not what it expects. */
  | { readonly kind: 'unexpected'; readonly step: StepPlan; readonly answer: FirstAnswer }
  /** `what` is a sentence. */
  | {
      readonly kind: 'not-captured';
      readonly step: StepPlan;
      readonly what: string;
      readonly answer: FirstAnswer | undefined;
    };

/** Ends at the first step that fails: those behind it need what it did. */
export async function runSteps(engine: Engine, input: StepsInput): Promise<StepsEnd> {
  await prepareSchemas(input.steps);
  const asker = new Asker(engine, { ...input, captures: true });
  const captured = new Map(input.captured);
  const answers: FirstAnswer[] = [];
  for (const step of input.steps) {
    const end = await runStep(asker, step, captured, input);
    if ('kind' in end) return end;
    answers.push(end);
  }
  return { kind: 'done', captured, answers };
}

/**
 * @param captured gets what this step captures
 * @returns the answer, or why no other step is sent
 */
async function runStep(
  asker: Asker,
  step: StepPlan,
  captured: Map<string, CapturedValue>,
  input: StepsInput,
): Promise<FirstAnswer | StepsEnd> {
  const full = input.fill(step, captured);
  if (typeof full === 'string') {
    return { kind: 'not-captured', step, what: full, answer: undefined };
  }
  const answer = await askUntil(asker, full, input);
  if (answer.failure !== undefined) return { kind: 'unexpected', step, answer };
  for (const { name, from } of step.captures) {
    const found = captureFrom(asker.sketch, from);
    if (found.kind === 'not-found') {
      const what = `\`${name}\` cannot be captured: ${found.why}.`;
      return { kind: 'not-captured', step, what, answer };
    }
    input.onCaptured(found.value);
    captured.set(name, found.value);
  }
  return answer;
}

/** @returns the last answer */
async function askUntil(
  asker: Asker,
  step: StepPlan,
  { ready, again }: StepsInput,
): Promise<FirstAnswer> {
  const began = performance.now();
  for (let tries = 1; ; tries++) {
    const request = ready(step);
    const waited: Milliseconds = milliseconds(performance.now() - began);
    const heard = await asker.once(request);
    // The next request must not meet a connection that the server is closing.
    asker.connection.close();
    const answer = { ...heard, tries, waited, isRepetition: false };
    if (answer.failure === undefined || again.signal.aborted) return answer;
    const pause = again.pauseAfter(answer, request);
    if (pause === undefined) return answer;
    await sleep(pause, undefined, { signal: again.signal }).catch(() => undefined);
  }
}
