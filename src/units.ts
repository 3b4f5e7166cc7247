// Units live in the type: a number without its unit never crosses a function boundary.

declare const unit: unique symbol;
type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

export type Nanoseconds = Quantity<'ns'>;
export type Microseconds = Quantity<'us'>;
export type Milliseconds = Quantity<'ms'>;
export type Bytes = Quantity<'bytes'>;
/** Events per second. */
export type PerSecond = Quantity<'1/s'>;
/** A share or a relative change: 0.05 is 5 %. */
export type Ratio = Quantity<'ratio'>;
/** ln(after ÷ before): symmetric, so that a loss and the gain that undoes it have the same size. */
export type LogRatio = Quantity<'ln'>;

export const nanoseconds = (value: number): Nanoseconds => value as Nanoseconds;
export const microseconds = (value: number): Microseconds => value as Microseconds;
export const milliseconds = (value: number): Milliseconds => value as Milliseconds;
export const bytes = (value: number): Bytes => value as Bytes;
export const perSecond = (value: number): PerSecond => value as PerSecond;
export const ratio = (value: number): Ratio => value as Ratio;
export const logRatio = (value: number): LogRatio => value as LogRatio;

export const MICROSECONDS_PER_MILLISECOND = 1_000;
export const MILLISECONDS_PER_SECOND = 1_000;
export const NANOSECONDS_PER_MICROSECOND = 1_000;
export const NANOSECONDS_PER_MILLISECOND = 1_000_000;
export const BYTES_PER_KIBIBYTE = 1_024;

export const seconds = (value: number): Milliseconds =>
  milliseconds(value * MILLISECONDS_PER_SECOND);
export const minutes = (value: number): Milliseconds => seconds(value * 60);

export const toSeconds = (duration: Milliseconds): number => duration / MILLISECONDS_PER_SECOND;
export const toMicroseconds = (duration: Milliseconds): Microseconds =>
  microseconds(duration * MICROSECONDS_PER_MILLISECOND);
export const toMilliseconds = (duration: Microseconds): Milliseconds =>
  milliseconds(duration / MICROSECONDS_PER_MILLISECOND);
export const nanosecondsToMicroseconds = (duration: Nanoseconds): Microseconds =>
  microseconds(duration / NANOSECONDS_PER_MICROSECOND);

/** Count ÷ elapsed: the only way a rate is made here, never a mean of rates. */
export const rate = (count: number, elapsed: Milliseconds): PerSecond =>
  perSecond(count / toSeconds(elapsed));

/** ln(after ÷ before). */
export const logChange = (before: number, after: number): LogRatio =>
  logRatio(Math.log(after / before));

/** The relative change that a log ratio stands for: ln 0.95 → −0.05. */
export const changeOf = (value: LogRatio): Ratio => ratio(Math.expm1(value));

/** At least one. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** A budget as one would write it: in whole minutes, or in steps of ten seconds below two; rounded up. */
export function inputBudget(time: Milliseconds): string {
  if (time > minutes(2)) return `${Math.ceil(time / minutes(1))}m`;
  return `${Math.ceil(time / seconds(10)) * 10}s`;
}

/** How sure a test at this level is, in per cent: 99.98 for 0.0002. Never 100, which no test is. */
export function surePercent(alpha: number): number {
  const rounded = Number((100 * (1 - alpha)).toPrecision(4));
  return rounded < 100
    ? rounded
    : Number((100 * (1 - Number(alpha.toPrecision(1)))).toPrecision(12));
}
