// Numbers with their units, as load generators print them. What is written otherwise is no number.

import { type Microseconds, microseconds } from '../../units.ts';

/** A time, and the size of its last digit. */
export interface Amount {
  readonly value: Microseconds;
  readonly step: number;
}

/** Larger ones are not exact; no run has them. */
export const LARGEST = Number.MAX_SAFE_INTEGER;

const DECIMAL = /^\d{1,16}(?:\.(\d{1,12}))?$/;

/** `undefined` for what is no plain number: `1,234`, `1e9`, `-1`, `nan`, or one beyond `LARGEST`. */
export function readDecimal(text: string): number | undefined {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return value <= LARGEST ? value : undefined;
}

/** A whole number. */
export function readWhole(text: string): number | undefined {
  return text.includes('.') ? undefined : readDecimal(text);
}

/** Microseconds in one of each. */
export type Units = Readonly<Record<string, number>>;

/** wrk, bombardier and h2load: `units.c` and those who took it over. */
export const WRK_UNITS: Units = { us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3_600e6 };
export const IN_SECONDS: Units = { secs: 1e6 };
export const IN_MILLISECONDS: Units = { ms: 1e3 };
/** oha's `timescale.rs`. */
export const OHA_UNITS: Units = {
  ns: 1e-3,
  us: 1,
  ms: 1e3,
  sec: 1e6,
  '10 sec': 10e6,
  min: 60e6,
  '10 min': 600e6,
  hr: 3_600e6,
};
/** Go's `time.Duration`, whose way to print them k6 follows. */
const GO_UNITS: Units = { ns: 1e-3, µs: 1, μs: 1, us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3_600e6 };

/** A number that its unit follows: `5.80ms`, `0.0123 sec`. */
export function readAmount(text: string, units: Units): Amount | undefined {
  const [, digits = '', unit = ''] = /^([\d.]{1,30}) ?(\D.{0,9}|10 sec|10 min)$/.exec(text) ?? [];
  return Object.hasOwn(units, unit) ? amountOf(digits, units[unit] ?? 0) : undefined;
}

/** A number in a unit that is known. */
export function amountOf(digits: string, unit: number): Amount | undefined {
  const value = readDecimal(digits);
  if (value === undefined || value * unit > LARGEST) return undefined;
  const decimals = DECIMAL.exec(digits)?.[1]?.length ?? 0;
  return { value: microseconds(inUnit(value, unit)), step: inUnit(10 ** -decimals, unit) };
}

/** `1h2m3.5s`, `228.5µs`: each unit is smaller than the one before it. */
export function readGoDuration(text: string): Amount | undefined {
  let [rest, sum, step, before] = [text, 0, 0, Number.POSITIVE_INFINITY];
  while (rest !== '') {
    const [all = '', digits = '', unit = ''] = /^([\d.]{1,30})([a-zµμ]{1,2})/.exec(rest) ?? [];
    const amount = readAmount(digits + unit, GO_UNITS);
    const size = GO_UNITS[unit] ?? 0;
    if (amount === undefined || size >= before) return undefined;
    sum += amount.value;
    step = amount.step;
    before = size;
    rest = rest.slice(all.length);
  }
  return text === '' || sum > LARGEST ? undefined : { value: microseconds(sum), step };
}

/** 149.56 × 1000 = 149560, without the noise of binary fractions. */
export const inUnit = (value: number, unit: number): number =>
  Number((value * unit).toPrecision(15));
