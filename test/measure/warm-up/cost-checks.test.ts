import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CostChecks, doesLongerPay } from '../../../src/measure/warm-up/cost-checks.ts';
import { logRatio, seconds } from '../../../src/units.ts';

describe('a longer warm-up', () => {
  const rows: readonly (readonly [fall: number, took: number, pays: boolean])[] = [
    // A server that is almost warm after four seconds of load.
    [0.12, 8, false],
    [0.12, 1, true],
    // One that is compiled for as long as anybody waits.
    [0.4, 8, true],
    [0.4, 1_000, true],
    // Nothing would make up for almost twice the time.
    [0.3, 1_000, false],
  ];
  for (const [fall, took, pays] of rows) {
    test(`${pays ? 'pays' : 'does not pay'} for a fall of ${fall} and ${took} s`, () => {
      assert.equal(doesLongerPay(logRatio(fall), seconds(took)), pays);
    });
  }
});

test('the last check tells how much cheaper answers were getting', () => {
  const checks = new CostChecks();
  assert.equal(checks.doubt, undefined);
  const check = (slices: number, fall: number | undefined) =>
    checks.check(slices, false, () => [fall === undefined ? undefined : logRatio(fall)]);
  assert.equal(check(5, 0.3), undefined);
  assert.equal(check(6, 0.3), 'dear');
  assert.equal(check(8, 0.1), undefined);
  assert.equal(checks.doubt, 0.3);
  assert.equal(check(9, 0.1), 'cheap');
  assert.equal(checks.doubt, undefined);
  assert.equal(check(13, undefined), 'unknown');
  assert.equal(checks.doubt, undefined);
});
