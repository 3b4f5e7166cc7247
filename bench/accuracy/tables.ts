// Reported against true, as Markdown: every run counts, and shown are the lowest, the middle and the highest.

import { spreadOf } from '../engine/spread.ts';
import { percent, table } from '../operating-characteristic/markdown.ts';
import type { Case } from './cases.ts';
import { METRICS, type Metric } from './seen.ts';
import type { ComparedRun } from './take-run.ts';

type Seen = Extract<ComparedRun['outcome'], { kind: 'seen' }>;

/** The runs of one tool. */
interface Runs {
  readonly tool: string;
  readonly loop: string;
  readonly seen: readonly Seen[];
}

const TIMES_HEAD = [
  ...['tool', 'loop', '', 'formula', 'true', 'reported: lowest, median, highest'],
  ...['error', 'worst error', 'allowed', 'within'],
];

/** What the tools reported for one case. */
export function renderCase(load: Case, runs: readonly ComparedRun[]): string {
  const tools = [...new Set(runs.map(({ tool }) => tool))].map((tool) => runsOf(tool, runs));
  const hasTimes = load.asked.p50 !== undefined;
  return [
    `## ${load.name}: ${load.words}`,
    `${load.connections} connections, ${load.seconds} s${load.rate === undefined ? '' : `, ${load.rate} requests a second wanted`}`,
    hasTimes
      ? table(
          TIMES_HEAD,
          tools.flatMap((each) => METRICS.map((metric) => timesRow(load, metric, each))),
        )
      : punctualityTable(load.rate ?? Number.NaN, tools),
    ...notes(runs),
  ].join('\n\n');
}

function runsOf(tool: string, runs: readonly ComparedRun[]): Runs {
  const mine = runs.filter((run) => run.tool === tool);
  const seen = mine.flatMap(({ outcome }) => (outcome.kind === 'seen' ? [outcome] : []));
  return { tool, loop: mine[0]?.loop ?? '', seen };
}

function timesRow(load: Case, metric: Metric, { tool, loop, seen }: Runs): readonly string[] {
  const pairs = seen.flatMap(({ seen, truth }) => {
    const [reported, truly] = [seen[metric], truth[metric]];
    return reported === undefined || truly === undefined ? [] : [{ reported, truly }];
  });
  const errors = pairs.map(({ reported, truly }) =>
    metric === 'throughput' ? reported / truly - 1 : reported - truly,
  );
  const allowed = load.allowed[metric];
  const within = errors.filter((error) => Math.abs(error) <= allowed).length;
  const worst = errors.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? Number.NaN;
  const reported = spreadOf(pairs.map((pair) => pair.reported));
  return [
    tool,
    loop,
    metric,
    show(load.asked[metric]),
    show(spreadOf(pairs.map(({ truly }) => truly)).median),
    [reported.lowest, reported.median, reported.highest].map(show).join(', '),
    showError(metric, spreadOf(errors).median),
    showError(metric, worst),
    metric === 'throughput' ? `± ${percent(allowed)}` : `± ${show(allowed)} ms`,
    pairs.length === 0 ? 'n/a' : `${within} of ${pairs.length}`,
  ];
}

const show = (value: number | undefined): string =>
  value === undefined || Number.isNaN(value) ? 'n/a' : `${Number(value.toPrecision(4))}`;

const showError = (metric: Metric, error: number): string =>
  metric === 'throughput' ? percent(error) : Number.isNaN(error) ? 'n/a' : `${error.toFixed(2)} ms`;

/** What is promised: 99 % within 200 µs, and the rate to 0.1 %. */
const LEAST_SHARE = 0.99;
const RATE_ALLOWED = 0.001;

function punctualityTable(rate: number, tools: readonly Runs[]): string {
  const rows = tools.flatMap(({ tool, loop, seen }) => {
    const kept = seen.flatMap(({ punctuality }) => punctuality ?? []);
    if (kept.length === 0) return [];
    const shares = spreadOf(kept.map(({ share }) => share));
    const own = spreadOf(seen.flatMap(({ seen }) => seen.punctualShare ?? []));
    const rates = kept.map(({ achieved }) => achieved / rate - 1);
    const held = kept.filter(
      ({ share, achieved }) =>
        share >= LEAST_SHARE && Math.abs(achieved / rate - 1) <= RATE_ALLOWED,
    );
    return [
      [
        tool,
        loop,
        [shares.lowest, shares.median, shares.highest].map((share) => percent(share)).join(', '),
        percent(own.median),
        `${show(spreadOf(kept.map(({ p99 }) => p99)).median)} ms`,
        percent(spreadOf(rates).median, 3),
        `${held.length} of ${kept.length}`,
      ],
    ];
  });
  return table(
    [
      ...['tool', 'loop', 'came within 200 µs: lowest, median, highest', 'by its own account'],
      ...['p99 of lateness', 'rate ÷ asked − 1', 'both promises kept'],
    ],
    rows,
  );
}

function notes(runs: readonly ComparedRun[]): readonly string[] {
  return runs.flatMap(({ tool, outcome }) => {
    const text = outcome.kind === 'trouble' ? outcome.message : outcome.seen.failures;
    return text === '' ? [] : [`- ${tool}: ${text}`];
  });
}
