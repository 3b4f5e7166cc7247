// A logarithmic axis of times, with round values to mark on it.

/** Below a microsecond nothing is measured, and a logarithm needs something. */
const SHORTEST = 1;

/** Up to so many decades 1, 2 and 5 are marked, beyond only the 1. */
const DECADES_WITH_STEPS = 2.5;

export interface TimeAxis {
  /** 0 at the shortest time, 1 at the longest. */
  readonly placeOf: (time: number) => number;
  readonly marks: readonly number[];
}

export function timeAxis(times: readonly number[]): TimeAxis {
  const logs = times.map(logOf);
  const start = Math.min(...logs) - 0.05;
  const end = Math.max(...logs) + 0.05;
  const steps = end - start > DECADES_WITH_STEPS ? [1] : [1, 2, 5];
  return {
    placeOf: (time) => (logOf(time) - start) / (end - start),
    marks: roundValues(start, end, steps),
  };
}

const logOf = (time: number): number => Math.log10(Math.max(time, SHORTEST));

function roundValues(start: number, end: number, steps: readonly number[]): readonly number[] {
  const decades = Array.from(
    { length: Math.ceil(end) - Math.floor(start) },
    (_, index) => 10 ** (Math.floor(start) + index),
  );
  return decades
    .flatMap((decade) => steps.map((step) => step * decade))
    .filter((value) => Math.log10(value) >= start && Math.log10(value) <= end);
}
