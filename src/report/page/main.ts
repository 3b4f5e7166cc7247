// The script of the HTML report: it draws each chart anew, so that it can be hovered, zoomed, and walked
// with the keyboard. It runs in a reader's browser, and reads nothing but numbers and words of ours.

import type { Chart } from '../draw/chart.ts';
import { LiveChart } from './live-chart.ts';

const charts: readonly Chart[] = JSON.parse(document.getElementById('charts')?.textContent ?? '[]');
const drawn = new Set<LiveChart>();

/** Said once: every chart obeys alike. */
const HINT = 'Drag to zoom, double-click to see all.';

for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]')) {
  const chart = charts[Number(figure.dataset.chart)];
  if (chart !== undefined) {
    whenShown(figure, () => drawn.add(new LiveChart(figure, chart, drawn.size === 0 ? HINT : '')));
  }
}

/** Twenty requests have forty charts, and most stay folded. */
function whenShown(figure: HTMLElement, draw: () => void): void {
  const folded = figure.parentElement?.closest<HTMLDetailsElement>('details:not([open])');
  if (folded == null) draw();
  else folded.addEventListener('toggle', () => whenShown(figure, draw), { once: true });
}

// Colours come from the style of the page.
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  for (const chart of drawn) chart.redraw();
});
