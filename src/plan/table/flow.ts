// The keys of a flow, an entry of `requests:` that has `steps`, and of one of its steps.

import * as z from 'zod';
import { milliseconds, minutes } from '../../units.ts';
import { duration, flowName, percentage } from '../read/kind.ts';
import { isRawFlow } from '../read/raw-requests.ts';
import { described, optional, required } from './described.ts';
import {
  INCREASE,
  MOST_REQUESTS,
  REQUEST_INPUTS,
  type RequestInputs,
  type SentInputs,
  STEP_INPUTS,
  TIME_LIMIT,
} from './request.ts';

const group = 'Load';
const where = 'file';
const THINK_TIME = { min: milliseconds(0), max: minutes(10), usual: 'ms' } as const;

export const FLOW_STEP_INPUTS = REQUEST_INPUTS.omit({ weight: true }).extend({
  'think-time': optional(duration(THINK_TIME), {
    group,
    where,
    says: 'How long the user waits before this step; the first has none',
    otherwise: 'that of the flow',
  }),
  capture: STEP_INPUTS.shape.capture,
});

export const FLOW_INPUTS = z.strictObject({
  name: required(flowName, {
    group,
    where,
    says: 'Name in the report; those of its steps begin with it',
    example: 'Order',
  }),
  weight: REQUEST_INPUTS.shape.weight,
  'think-time': optional(duration(THINK_TIME), {
    group,
    where,
    says: 'How long the user waits between two steps',
    example: '50ms',
    otherwise: '`0ms`',
  }),
  'max-p99-increase': optional(percentage(INCREASE), {
    group: 'Tolerances',
    where,
    says: 'Tolerance of the whole flow',
    otherwise: 'the one for all',
  }),
  'p99-limit': optional(duration(TIME_LIMIT), {
    group: 'Limits',
    where,
    says: 'Limit of the whole flow',
    otherwise: 'the one for all',
  }),
  // How many there may be depends on what else is in the mix.
  steps: described(z.array(FLOW_STEP_INPUTS).min(1), 'list', {
    group,
    where,
    says: 'The requests that a user sends in order, on one connection',
    json: { maxItems: MOST_REQUESTS },
  }),
});

export type FlowStepInputs = z.output<typeof FLOW_STEP_INPUTS>;
export type FlowInputs = z.output<typeof FLOW_INPUTS>;
/** What the list holds. */
export type UnitInputs = RequestInputs | FlowInputs;

export const isFlow = (entry: UnitInputs): entry is FlowInputs => 'steps' in entry;

/** The requests by themselves, and the steps of flows. */
export const sentBy = (entries: readonly UnitInputs[]): readonly SentInputs[] =>
  entries.flatMap((entry): readonly SentInputs[] => (isFlow(entry) ? entry.steps : [entry]));

/** A union of zod would refuse an entry for what either of them lacks. */
export const UNIT_INPUTS = z.transform((raw, context): UnitInputs => {
  const object = isRawFlow(raw) ? FLOW_INPUTS : REQUEST_INPUTS;
  const read = object.safeParse(raw, { jitless: true });
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.addIssue({ ...issue });
  return z.NEVER;
});

export const REQUEST_LIST = z.array(UNIT_INPUTS).min(1).max(MOST_REQUESTS);
