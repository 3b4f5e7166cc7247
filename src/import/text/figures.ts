// Figures that follow from what was read, by one rule each.

import { type Microseconds, microseconds, type PerSecond, perSecond } from '../../units.ts';
import type { FailureClass, ImportedRequests, RunFigures, TimeName } from '../imported-run.ts';
import { type Amount, LARGEST } from './amounts.ts';

/** Successes ÷ seconds: never a rate that the program has worked out from all answers. */
export function throughputOf(
  succeeded: number | undefined,
  durationSeconds: number | undefined,
): PerSecond | undefined {
  if (succeeded === undefined || durationSeconds === undefined) return undefined;
  const rate = succeeded / durationSeconds;
  return Number.isFinite(rate) && rate <= LARGEST ? perSecond(rate) : undefined;
}

/**
 * What is left of a count without the failures in it; never below zero: some programs count a request
 * that was answered too late twice.
 */
export const without = (count: number, ...failures: readonly number[]): number =>
  Math.max(
    0,
    failures.reduce((left, failed) => left - failed, count),
  );

/** Milliseconds between two dates: as exact as these are, which have no more than microseconds. */
export const toSeconds = (span: number): number => Math.round(span * 1_000) / 1_000_000;

/** Leaves out what is not known. */
export function defined<K extends string, V>(
  values: Readonly<Partial<Record<K, V | undefined>>>,
): Partial<Record<K, V>> {
  const known: Partial<Record<K, V>> = {};
  for (const key of keysOf(values)) {
    const value = values[key];
    if (value !== undefined) known[key] = value;
  }
  return known;
}

const keysOf = <K extends string>(values: Readonly<Partial<Record<K, unknown>>>): readonly K[] =>
  Object.keys(values).filter((key): key is K => Object.hasOwn(values, key));

type Times = Pick<RunFigures, 'times' | 'timesResolution'>;

/** Printed times; their resolution is that of the percentiles, or of the others where there are none. */
export function printedTimes(
  amounts: Readonly<Partial<Record<TimeName, Amount | undefined>>>,
): Times {
  const known = Object.entries(defined<TimeName, Amount>(amounts));
  const percentiles = known.filter(([name]) => name.startsWith('p'));
  const steps = (percentiles.length > 0 ? percentiles : known).map(([, { step }]) => step);
  return {
    times: Object.fromEntries(known.map(([name, { value }]) => [name, value])),
    timesResolution: steps.length === 0 ? undefined : microseconds(Math.max(...steps)),
  };
}

/**
 * Times in a unit of their own, as a JSON document holds them.
 * @param unit in microseconds
 */
export function exactTimes(
  values: Readonly<Partial<Record<TimeName, number | null | undefined>>>,
  unit: number,
): Readonly<Partial<Record<TimeName, Microseconds>>> {
  const inMicroseconds = Object.entries(values).map(([name, value]) => [
    name,
    value === null || value === undefined
      ? undefined
      : microseconds(Number((value * unit).toPrecision(15))),
  ]);
  return defined<TimeName, Microseconds>(Object.fromEntries(inMicroseconds));
}

/** What nobody answered has no times, whatever the program prints instead. */
export const NO_TIMES: Times = { times: {}, timesResolution: undefined };

export function countsOf(
  total: number | undefined,
  succeeded: number | undefined,
  failed: Readonly<Partial<Record<FailureClass, number | undefined>>>,
): ImportedRequests {
  return { total, succeeded, failed: defined<FailureClass, number>(failed) };
}

/** Says which percentile is missing, and what would have printed it. */
export function missingP99(times: Times['times'], remedy: string): readonly string[] {
  return times.p99 === undefined ? [`No p99: ${remedy}`] : [];
}
