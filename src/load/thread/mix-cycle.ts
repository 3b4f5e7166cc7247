// The weighted mix as a fixed cycle, so that every slice of either arm sends the same requests.

import { beginsUnit, type OutgoingRequest } from '../exchange/outgoing-request.ts';

/** What is due at once. */
export interface MixUnit {
  /** Of the request, or of the first step, in the plan. */
  readonly index: number;
  /** Index of the flow; `undefined`: a request by itself. */
  readonly flow: number | undefined;
}

/** The order in which requests and flows begin. */
export function unitCycle(requests: readonly OutgoingRequest[]): readonly MixUnit[] {
  const units = requests.filter(beginsUnit);
  const unitAt = (place: number): readonly MixUnit[] =>
    units.slice(place, place + 1).map(({ index, step }) => ({ index, flow: step?.flow.index }));
  return mixCycle(units.map(({ weight }) => weight)).flatMap(unitAt);
}

/**
 * The order in which requests of these weights are sent, as indices into `weights`.
 * Smooth weighted round-robin (nginx's upstream balancer): 5, 1, 1 gives a a b a c a a, not a a a a a b c.
 * @param weights positive integers
 */
export function mixCycle(weights: readonly number[]): readonly number[] {
  const divisor = weights.reduce(greatestCommonDivisor);
  const shares = weights.map((weight) => weight / divisor);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const credit = shares.map(() => 0);
  return Array.from({ length: total }, () => {
    shares.forEach((share, index) => {
      credit[index] = (credit[index] ?? 0) + share;
    });
    const next = credit.indexOf(Math.max(...credit));
    credit[next] = (credit[next] ?? 0) - total;
    return next;
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
