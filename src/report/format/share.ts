// Shares and changes for people, in per cent.

import { type Ratio, ratio } from '../../units.ts';
import { formatCount, formatNumber, NOT_AVAILABLE, THIN_SPACE, withMinus } from './number.ts';

/** Smaller shares keep two significant digits, so that no share above zero is shown as "0 %". */
const SMALLEST_WITH_FIXED_DECIMALS = 0.01;
/** From here on decimals are noise: +153 %. */
const LARGEST_WITH_DECIMALS = 100;

/** "5 %", "68.3 %", "0.25 %". */
export function formatShare(share: Ratio): string {
  return `${withMinus(percentDigits(share * 100))}${THIN_SPACE}%`;
}

/** From here on a change is written as a multiple: ×34.9, not +3 390 %. */
const SMALLEST_MULTIPLE = 10;
/** Larger multiples are not compared; they only have to fit into a column. */
const LARGEST_MULTIPLE = 99_999;

/** A change always shows its direction: "+6.5 %", "−61 %", and "±0 %" for none that two decimals can show. */
export function formatChange(change: Ratio): string {
  if (change + 1 > LARGEST_MULTIPLE) return `over${THIN_SPACE}×${formatCount(LARGEST_MULTIPLE)}`;
  if (isMultiple(change)) return `×${formatNumber(change + 1)}`;
  const digits = percentDigits(Math.abs(change) * 100, 2);
  if (digits === NOT_AVAILABLE) return digits;
  return `${digits === '0' ? '±' : sign(change)}${digits}${THIN_SPACE}%`;
}

/** "by 61 %", "34.9-fold": how much something rose or fell. */
export function formatExtent(change: Ratio): string {
  return isMultiple(change)
    ? `${formatNumber(change + 1)}-fold`
    : `by ${formatShare(ratio(Math.abs(change)))}`;
}

const isMultiple = (change: Ratio): boolean => change + 1 >= SMALLEST_MULTIPLE;

const sign = (change: number): string => (change < 0 ? '−' : '+');

function percentDigits(percent: number, decimalsAtMost = Number.POSITIVE_INFINITY): string {
  const size = Math.abs(percent);
  if (!Number.isFinite(size)) return formatNumber(percent);
  if (size >= LARGEST_WITH_DECIMALS) return formatCount(percent);
  if (size >= 1) return trimZeros(percent.toFixed(1));
  if (size >= SMALLEST_WITH_FIXED_DECIMALS || decimalsAtMost === 2)
    return trimZeros(percent.toFixed(2));
  return size === 0 ? '0' : `${Number(percent.toPrecision(2))}`;
}

/** "61.0" → "61", "0.00" and "-0.00" → "0". */
const trimZeros = (digits: string): string => `${Number(digits) + 0}`;
