// What is called true in the bench of accuracy, worked out by hand.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CASES } from '../../bench/accuracy/cases.ts';
import { punctualityOf, scheduleBegin, truthOf } from '../../bench/accuracy/truth.ts';
import { delayOf, delayQuantile, normalQuantile } from '../../bench/servers/truth/delay-series.ts';

const caseOf = (name: string) => {
  const found = CASES.find((each) => each.name === name);
  assert.ok(found);
  return found;
};

const reportOf = (arrivedAt: readonly number[], answeredAt: readonly number[]) => ({
  arrivedAt: Float64Array.from(arrivedAt),
  answeredAt: Float64Array.from(answeredAt),
  accepted: 1,
  open: 1,
});

describe('delays', () => {
  test('the normal quantile is that of the tables', () => {
    for (const [q, z] of [
      [0.5, 0],
      [0.9, 1.281552],
      [0.99, 2.326348],
      [0.01, -2.326348],
    ] as const) {
      assert.ok(Math.abs(normalQuantile(q) - z) < 4.5e-4, `${q}`);
    }
  });

  test('any thousand in a row have the quantiles of the whole', () => {
    const delay = { kind: 'log-normal', median: 5, sigma: 0.8 } as const;
    for (const first of [1, 500, 77_777]) {
      const delays = Array.from({ length: 1_000 }, (_, index) => delayOf(delay, first + index));
      delays.sort((a, b) => a - b);
      for (const q of [0.1, 0.5, 0.9, 0.99]) {
        const [seen, wanted] = [delays[1_000 * q - 1] ?? 0, delayQuantile(delay, q)];
        assert.ok(Math.abs(seen / wanted - 1) < 0.07, `${q} from ${first}: ${seen}, ${wanted}`);
      }
    }
  });
});

describe('the truth', () => {
  test('closed loop: the times of the answered requests, and the throughput within the time', () => {
    const arrivals = Array.from({ length: 100 }, (_, index) => 1_000 + 60 * index);
    const answers = arrivals.map((at, index) => (index === 99 ? Number.NaN : at + index + 1));
    const { p50, p90, p99, throughput } = truthOf(reportOf(arrivals, answers), caseOf('fixed'));
    assert.deepEqual([p50, p90, p99], [50, 90, 99]);
    // Request i is answered 61 i + 1 ms after the first came: 82 of them before 5000 ms.
    assert.equal(throughput, 82 / 5);
  });

  test('open loop: times count from when requests were due, also where the first came late', () => {
    const load = { ...caseOf('stall'), rate: 10, seconds: 1 };
    const arrivals = [30, 105, 200, 300, 400, 500, 600, 700, 800, 900];
    const answers = arrivals.map((_, index) => index * 100 + 10 * (index + 1));
    assert.equal(scheduleBegin(Float64Array.from(arrivals), 10), 0);
    const { p50, p90, p99 } = truthOf(reportOf(arrivals, answers), load);
    assert.deepEqual([p50, p90, p99], [50, 90, 100]);
  });

  test('a schedule that was not kept: the formula, and the measured throughput', () => {
    const { throughput, ...times } = truthOf(reportOf([0, 1], [1, 2]), caseOf('stall'));
    const { throughput: _, ...asked } = caseOf('stall').asked;
    assert.deepEqual(times, asked);
    assert.equal(throughput, 2 / 10);
  });

  test('a stall: of the requests due in it, all but the last tenth waited longer than p99 less a tenth', () => {
    const { p50, p90, p99 } = caseOf('stall').asked;
    // 1 s less the first 1 % or 10 % of 10 s, each of which goes by at 1 − 500 ÷ 4000.
    assert.deepEqual(
      [p50, p90, p99].map((time) => time?.toFixed(3)),
      ['0.250', '125.000', '912.500'],
    );
  });
});

describe('punctuality', () => {
  test('is the share of requests that came within 200 µs of when they were due', () => {
    const late = [0, 0.1, 0.19, 0.3, 5, 0, 0, 0, 0, 0];
    const arrivals = late.map((time, index) => index + time);
    const { share, p99, achieved } = punctualityOf(reportOf(arrivals, arrivals), 1_000);
    assert.deepEqual([share, p99, achieved], [0.8, 5, 1_000]);
  });
});
