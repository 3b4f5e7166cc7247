// What is under the cursor of a chart, in words.

import { ratio } from '../../units.ts';
import type { Chart } from '../draw/chart.ts';
import { formatChange } from '../format/share.ts';
import { formatValue } from '../metric-words.ts';

/** "p99.9: before 12.3 ms, after 15.1 ms, +22.8 %"; `undefined` where nothing is. */
export function describePlace(
  { names, series, unit, isCompared }: Chart,
  index: number,
): string | undefined {
  const name = names[index];
  const valueOfArm = (arm: 'baseline' | 'candidate') =>
    series.flatMap((each) => (each.arm === arm ? (each.ys[index] ?? []) : []))[0];
  const [before, after] = [valueOfArm('baseline'), valueOfArm('candidate')];
  const known = after ?? before;
  if (name === undefined || name === '' || known === undefined) return undefined;
  if (!isCompared) return `${name}: ${formatValue(known, unit)}`;
  const hasBoth = new Set(series.map(({ arm }) => arm)).size > 1;
  const parts = [
    ...(before === undefined ? [] : [`${hasBoth ? 'before ' : ''}${formatValue(before, unit)}`]),
    ...(after === undefined ? [] : [`${hasBoth ? 'after ' : ''}${formatValue(after, unit)}`]),
    ...(before === undefined || after === undefined || before <= 0
      ? []
      : [formatChange(ratio(after / before - 1))]),
  ];
  return `${name}: ${parts.join(', ')}`;
}
