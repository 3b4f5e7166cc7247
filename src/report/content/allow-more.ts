// The inputs that would allow a loss: where each is written, with a value that would do.

import type { MetricName } from '../../verdict/verdict.ts';
import type { Reader } from '../document/report-document.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { heldAgainstThroughput, ownTolerance } from '../rows/held-against.ts';
import { isNotSureEnough, knownInterval } from '../rows/interval-rows.ts';
import { hasSeveralRequests, shortName } from '../rows/labels.ts';

type AskedReader = Exclude<Reader, { kind: 'workflow' }>;

/** "allow more: `--max-throughput-drop=12%`"; `undefined` where no input would. */
export function allowMore(report: GateReport, reader: AskedReader): string | undefined {
  const inputs = merge(wantedIn(report)).map((wanted) => write(wanted, report, reader));
  const [first] = inputs;
  if (first === undefined) return undefined;
  const [flags, ofFile] = [true, false].map((isFlag) =>
    inputs.filter((input) => input.isFlag === isFlag).map(({ text }) => text),
  );
  const more = flags?.length === 1 ? 'allow more' : 'allow more of each';
  return [
    ...(ofFile?.length ? [`set ${ofFile.join(', ')} in \`${fileOf(reader)}\``] : []),
    ...(flags?.length ? [`${more}: ${flags.join(', ')}`] : []),
  ].join('; or ');
}

interface Wanted {
  readonly input: string;
  /** Of its p99; `null`: of all of them. */
  readonly request: string | null;
  /** As the input is written; `undefined` where the run gives no bound. */
  readonly value: number | undefined;
}

/** The input that allows more of it. */
const ALLOWED_BY: Readonly<Record<MetricName, string | undefined>> = {
  throughput: 'max-throughput-drop',
  p99: 'max-p99-increase',
  'response-p99': 'max-p99-increase',
  'clean-response-p99': 'max-p99-increase',
  cpu: 'max-cpu-increase',
  memory: 'max-memory-increase',
  'start-time': 'max-start-increase',
  'first-answers': 'max-start-increase',
  errors: 'max-error-rate',
  'p99-limit': 'p99-limit',
  'min-throughput': 'min-throughput',
  // A server that cannot hold a rate that was set needs another rate, and a death is never allowed.
  'rate-not-sustained': undefined,
  'server-died': undefined,
};

function wantedIn(report: GateReport): readonly Wanted[] {
  return lossesOf(report).flatMap((comparison) => {
    if (comparison.metric === 'cpu') return wantedOfCpu(report, comparison);
    // No input allows a server that answers nothing.
    if (comparison.metric === 'errors' && comparison.after >= 1) return [];
    const input = ALLOWED_BY[comparison.metric];
    const { request } = comparison;
    return input === undefined ? [] : [{ input, request, value: enoughFor(comparison) }];
  });
}

/** Those that are red, and those that would be as soon as they are sure enough. */
export const lossesOf = ({ verdict, comparisons }: GateReport): readonly ReportComparison[] => {
  const offending = verdict.kind === 'regression' ? verdict.offending : [];
  const reds = comparisons.filter(({ outcome }) => outcome === 'regression');
  const inOrder = offending.flatMap((metric) => reds.filter((red) => red.metric === metric));
  return [...inOrder, ...comparisons.filter(isNext)];
};

/** It is beyond what is allowed by its size, and would be red as soon as it is sure enough. */
const isNext = (comparison: ReportComparison): boolean =>
  isNotSureEnough(comparison) && comparison.metric !== 'errors';

/** CPU per request may be judged by throughput, and, beyond its own tolerance, by both. */
function wantedOfCpu(report: GateReport, cpu: ReportComparison): readonly Wanted[] {
  const own = { input: 'max-cpu-increase', request: null, value: enoughFor(cpu) };
  if (heldAgainstThroughput(report, cpu) === undefined) return [own];
  const { worst } = knownInterval(cpu);
  const { best } = cpu.interval;
  // What costs c more answers 1 ÷ (1 + c) as many requests.
  const value = worst === null ? undefined : percentAbove(1 - 1 / (1 + worst));
  const ofThroughput = { input: 'max-throughput-drop', request: null, value };
  return best !== null && best > ownTolerance(cpu) ? [ofThroughput, own] : [ofThroughput];
}

