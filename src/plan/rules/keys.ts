// Which keys an object of the file may have, and where one belongs that it may not have.

import type { z } from 'zod';
import { isRawFlow, listed } from '../read/raw-requests.ts';
import { isMapping, type Path } from '../read/reading.ts';
import { FLOW_INPUTS, FLOW_STEP_INPUTS } from '../table/flow.ts';
import { EXPECTATION_INPUTS, REQUEST_INPUTS, STEP_INPUTS } from '../table/request.ts';

/** What was read. */
export interface Parsed {
  /** Of the flags, of the file or of the action. */
  readonly known: z.ZodObject;
  /** As they were written. */
  readonly values: unknown;
}

/** The object at this path. */
export function objectAt(path: Path, { known, values }: Parsed): z.ZodObject {
  const [list, index, , position] = path;
  if (index === undefined) return known;
  if (path.at(-1) === 'expect') return EXPECTATION_INPUTS;
  if (list !== 'requests') return STEP_INPUTS;
  if (position !== undefined) return FLOW_STEP_INPUTS;
  const entries = isMapping(values) ? listed(values.requests) : [];
  return isRawFlow(entries[Number(index)]) ? FLOW_INPUTS : REQUEST_INPUTS;
}

/** Of a request, also what makes it a flow. */
export const keysOf = (object: z.ZodObject): readonly string[] =>
  Object.keys(object === REQUEST_INPUTS ? { ...object.shape, steps: undefined } : object.shape);

interface Misplaced {
  /** Absent: it is only said not to be known. */
  readonly problem?: string;
  readonly remedy: string;
}

/** A key of a request, a step or a flow that stands in another of them. */
export function misplacedKey(key: string, object: z.ZodObject): Misplaced | undefined {
  if (object === FLOW_INPUTS) {
    if (!Object.hasOwn(FLOW_STEP_INPUTS.shape, key)) return undefined;
    const problem = `a flow has steps, and no \`${key}\` of its own.`;
    return { problem, remedy: 'Put it into one of them.' };
  }
  const remedy = REMEDIES.get(object)?.[key];
  return remedy === undefined ? undefined : { remedy };
}

const OF_FLOWS = 'It belongs to a flow, or to a step of one.';

const REMEDIES = new Map<z.ZodObject, Readonly<Record<string, string>>>([
  [
    REQUEST_INPUTS,
    {
      capture: 'Write the request under `setup`, or as a step of a flow.',
      'think-time': OF_FLOWS,
    },
  ],
  [
    FLOW_STEP_INPUTS,
    {
      weight: 'Write it beside `steps`: it is the whole flow that has one.',
      steps: 'Write these steps into the flow itself: a flow holds no other.',
    },
  ],
  [
    STEP_INPUTS,
    {
      steps: 'Write each step as an entry of the list: only `requests` holds flows.',
      'think-time': OF_FLOWS,
    },
  ],
]);
