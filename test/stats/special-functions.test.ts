// The functions under the statistics, against closed forms and published tables.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { incompleteBeta, logFactorial, logGamma } from '../../src/stats/special-functions.ts';
import { studentQuantile, studentTail } from '../../src/stats/student-t.ts';

const isClose = (actual: number, expected: number, tolerance: number, what?: string) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what ?? ''} ${actual} is not ${expected}`);

test('logGamma agrees with factorials and with the closed form at one half', () => {
  isClose(logGamma(0.5), Math.log(Math.PI) / 2, 1e-14);
  let product = 1;
  for (let n = 1; n <= 20; n++) {
    product *= n;
    isClose(logFactorial(n), Math.log(product), 1e-12, `${n}!`);
  }
});

test('logGamma obeys its recurrence, small and large', () => {
  const positive = fc.double({ min: 0.01, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(positive, (x) => {
      const step = logGamma(x + 1) - logGamma(x);
      isClose(step, Math.log(x), 1e-14 * Math.max(1, Math.abs(logGamma(x + 1))) * 10);
    }),
  );
});

test('incompleteBeta sums the binomial distribution', () => {
  // P(X ≥ k) = I_p(k, n − k + 1), here for n = 5, p = 0.3.
  const tail = [1, 0.83193, 0.47178, 0.16308, 0.03078, 0.00243];
  for (let k = 1; k <= 5; k++) isClose(incompleteBeta(0.3, k, 6 - k), tail[k] ?? 0, 1e-12);
});

test('incompleteBeta is a distribution function with the mirror symmetry of DLMF 8.17.4', () => {
  const shape = fc.double({ min: 0.5, max: 5_000, noNaN: true });
  // Closer to zero, 1 − x rounds to 1 and the mirror image is not of the same x any more.
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  fc.assert(
    fc.property(shape, shape, share, share, (a, b, x, y) => {
      const [low, high] = x < y ? [x, y] : [y, x];
      assert.ok(incompleteBeta(low, a, b) <= incompleteBeta(high, a, b) + 1e-9);
      isClose(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a), 1, 1e-9);
    }),
  );
});

/** Upper quantiles as printed in tables, column 1 − alpha. */
const T_TABLE = [
  { alpha: 0.05, degreesOfFreedom: 7, t: 1.894579 },
  { alpha: 0.005, degreesOfFreedom: 7, t: 3.499483 },
  { alpha: 0.025, degreesOfFreedom: 10, t: 2.228139 },
  { alpha: 0.05, degreesOfFreedom: 19, t: 1.729133 },
  { alpha: 0.005, degreesOfFreedom: 19, t: 2.860935 },
  { alpha: 0.001, degreesOfFreedom: 30, t: 3.385185 },
  { alpha: 0.0005, degreesOfFreedom: 5, t: 6.868827 },
  { alpha: 0.01, degreesOfFreedom: 60, t: 2.390119 },
  { alpha: 0.005, degreesOfFreedom: 120, t: 2.617421 },
];

for (const { alpha, degreesOfFreedom, t } of T_TABLE) {
  test(`t(${1 - alpha}, ${degreesOfFreedom}) is ${t}, as tables print it`, () => {
    isClose(studentQuantile(alpha, degreesOfFreedom), t, 1e-6);
  });
}

const level = fc.double({ min: 1e-6, max: 0.999, noNaN: true });

test('with one degree of freedom t is Cauchy, with two it has a closed form', () => {
  fc.assert(
    fc.property(level, (alpha) => {
      const p = 1 - alpha;
      const cauchy = Math.tan(Math.PI * (p - 0.5));
      isClose(studentQuantile(alpha, 1), cauchy, 1e-6 * Math.max(1, Math.abs(cauchy)));
      const two = (2 * p - 1) * Math.sqrt(2 / (4 * p * (1 - p)));
      isClose(studentQuantile(alpha, 2), two, 1e-6 * Math.max(1, Math.abs(two)));
    }),
  );
});

test('the quantile undoes the tail, is odd about one half, and falls with alpha', () => {
  fc.assert(
    fc.property(level, level, fc.integer({ min: 1, max: 300 }), (a, b, degreesOfFreedom) => {
      const t = studentQuantile(a, degreesOfFreedom);
      const tail =
        t >= 0 ? studentTail(t, degreesOfFreedom) : 1 - studentTail(-t, degreesOfFreedom);
      isClose(tail, a, 1e-9);
      isClose(t, -studentQuantile(1 - a, degreesOfFreedom), 1e-8 * Math.max(1, Math.abs(t)));
      if (a < b) assert.ok(t >= studentQuantile(b, degreesOfFreedom));
    }),
  );
});
