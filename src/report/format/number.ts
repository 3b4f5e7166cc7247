// Numbers for people: three significant digits, digits grouped by a thin space.

import { BYTES_PER_KIBIBYTE, type Bytes } from '../../units.ts';

/** U+202F: no line break within a number, or between it and its unit (SI brochure 5.4.3). */
export const THIN_SPACE = '\u202f';

const SIGNIFICANT_DIGITS = 3;

/** Numbers beyond these get an exponent instead of a row of zeros. */
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e12;

/** For a value that was not measured or does not apply. */
export const NOT_AVAILABLE = 'n/a';

/** Three significant digits: 2387.4 → "2 390", 7.4 → "7.40", 0.01234 → "0.0123". */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? NOT_AVAILABLE : infinity(value);
  if (value === 0) return '0';
  const rounded = roundToDigits(value);
  const size = Math.abs(rounded);
  if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) return withMinus(exponential(rounded));
  const decimals = Math.max(0, SIGNIFICANT_DIGITS - 1 - Math.floor(Math.log10(size)));
  return withMinus(groupDigits(rounded.toFixed(decimals)));
}

/** Every digit, grouped: 40719 → "40 719". */
export function formatCount(value: number): string {
  if (Math.abs(value) >= LARGEST_PLAIN || !Number.isFinite(value)) return formatNumber(value);
  return withMinus(groupDigits(Math.round(value).toFixed(0)));
}

/** Rounded to three significant digits. Units are chosen by this value, so "1 000 ms" never appears. */
export function roundToDigits(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/** "1 request", "2 requests". */
export function formatAmount(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const groupDigits = (digits: string): string =>
  digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, THIN_SPACE);

const exponential = (value: number): string => value.toExponential(SIGNIFICANT_DIGITS - 1);

const infinity = (value: number): string => (value > 0 ? '∞' : '−∞');

/** U+2212 is as wide as a digit; the hyphen is not. */
export const withMinus = (text: string): string => text.replace(/^-/, '−').replace('e-', 'e−');

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'] as const;

/** No line ends between a number and its unit, also in sentences that others wrote. */
export const keepUnits = (text: string): string =>
  text.replace(/(?<=\d) (?=(?:%|[µum]?s|min|h|d|[KMGT]iB|B|×)(?!\w))/g, '\u00a0');

/** "13 B", "6.65 MiB". */
export function formatSize(size: Bytes): string {
  if (Math.abs(size) < BYTES_PER_KIBIBYTE) return `${formatCount(size)}${THIN_SPACE}B`;
  const power = Math.floor(Math.log(Math.abs(size)) / Math.log(BYTES_PER_KIBIBYTE));
  const index = Math.min(power, UNITS.length) - 1;
  return `${formatNumber(size / BYTES_PER_KIBIBYTE ** (index + 1))}${THIN_SPACE}${UNITS[index]}`;
}
