// What no reader may give back, whatever stands in the text.

import type { Reading } from '../formats/reader.ts';
import type { RunFigures } from '../imported-run.ts';
import { LARGEST } from '../text/amounts.ts';

/** The reading, or one with a fault where its numbers cannot be. */
export function sound(reading: Reading, line: number): Reading {
  const { tool, figures, faults } = reading;
  if (figures === undefined || faults.length > 0) return reading;
  const problem = findProblem(figures);
  if (problem === undefined) return reading;
  const remedy = 'Leave the output as it was printed.';
  const fault = { line, problem: `${tool} is recognised, and ${problem}.`, remedy };
  return { ...reading, figures: undefined, faults: [fault] };
}

function findProblem({ throughput, durationSeconds, requests, times }: RunFigures) {
  const { total, succeeded, failed } = requests;
  const all = [throughput, durationSeconds, total, succeeded].filter(
    (value) => value !== undefined,
  );
  const numbers = [...all, ...Object.values(failed), ...Object.values(times)];
  if (!numbers.every((value) => value >= 0 && value <= LARGEST))
    return 'a number in it is beyond 2^53';
  if (total !== undefined && succeeded !== undefined && succeeded > total)
    return `it says that ${succeeded} of ${total} requests succeeded`;
  return undefined;
}
