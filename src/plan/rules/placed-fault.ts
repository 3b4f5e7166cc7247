// Faults in a stable order: flags or the action's inputs first, then the file from top to bottom, then what concerns both.

import type { Fault } from '../../errors.ts';

export interface PlacedFault {
  readonly fault: Fault;
  /** Line in the file; see the two constants for the rest. */
  readonly line: number;
}

/** What is written beside the file comes before its first line. */
export const BEFORE_FILE = 0;
/** What no line is to blame for comes last. */
export const NO_LINE = Number.POSITIVE_INFINITY;

/** By line; faults of one line stay in the order they were found. */
export function inOrder(faults: readonly PlacedFault[]): readonly Fault[] {
  return [...faults]
    .sort((one, other) => compareLines(one.line, other.line))
    .map(({ fault }) => fault);
}

/** Not a difference: infinity minus itself is no number. */
function compareLines(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function faultOf(place: string, problem: string, remedy: string | undefined): Fault {
  return remedy === undefined ? { place, problem } : { place, problem, remedy };
}
