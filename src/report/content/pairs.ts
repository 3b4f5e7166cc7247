// Pair by pair: what the comparison that matters most rests on.

import { ratio } from '../../units.ts';
import type { Section, Table } from '../document/report-document.ts';
import { worstFirst } from '../document/severity.ts';
import { formatAmount } from '../format/number.ts';
import { formatChange } from '../format/share.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { formatValue } from '../metric-words.ts';
import { labelComparison } from '../rows/labels.ts';

/** The HTML and the JSON have all. */
const MOST_SHOWN = 20;

/** `undefined` where nothing was measured pair by pair. */
export function pairsSection(report: GateReport): Section | undefined {
  const paired = report.comparisons.filter(({ pairs }) => pairs.length > 0);
  const [first] = worstFirst(paired, ({ outcome }) => outcome);
  if (first === undefined) return undefined;
  const shown = first.pairs.slice(0, MOST_SHOWN);
  const all = formatAmount(first.pairs.length, 'pair');
  const count = shown.length < first.pairs.length ? `the first ${MOST_SHOWN} of ${all}` : all;
  return {
    title: `Pair by pair: ${labelComparison(report, first)}, ${count}`,
    folded: true,
    pieces: [{ kind: 'table', table: pairTable({ ...first, pairs: shown }) }],
  };
}

export function pairTable({ pairs, unit }: Pick<ReportComparison, 'pairs' | 'unit'>): Table {
  const rows = pairs.map(({ number, before, after }) => [
    `pair ${number}`,
    formatValue(before, unit),
    formatValue(after, unit),
    before > 0 ? formatChange(ratio(after / before - 1)) : '',
  ]);
  return { columns: ['', 'before', 'after', 'change'], groups: [{ title: undefined, rows }] };
}
