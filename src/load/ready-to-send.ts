// Planned requests and flows, with what draws their values.

import { flowsOf, type OutgoingRequest, type PlannedRequest } from './exchange/outgoing-request.ts';
import type { FlowDrawable } from './thread/flow-user.ts';
import { RequestValues, StepValues } from './values/drawn-values.ts';

/** @param seed decides what is drawn at random */
export function readyToSend<Planned extends Omit<PlannedRequest, 'body'>>(
  { template, ...request }: Planned,
  seed: number,
): Omit<Planned, 'template'> & Pick<OutgoingRequest, 'values'> {
  if (template === undefined) return request;
  const values =
    request.step === undefined
      ? new RequestValues(template, seed, request.name)
      : new StepValues(template);
  return { ...request, values };
}

/** By the index of the flow: all its steps have the same. */
export const drawablesOf = (
  requests: readonly Pick<PlannedRequest, 'name' | 'step' | 'template'>[],
  seed: number,
): readonly FlowDrawable[] =>
  flowsOf(requests).map(({ index }) => {
    const steps = requests.filter(({ step }) => step?.flow.index === index);
    const template = steps.find((step) => step.template !== undefined)?.template;
    return template && { ...template, seed };
  });
