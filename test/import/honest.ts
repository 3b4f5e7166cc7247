// What must be true of every run that is read, whatever it was read from.

import assert from 'node:assert/strict';
import { compareRuns } from '../../src/import/compare-runs.ts';
import { FAILURE_CLASSES, type ImportedRun } from '../../src/import/imported-run.ts';
import { renderRuns, renderRunsJson, renderRunsMarkdown } from '../../src/import/render-runs.ts';
import { displayWidth } from '../../src/report/render-error.ts';

const WIDTH = 80;

/** Microseconds in the units that load generators print. */
const UNITS = [1e-3, 1, 1e3, 1e6, 10e6, 60e6, 600e6, 3_600e6] as const;

/**
 * Nothing is invented, and nothing is shown that a terminal or a page would obey.
 * @throws AssertionError
 */
export function assertHonest(runs: readonly ImportedRun[], text: string): void {
  const written = numbersIn(text);
  for (const run of runs) {
    for (const value of allNumbersOf(run)) {
      assert.ok(value >= 0 && value <= Number.MAX_SAFE_INTEGER, `${run.name}: ${value}`);
    }
    assertThroughput(run);
    if (run.timesFrom === 'summary') assertTimesAreWritten(run, written);
    else assertOrder(run);
  }
  assertShown(runs);
}

function allNumbersOf({ throughput, durationSeconds, requests, times }: ImportedRun) {
  const { total, succeeded, failed } = requests;
  const counts = FAILURE_CLASSES.map((name) => failed[name]);
  return [
    throughput,
    durationSeconds,
    total,
    succeeded,
    ...counts,
    ...Object.values(times),
  ].flatMap((value) => value ?? []);
}

/** Successes ÷ time, so that no failure raises it. */
function assertThroughput({ name, throughput, durationSeconds, requests }: ImportedRun): void {
  const { total, succeeded } = requests;
  if (total !== undefined && succeeded !== undefined)
    assert.ok(succeeded <= total, `${name}: ${succeeded} of ${total} succeeded`);
  if (throughput === undefined) return;
  assert.ok(succeeded !== undefined, `${name}: a throughput without successes`);
  assert.ok(durationSeconds !== undefined, `${name}: a throughput without a time`);
  assertNear(throughput, succeeded / durationSeconds, name);
}

function assertNear(value: number, expected: number, what: string): void {
  const slack = 1e-9 * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(value - expected) <= slack, `${what}: ${value} is not ${expected}`);
}

function assertTimesAreWritten({ name, times }: ImportedRun, written: ReadonlySet<string>): void {
  for (const [which, value] of Object.entries(times)) {
    const isWritten =
      UNITS.some((unit) => written.has(key(value / unit))) || written.has(`go ${key(value)}`);
    assert.ok(isWritten, `${name}: ${which} ${value} is not in the text`);
  }
}

function assertOrder({ name, times }: ImportedRun): void {
  const { p50 = 0, p75 = p50, p90 = p75, p95 = p90, p99 = p95, p999 = p99, max = p999 } = times;
  const rising = [p50, p75, p90, p95, p99, p999, max];
  assert.deepEqual(
    rising,
    rising.toSorted((one, other) => one - other),
    name,
  );
}

const key = (value: number): string => value.toPrecision(9);

/** All numbers in a text, and all times as Go prints them. */
function numbersIn(text: string): ReadonlySet<string> {
  const shown = text.replace(/\p{Cc}\[[\d;]{0,20}m/gu, '');
  const numbers = shown.match(/\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g) ?? [];
  const found = new Set(numbers.map((digits) => key(Number(digits))));
  const parts = new Map([
    ['h', 3_600e6],
    ['m', 60e6],
    ['s', 1e6],
    ['ms', 1e3],
    ['µs', 1],
    ['ns', 1e-3],
  ]);
  for (const [duration] of shown.matchAll(/(?:[\d.]{1,30}(?:h|ms|m|s|µs|ns)){2,}/g)) {
    const sum = [...duration.matchAll(/([\d.]+)(h|ms|m|s|µs|ns)/g)].reduce(
      (total, [, digits, unit = '']) => total + Number(digits) * (parts.get(unit) ?? 0),
      0,
    );
    found.add(`go ${key(sum)}`);
  }
  return found;
}

function assertShown(runs: readonly ImportedRun[]): void {
  if (runs.length === 0) return;
  const terminal = renderRuns(runs, { colour: false, width: WIDTH, unicode: true });
  assert.doesNotMatch(terminal, /(?!\n)\p{Cc}|\p{Cf}(?<!\u200d)/u);
  for (const line of terminal.split('\n')) assert.ok(displayWidth(line) <= WIDTH, line);
  assert.doesNotMatch(renderRunsMarkdown(runs), /<(?!code>|\/code>|br>)/);
  assert.doesNotThrow(() => JSON.parse(renderRunsJson(runs)));
  for (const { first, later } of compareRuns(runs)) assert.equal(first.tool, later.tool);
}
