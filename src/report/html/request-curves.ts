// Response times of each request and flow: the worst one at once, the others by choice.

import { escapeHtml } from '../escape/html.ts';
import type { FlowDetails, GateReport, PercentileCurve, RequestDetails } from '../gate-report.ts';
import { shortName } from '../rows/labels.ts';
import { type Charts, htmlFigure, numbersBehind } from './figure.ts';
import { percentileChart, percentileTable } from './percentile-chart.ts';

type Clock = PercentileCurve['clock'];
type Timed = RequestDetails | FlowDetails;

const TITLES: Readonly<Record<Clock, string>> = {
  response: 'Response time at the fixed rate',
  service: 'Service time at capacity',
};

/** `undefined` where no request has a curve. */
export function requestCurves(report: GateReport, charts: Charts): string | undefined {
  const [worst, ...others] = worstFirst(report);
  if (worst === undefined) return undefined;
  return [
    `<h3 class="request">${others.length === 0 ? lineOf(worst) : nameOf(worst)}</h3>`,
    figuresOf(report, worst, charts),
    ...others.map((request) =>
      [
        `<details class="numbers"><summary>${nameOf(request)}</summary>`,
        figuresOf(report, request, charts),
        '</details>',
      ].join('\n'),
    ),
  ].join('\n');
}

/** "list: GET /items?page=2" */
function nameOf(timed: Timed): string {
  const name = escapeHtml(shortName(timed.name));
  if ('steps' in timed) return `${name}: ${lineOf(timed)}`;
  const isItsLine = timed.name === `${timed.method} ${timed.path}`;
  return isItsLine ? lineOf(timed) : `${name}: ${lineOf(timed)}`;
}

const lineOf = (timed: Timed): string =>
  'steps' in timed
    ? `all ${timed.steps.length} steps`
    : `<code>${escapeHtml(`${timed.method} ${timed.path}`)}</code>`;

/** By the largest rise of a time that was judged; the plan's order where none was. */
function worstFirst({ details, comparisons }: GateReport): readonly Timed[] {
  const riseOf = ({ name }: Timed): number =>
    Math.max(
      ...comparisons
        .filter(({ request, unit }) => request === name && unit === 'microseconds')
        .map(({ change, outcome }) => (outcome === 'regression' ? 1e6 : 0) + (change ?? 0)),
      -1,
    );
  return [...details.flows, ...details.requests]
    .filter(({ curves }) => curves.length > 0)
    .map((request) => ({ request, rise: riseOf(request) }))
    .toSorted((one, other) => other.rise - one.rise)
    .map(({ request }) => request);
}

function figuresOf({ details }: GateReport, request: Timed, charts: Charts): string {
  const figures = (['response', 'service'] as const).flatMap((clock) => {
    const curves = request.curves.filter((curve) => curve.clock === clock);
    const chart = percentileChart(details.curveShares, curves);
    if (chart === undefined) return [];
    const title = TITLES[clock];
    const label = `${title} of ${shortName(request.name)} by percentile`;
    const numbers = numbersBehind(percentileTable(details.curveShares, curves));
    return [`<div>\n${htmlFigure({ title, label, chart }, charts)}\n${numbers}\n</div>`];
  });
  return `<div class="charts">\n${figures.join('\n')}\n</div>`;
}
