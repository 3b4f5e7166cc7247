// Before and after: the pairs of the comparisons that matter most, and the others by choice.

import { ratio } from '../../units.ts';
import { pairTable } from '../content/pairs.ts';
import { worstFirst } from '../document/severity.ts';
import { escapeHtml } from '../escape/html.ts';
import { formatAmount } from '../format/number.ts';
import { formatChange } from '../format/share.ts';
import type { EarlierRun, GateReport, ReportComparison } from '../gate-report.ts';
import { labelComparison } from '../rows/labels.ts';
import { numbersBehind } from './figure.ts';
import { type BeforeAfter, pairsSvg } from './pairs-svg.ts';

/** A comparison with what stands on both its sides. */
interface Panel {
  readonly comparison: ReportComparison;
  readonly values: BeforeAfter;
}

/** So many panels fit beside the metrics. */
const MOST_AT_ONCE = 2;

/** `undefined` where nothing was measured pair by pair, nor before. */
export function pairPictures(report: GateReport): string | undefined {
  const panels = panelsOf(report).slice(0, MOST_AT_ONCE);
  const [first] = panels;
  if (first === undefined) return undefined;
  const said = first.values.isPaired
    ? `Each line is one of ${formatAmount(first.values.before.length, 'pair')}. The shaded wedge is a loss beyond what you allow.`
    : 'Each dot before is a stored record. The shaded wedge is a loss beyond what you allow.';
  return `<div class="panels">\n${panels.map((panel) => htmlPanel(report, panel)).join('\n')}\n</div>\n<p class="legend">${said}</p>`;
}

/** Every pair of every comparison, for a section of its own; `undefined` without pairs. */
export function allPairs(report: GateReport): string | undefined {
  const panels = panelsOf(report).filter(({ values }) => values.isPaired);
  if (panels.length === 0) return undefined;
  const figures = panels.map(
    (panel) =>
      `<div>\n${htmlPanel(report, panel)}\n${numbersBehind(pairTable(panel.comparison))}\n</div>`,
  );
  return `<div class="panels">\n${figures.join('\n')}\n</div>`;
}

function panelsOf({ comparisons, history, baseline }: GateReport): readonly Panel[] {
  // Other machines are drawn only where the run was compared with theirs.
  const compared = (history ?? []).filter(
    ({ sameMachine }) => sameMachine || baseline?.sameMachine !== true,
  );
  const panels = comparisons.flatMap((comparison): Panel[] => {
    const values = valuesOf(comparison, compared);
    return values === undefined ? [] : [{ comparison, values }];
  });
  return worstFirst(panels, ({ comparison }) => comparison.outcome);
}

function valuesOf(
  comparison: ReportComparison,
  history: readonly EarlierRun[],
): BeforeAfter | undefined {
  const { pairs, method, after } = comparison;
  if (pairs.length > 0) {
    return {
      before: pairs.map((pair) => pair.before),
      after: pairs.map((pair) => pair.after),
      isPaired: true,
    };
  }
  if (method !== 'prediction') return undefined;
  const before = history.flatMap((run) => valueIn(run, comparison) ?? []);
  return before.length === 0 ? undefined : { before, after: [after], isPaired: false };
}

/** Stored records are shown for the whole mix. */
function valueIn(
  { accepted, throughput, cpuPerRequest }: EarlierRun,
  { metric }: ReportComparison,
): number | null {
  if (!accepted) return null;
  if (metric === 'throughput') return throughput;
  return metric === 'cpu' ? cpuPerRequest : null;
}

function htmlPanel(report: GateReport, { comparison, values }: Panel): string {
  const label = labelComparison(report, comparison);
  const change = comparison.change === null ? '' : formatChange(ratio(comparison.change));
  return `<figure class="panel ${comparison.outcome}">
<figcaption><h3>${escapeHtml(label)} <b>${change}</b></h3></figcaption>
${pairsSvg(comparison, values, label)}
</figure>`;
}