/** The worse end of what was measured: the next run may come out there. */
function enoughFor(comparison: ReportComparison): number | undefined {
  const { metric, after } = comparison;
  switch (metric) {
    case 'errors':
      return percentAbove(after);
    case 'p99-limit':
      return roundUp(after / MICROSECONDS_PER_MILLISECOND);
    case 'min-throughput':
      return roundDown(after);
    default: {
      const { worst } = knownInterval(comparison);
      return worst === null ? undefined : percentAbove(Math.abs(worst));
    }
  }
}

const MICROSECONDS_PER_MILLISECOND = 1_000;
const SIGNIFICANT = 10;

/** To two significant digits. */
function roundBy(round: (value: number) => number, value: number): number | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  const step = 10 ** Math.floor(Math.log10(value / SIGNIFICANT));
  return Number((round(value / step) * step).toPrecision(2));
}

const roundUp = (value: number) => roundBy(Math.ceil, value);
const roundDown = (value: number) => roundBy(Math.floor, value);
const percentAbove = (share: number) => roundUp(100 * share);

/** An input stands once, with what is enough for all. */
function merge(all: readonly Wanted[]): readonly Wanted[] {
  const merged = new Map<string, Wanted>();
  for (const wanted of all) {
    const key = JSON.stringify([wanted.input, wanted.request]);
    const other = merged.get(key);
    merged.set(key, other === undefined ? wanted : { ...wanted, value: enoughOf(wanted, other) });
  }
  return [...merged.values()];
}

function enoughOf({ input, value }: Wanted, other: Wanted): number | undefined {
  if (value === undefined || other.value === undefined) return undefined;
  return input === 'min-throughput' ? Math.min(value, other.value) : Math.max(value, other.value);
}

/** Beyond them the input would be refused. */
const BELOW: Readonly<Record<string, number>> = {
  'max-throughput-drop': 100,
  'max-error-rate': 100,
  'p99-limit': 600_000,
};
const BELOW_ANY = 10_000;

const UNITS: Readonly<Record<string, string>> = { 'p99-limit': 'ms', 'min-throughput': '/s' };

function write(
  { input, request, value }: Wanted,
  report: GateReport,
  reader: AskedReader,
): { readonly isFlag: boolean; readonly text: string } {
  const isKnown =
    value !== undefined && (input === 'min-throughput' || value < (BELOW[input] ?? BELOW_ANY));
  const words = isKnown ? `${value}${UNITS[input] ?? '%'}` : undefined;
  const isOwn = request !== null && isWrittenOfRequest(request, report, reader);
  if (!isOwn && isOfFlag(input, reader)) {
    return { isFlag: true, text: `\`--${words === undefined ? input : `${input}=${words}`}\`` };
  }
  const pair = `\`${words === undefined ? input : `${input}: ${words}`}\``;
  return { isFlag: false, text: isOwn ? `${pair} of "${shortName(request)}"` : pair };
}

/** Several requests stand in a file, and each may have its own. */
const isWrittenOfRequest = (request: string, report: GateReport, reader: AskedReader): boolean =>
  hasSeveralRequests(report) ||
  (reader.kind === 'command' && (reader.file?.ownP99 ?? []).includes(request));

/** A flag wins over the file. */
const isOfFlag = (input: string, reader: AskedReader): boolean =>
  reader.kind === 'command' && (reader.file === undefined || reader.file.flags.includes(input));

const fileOf = (reader: AskedReader): string =>
  (reader.kind === 'command' ? reader.file?.path : undefined) ?? 'perf-gate.yml';
