import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportComparison } from '../../../src/report/compose/comparison.ts';
import { logRatio, ratio } from '../../../src/units.ts';
import { HIGHER_IS_BETTER } from '../../../src/verdict/direction.ts';
import type { Comparison, MetricName } from '../../../src/verdict/verdict.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { makeRecord } from '../../support/records.ts';

/** Losses in percent of the baseline, as a reader would say them: 20 is "20 % worse". */
interface Losses {
  readonly low: number;
  readonly high: number;
  readonly tolerance: number;
  readonly detectable: number;
}

const LOSSES: Losses = { low: 10, high: 30, tolerance: 5, detectable: 15 };

/** On the scale of losses: a drop of 20 % is −ln 0.8, a rise of 20 % is ln 1.2. */
function lossOf(metric: MetricName, percent: number) {
  const sign = HIGHER_IS_BETTER[metric] ? -1 : 1;
  return logRatio(sign * Math.log(1 + (sign * percent) / 100));
}

function comparisonOf(metric: MetricName, change: Partial<Comparison> = {}): Comparison {
  const { low, high, tolerance, detectable } = LOSSES;
  return {
    metric,
    request: undefined,
    role: 'gate',
    unit: 'per-second',
    before: 1_000,
    after: HIGHER_IS_BETTER[metric] ? 800 : 1_200,
    loss: {
      estimate: lossOf(metric, 20),
      low: lossOf(metric, low),
      high: lossOf(metric, high),
    },
    tolerance: lossOf(metric, tolerance),
    outcome: 'regression',
    minimumDetectable: lossOf(metric, detectable),
    resolution: lossOf(metric, tolerance),
    alpha: { alarm: 0.005, fail: 0.005, pass: 0.05 },
    method: 'prediction',
    samples: 8,
    because: 'It is slower.',
    ...change,
  };
}

/** Where a tenth of a per cent of the requests may fail. */
const shownOf = (comparison: Comparison, record = makeRecord()) =>
  reportComparison(comparison, record, ratio(0.001));

function assertNear(actual: number | null, expected: number): void {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-9, `${actual}, not ${expected}`);
}

for (const metric of ['throughput', 'min-throughput'] as const) {
  test(`${metric}: a loss is a change below zero`, () => {
    const shown = shownOf(comparisonOf(metric));
    assertNear(shown.change, -0.2);
    assertNear(shown.interval.best, -0.1);
    assertNear(shown.interval.worst, -0.3);
    assertNear(shown.toleranceLine, -0.05);
    assertNear(shown.minimumDetectable, -0.15);
    assert.equal(shown.higherIsBetter, true);
  });
}

for (const metric of ['p99', 'response-p99', 'cpu', 'memory'] as const) {
  test(`${metric}: a loss is a change above zero`, () => {
    const shown = shownOf(comparisonOf(metric));
    assertNear(shown.change, 0.2);
    assertNear(shown.interval.best, 0.1);
    assertNear(shown.interval.worst, 0.3);
    assertNear(shown.toleranceLine, 0.05);
    assertNear(shown.minimumDetectable, 0.15);
    assert.equal(shown.higherIsBetter, false);
  });
}

test('bounds that the evidence does not give are null, in both directions', () => {
  const open = {
    loss: {
      estimate: logRatio(0),
      low: logRatio(Number.NEGATIVE_INFINITY),
      high: logRatio(Number.POSITIVE_INFINITY),
    },
    minimumDetectable: logRatio(Number.POSITIVE_INFINITY),
  };
  for (const metric of ['throughput', 'p99'] as const) {
    const shown = shownOf(comparisonOf(metric, open));
    assert.deepEqual(shown.interval, { best: null, worst: null });
    assert.equal(shown.minimumDetectable, null);
  }
});

test("a bound that is anybody's guess is null, and so is such a smallest loss", () => {
  const guess = logRatio(45);
  const loss = { estimate: logRatio(0.1), low: logRatio(-45), high: guess };
  const shown = shownOf(comparisonOf('p99', { loss, minimumDetectable: guess }));
  assert.deepEqual(shown.interval, { best: null, worst: null });
  assert.equal(shown.minimumDetectable, null);
});

test('a bound too large for a percentage is null and not Infinity', () => {
  const vast = { low: logRatio(0), estimate: logRatio(1), high: logRatio(1_000) };
  const shown = shownOf(comparisonOf('p99', { loss: vast }));
  assert.equal(shown.interval.worst, null);
});

test('against a baseline of zero there is no relative change', () => {
  assert.equal(shownOf(comparisonOf('errors', { before: 0 })).change, null);
});

test('the whole mix has no request name, and everything is JSON as it is', () => {
  const shown = shownOf(comparisonOf('throughput'));
  assert.equal(shown.request, null);
  assert.deepEqual(JSON.parse(JSON.stringify(shown)), shown);
  assert.equal(shownOf(comparisonOf('p99', { request: 'search' })).request, 'search');
});

const PAIRED = makePairedRecord({
  pairs: [
    { candidate: { throughput: 5_700, cpuPerRequest: 170, startTime: 190, firstAnswers: 14 } },
    { candidate: { throughput: 5_400, cpuPerRequest: 180 } },
    { candidate: null },
  ],
});

test('side by side the values of each pair stand behind a comparison, without half a pair', () => {
  const { pairs } = shownOf(comparisonOf('throughput'), PAIRED);
  assert.deepEqual(
    pairs.map(({ number, after }) => [number, after]),
    [
      [1, 5_700],
      [2, 5_400],
    ],
  );
  assert.ok(pairs.every(({ before }) => before === 6_000));
  const cpu = shownOf(comparisonOf('cpu'), PAIRED).pairs;
  assert.deepEqual(
    cpu.map(({ after }) => after),
    [170, 180],
  );
});

test('how a server starts stands behind its comparison, too', () => {
  const valuesOf = (metric: 'start-time' | 'first-answers') =>
    shownOf(comparisonOf(metric), PAIRED).pairs.map(({ before, after }) => [before, after]);
  assert.deepEqual(valuesOf('start-time'), [
    [180_000, 190_000],
    [180_000, 180_000],
  ]);
  assert.deepEqual(valuesOf('first-answers'), [
    [12_000, 14_000],
    [12_000, 12_000],
  ]);
});

test('a mean over requests, a limit and one version alone have no pairs', () => {
  assert.deepEqual(shownOf(comparisonOf('p99'), PAIRED).pairs, []);
  const limit = comparisonOf('throughput', { role: 'limit' });
  assert.deepEqual(shownOf(limit, PAIRED).pairs, []);
  assert.deepEqual(shownOf(comparisonOf('throughput')).pairs, []);
});

test('what is allowed is a value: beside a baseline without failures no change says it', () => {
  assert.equal(shownOf(comparisonOf('errors', { before: 0 })).allowed, 0.001);
  assert.equal(shownOf(comparisonOf('errors', { before: 0.02 })).allowed, 0.02);
  const { before, toleranceLine, allowed } = shownOf(comparisonOf('p99'));
  assertNear(allowed, before * (1 + toleranceLine));
});
