// What the base's own configuration asks for.

import { InputError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { Warning } from '../verdict/verdict.ts';
import type { ArmPorts } from './ports.ts';

interface OwnPlan {
  /** `undefined` where there is no file, or one with faults. */
  readonly plan: Plan | undefined;
  readonly warnings: readonly Warning[];
}

/** @param within as in `ArmSources` */
export async function readOwnPlan(
  { arms }: Pick<ArmPorts, 'arms'>,
  directory: string,
  within?: string,
): Promise<OwnPlan> {
  const read = await arms.readPlan(directory, within);
  return read instanceof InputError
    ? { plan: undefined, warnings: [{ code: 'baseline-note', text: describeFaulty(read) }] }
    : { plan: read, warnings: [] };
}

/** The base's own gate fails at these faults; a change that mends them must still pass. */
export function describeFaulty({ faults }: InputError): string {
  const [first] = faults;
  const place = first === undefined ? 'it' : `${first.place}: ${first.problem}`;
  const more = faults.length > 1 ? ` (${faults.length - 1} more)` : '';
  return `The configuration of the base has a fault, so the base is run as this version's says: ${place.slice(0, LONGEST)}${more}`;
}

/** The file may hold anything. */
const LONGEST = 300;
