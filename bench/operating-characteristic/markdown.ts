// Tables and numbers as Markdown.

import type { Proportion } from './proportion.ts';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const percent = (share: number, digits = 1): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(digits)} %` : 'n/a';

/** `3 of 60 = 5.0 % [1.0, 13.9]`. */
export function counted({ count, of, low, high }: Proportion): string {
  if (of === 0) return '–';
  const bounds = `[${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
  return `${count} of ${of} = ${percent(count / of)} ${bounds}`;
}
