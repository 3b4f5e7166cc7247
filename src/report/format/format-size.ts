// Sizes for people, in the binary units of IEC 80000-13: KiB is 1024 bytes and never "K".

import { BYTES_PER_KIBIBYTE, type Bytes } from '../../units.ts';
import { formatCount, formatNumber, THIN_SPACE } from './format-number.ts';

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'] as const;

/** "13 B", "6.65 MiB". */
export function formatSize(size: Bytes): string {
  if (Math.abs(size) < BYTES_PER_KIBIBYTE) return `${formatCount(size)}${THIN_SPACE}B`;
  const power = Math.floor(Math.log(Math.abs(size)) / Math.log(BYTES_PER_KIBIBYTE));
  const index = Math.min(power, UNITS.length) - 1;
  return `${formatNumber(size / BYTES_PER_KIBIBYTE ** (index + 1))}${THIN_SPACE}${UNITS[index]}`;
}
