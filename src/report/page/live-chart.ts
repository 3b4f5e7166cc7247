// One chart on a canvas, with a line below it that says what is under the cursor.

import uPlot from 'uplot';
import { axisLabel, type Chart, valueMarks, valueRange } from '../draw/chart.ts';
import { describePlace } from './describe-place.ts';

const HEIGHT = 240;
const KEYS = 'Arrow keys move the cursor, plus and minus zoom, 0 shows all.';

export class LiveChart {
  readonly #chart: Chart;
  readonly #hint: string;
  readonly #plot: uPlot;
  readonly #output = document.createElement('output');

  /** @param hint what stands below the chart while nothing is under the cursor */
  constructor(figure: HTMLElement, chart: Chart, hint: string) {
    this.#chart = chart;
    this.#hint = hint;
    const width = () => Math.max(figure.clientWidth, 200);
    const data = [chart.xs, ...chart.series.map(({ ys }) => ys)] as uPlot.AlignedData;
    figure.classList.add('live');
    this.#plot = new uPlot(this.#options(figure, width()), data, figure);
    this.#output.textContent = hint;
    figure.append(this.#output);
    this.#takeKeys(figure);
    new ResizeObserver(() => this.#plot.setSize({ width: width(), height: HEIGHT })).observe(
      figure,
    );
  }

  redraw(): void {
    this.#plot.redraw(false, true);
  }

  #options(figure: HTMLElement, width: number): uPlot.Options {
    const chart = this.#chart;
    const colour = (name: string) => () => getComputedStyle(figure).getPropertyValue(name);
    const axis = { stroke: colour('--quiet'), font: FONT, ticks: { show: false } } as const;
    return {
      width,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: true, y: false } },
      scales: {
        x: { time: false, range: (_, from, to) => this.#horizontalRange(from, to) },
        y: {
          distr: chart.scale === 'log' ? 3 : 1,
          range: (_, low, high) => [...valueRange(low ?? 0, high ?? 1, chart.scale)],
        },
      },
      axes: [
        {
          ...axis,
          size: 28,
          gap: 4,
          grid: { show: chart.edges.length === 0, stroke: colour('--rule'), width: 1 },
          splits: (_plot, _axis, from, to) =>
            chart.marks.map(({ at }) => at).filter((at) => at >= from && at <= to),
          values: (_, splits) =>
            splits.map((place) => chart.marks.find(({ at }) => at === place)?.label ?? ''),
        },
        {
          ...axis,
          size: 66,
          gap: 6,
          grid: { stroke: colour('--rule'), width: 1 },
          splits: (_plot, _axis, low, high) => valueMarks([low, high], chart).map(({ at }) => at),
          values: (_, splits) => splits.map((at) => axisLabel(at, chart.unit)),
        },
      ],
      series: [{}, ...chart.series.map((series) => seriesOptions(series, colour))],
      hooks: {
        drawClear: [(plot) => this.#shade(plot, colour('--band')())],
        setCursor: [() => this.#say()],
      },
    };
  }

  /** Unzoomed, the ends of the axis; zoomed, what was asked for. */
  #horizontalRange(from: number, to: number): uPlot.Range.MinMax {
    const { xs, from: start, to: end } = this.#chart;
    return from <= (xs[0] ?? 0) && to >= (xs.at(-1) ?? 0) ? [start, end] : [from, to];
  }

  #shade({ ctx, bbox, valToPos }: uPlot, colour: string): void {
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.fillStyle = colour;
    for (const [index, edge] of this.#chart.edges.entries()) {
      const next = this.#chart.edges[index + 1];
      if (index % 2 === 0 || next === undefined) continue;
      const [left, right] = [valToPos(edge, 'x', true), valToPos(next, 'x', true)];
      ctx.fillRect(left, bbox.top, right - left, bbox.height);
    }
    ctx.restore();
  }

  #say(): void {
    const { idx } = this.#plot.cursor;
    this.#output.textContent =
      (idx == null ? undefined : describePlace(this.#chart, idx)) ?? this.#hint;
  }

  #takeKeys(figure: HTMLElement): void {
    const { root } = this.#plot;
    root.tabIndex = 0;
    root.setAttribute('role', 'application');
    const title = figure.querySelector('h3')?.textContent ?? '';
    root.setAttribute('aria-label', `${title}. ${KEYS}`);
    root.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !this.#obey(event.key)) return;
      event.preventDefault();
    });
  }

  /** @returns whether the key means something here */
  #obey(key: string): boolean {
    switch (key) {
      case 'ArrowLeft':
        return this.#step(-1);
      case 'ArrowRight':
        return this.#step(1);
      case '+':
      case '=':
        return this.#zoom(0.5);
      case '-':
        return this.#zoom(2);
      case '0':
      case 'Escape':
        return this.#zoom(Number.POSITIVE_INFINITY);
      default:
        return false;
    }
  }

  /** To the next place that has a name, and into view. */
  #step(direction: 1 | -1): boolean {
    const { xs, names } = this.#chart;
    const { idx } = this.#plot.cursor;
    let index = idx == null ? (direction === 1 ? 0 : xs.length - 1) : idx + direction;
    while (names[index] === '') index += direction;
    const place = xs[index];
    if (place === undefined) return true;
    const { min = 0, max = 0 } = this.#plot.scales.x ?? {};
    if (place < (min ?? 0) || place > (max ?? 0)) this.#zoom(Number.POSITIVE_INFINITY);
    this.#plot.setCursor({ left: this.#plot.valToPos(place, 'x'), top: HEIGHT / 2 });
    return true;
  }

  /** Around the cursor, or around the middle. */
  #zoom(factor: number): boolean {
    const { xs, from, to } = this.#chart;
    const { min, max } = this.#plot.scales.x ?? {};
    const [low, high] = [min ?? from, max ?? to];
    const { idx } = this.#plot.cursor;
    const middle = (idx == null ? undefined : xs[idx]) ?? (low + high) / 2;
    const half = Math.min(((high - low) / 2) * factor, to - from);
    this.#plot.setScale('x', {
      min: Math.max(from, middle - half),
      max: Math.min(to, middle + half),
    });
    return true;
  }
}

const FONT = '12px system-ui, "Liberation Sans", sans-serif';

function seriesOptions(
  { arm, hasLine, hasDots }: Chart['series'][number],
  colour: (name: string) => () => string,
): uPlot.Series {
  const isBaseline = arm === 'baseline';
  const stroke = colour(isBaseline ? '--before' : '--after');
  return {
    stroke,
    width: hasLine ? 2 : 0,
    ...(isBaseline && hasLine ? { dash: [5, 4] } : {}),
    points: { show: hasDots, size: 7, fill: isBaseline ? colour('--page') : stroke },
  };
}
