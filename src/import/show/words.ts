// Figures and comparisons in words.

import { formatCount, THIN_SPACE } from '../../report/metric-words.ts';
import type { RunComparison, Step } from '../compare-runs.ts';
import {
  FAILURE_CLASSES,
  type FailureClass,
  type ImportedRun,
  type TimeName,
} from '../imported-run.ts';

export const NOT_THERE = '–';

const MILLISECOND = 1_000;
const SECOND = 1_000_000;

/** As exact as programs print them: four digits, and whole numbers in full. */
export function figure(value: number): string {
  if (value >= 1_000) return formatCount(value);
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(4));
  return rounded < 0.001 ? rounded.toExponential(1) : String(rounded);
}

export const showRate = (rate: number | undefined): string =>
  rate === undefined ? NOT_THERE : `${figure(rate >= 100 ? Math.round(rate) : rate)}/s`;

/** "580 ms", "149.6 ms", "635.9 µs", "12.5 s"; "< 1 ms" for what is below the last digit printed. */
export function showTime(time: number | undefined, resolution: number | undefined): string {
  if (time === undefined) return NOT_THERE;
  if (time === 0 && resolution !== undefined) return `< ${withUnit(resolution)}`;
  return withUnit(time);
}

function withUnit(time: number): string {
  if (time >= 100 * SECOND) return `${figure(time / SECOND)}${THIN_SPACE}s`;
  if (time >= MILLISECOND) return `${figure(time / MILLISECOND)}${THIN_SPACE}ms`;
  return `${figure(time)}${THIN_SPACE}µs`;
}

const PHRASES: Readonly<Record<FailureClass, readonly [one: string, many: string]>> = {
  status: ['answer with an error status', 'answers with an error status'],
  timeout: ['timeout', 'timeouts'],
  connect: ['connect error', 'connect errors'],
  read: ['read error', 'read errors'],
  write: ['write error', 'write errors'],
  body: ['unexpected body', 'unexpected bodies'],
  other: ['failure', 'failures'],
};

/** "279 timeouts, 171 answers with an error status"; empty where nothing failed. */
export function showFailures({ requests }: ImportedRun): string {
  return FAILURE_CLASSES.flatMap((name) => {
    const count = requests.failed[name] ?? 0;
    return count === 0 ? [] : `${formatCount(count)} ${PHRASES[name][count === 1 ? 0 : 1]}`;
  }).join(', ');
}

export const timeLabel = (name: TimeName): string =>
  name === 'p999' ? 'p99.9' : name === 'mean' ? 'mean time' : name;

/** What the times of a run are, where they are not plain: "times corrected for …, with those of errors". */
export function describeTimes(run: ImportedRun): readonly string[] {
  const said = [
    ...(run.timesCorrected === true ? ['corrected for coordinated omission'] : []),
    ...(run.timesCorrected === undefined ? ['perhaps corrected (it does not say)'] : []),
    ...(run.timesIncludeErrors ? ['with those of errors'] : []),
    ...(run.timesFrom === 'samples' ? ['by nearest rank'] : []),
  ];
  return said.length === 0 ? [] : [`times ${said.join(', ')}`];
}

/** A smaller factor between two throughputs is not worth a sentence. */
const FACTOR_SAID = 1.5;
const SAME = 0.005;

/** "throughput rose by 73 % (662 → 1 144/s)" */
function describeStep(what: string, step: Step, show: (value: number) => string): string {
  const { before, after, change } = step;
  const values = `${withoutUnit(show(before), show(after))} → ${show(after)}`;
  if (Math.abs(change) < SAME) return `${what} stayed the same (${values})`;
  const factor = 1 + change;
  const verb = change > 0 ? 'rose' : 'fell';
  if (Math.abs(factor - 2) < 0.1) return `${what} doubled (${values})`;
  if (Math.abs(factor - 0.5) < 0.025) return `${what} halved (${values})`;
  if (factor >= 2) return `${what} rose ${figure(Number(factor.toPrecision(2)))}-fold (${values})`;
  return `${what} ${verb} by ${percent(Math.abs(change))} (${values})`;
}

/** The unit once, where both have the same. */
function withoutUnit(before: string, after: string): string {
  const unit = /(?:\/s|\u202f(?:s|ms|µs))$/.exec(after)?.[0] ?? '';
  return unit !== '' && before.endsWith(unit) ? before.slice(0, -unit.length) : before;
}

const percent = (share: number): string =>
  `${share >= 0.1 ? Math.round(100 * share) : Number((100 * share).toPrecision(2))}${THIN_SPACE}%`;

/** One sentence or two about a later run. */
export function describeComparison(comparison: RunComparison): string {
  const { first, later, throughput, time, timesDiffer } = comparison;
  const resolution = Math.max(first.timesResolution ?? 0, later.timesResolution ?? 0);
  const parts = [
    throughput === undefined
      ? 'throughput cannot be compared'
      : describeStep('throughput', throughput, (value) => showRate(value)),
    ...(time === undefined
      ? []
      : [describeStep(timeLabel(time.name), time, (value) => showTime(value, resolution))]),
  ];
  const failures = [showFailures(first), showFailures(later)] as const;
  return [
    `${parts.join(', ')}.`,
    ...muchMore(comparison, failures),
    ...(timesDiffer === undefined ? [] : [`Times are not compared: ${timesDiffer}.`]),
  ].join(' ');
}

/** "“gevent” had 2.5 × its throughput, with 279 timeouts; here 179 connect errors." */
function muchMore(
  { first, throughput }: RunComparison,
  [before, after]: readonly [string, string],
): readonly string[] {
  const factor =
    throughput === undefined || throughput.after === 0 ? 0 : throughput.before / throughput.after;
  const here = after === '' ? 'nothing failed here' : `here ${after}`;
  if (factor >= FACTOR_SAID) {
    const times = Number(factor.toPrecision(2));
    const failed = before === '' ? '' : `, with ${before}`;
    const other = before === '' && after === '' ? '' : `; ${here}`;
    return [`“${first.name}” had ${times}${THIN_SPACE}× its throughput${failed}${other}.`];
  }
  if (before === '' && after === '') return [];
  return [
    `Failed: ${before === '' ? 'none' : before} before; ${after === '' ? 'none' : after} here.`,
  ];
}

/** Said beneath every comparison. */
export const ONE_RUN_EACH =
  'One run each: how much of a difference is noise, only repeated runs can tell. Percentiles and rates of different tools are not compared.';
