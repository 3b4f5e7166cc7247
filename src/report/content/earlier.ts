// The baselines before this run, as a row of bars with the same in words.

import type { Section } from '../document/report-document.ts';
import { formatNumber } from '../format/number.ts';
import { sparkline } from '../format/sparkline.ts';
import type { EarlierRun, GateReport } from '../gate-report.ts';
import { formatRequestRate } from '../metric-words.ts';

/** Older ones are in the HTML and the JSON. */
const MOST_SHOWN = 12;

/** `undefined` with fewer than two of them: they have no trend. */
export function earlierSection(report: GateReport): Section | undefined {
  const { history, rows } = report;
  const own = history?.filter(({ sameMachine }) => sameMachine) ?? [];
  const [where, runs] = own.length > 0 ? [THIS, own] : [ALIKE, history ?? []];
  const rates = ratesOf(runs).slice(-MOST_SHOWN);
  if (rates.length < 2) return undefined;
  const now = rows[0]?.candidate.throughput ?? null;
  const values = rates.map(formatNumber).join(', ');
  const here = now === null ? '' : `; this run ${formatRequestRate(now)}`;
  const text = `${sparkline(rates)} throughput over the last ${rates.length} baselines ${where}, oldest first: ${values}${here}.`;
  return { title: 'Earlier baselines', folded: true, pieces: [{ kind: 'paragraph', text }] };
}

const THIS = 'of this machine';
/** Hosted runners have no identity. */
const ALIKE = 'of machines of this kind, between which the same code may differ by 10 to 30 %';

const ratesOf = (runs: readonly EarlierRun[]): readonly number[] =>
  runs.flatMap(({ throughput }) => throughput ?? []);
