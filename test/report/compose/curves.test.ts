import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CURVE_SHARES, curvesOf } from '../../../src/report/compose/curves.ts';
import { makeRecord } from '../../support/records.ts';

const FAST = { name: 'list', service: { p50: 1_000, p99: 5_000 }, samples: 20_000 };
const SLOW = { ...FAST, service: { p50: 2_000, p99: 9_000 } };

const after = makeRecord({ id: 'after', requests: [SLOW] });
const before = makeRecord({ id: 'before', requests: [FAST] });

const timeAt = (times: readonly number[], share: number) => times[CURVE_SHARES.indexOf(share)];

test('both versions on both clocks, at the shares of the report', () => {
  const curves = curvesOf('list', after, before);
  assert.deepEqual(
    curves.map(({ arm, clock }) => `${arm} ${clock}`),
    ['candidate service', 'baseline service', 'candidate response', 'baseline response'],
  );
  const [now, then] = curves.map(({ times }) => timeAt(times, 0.99) ?? 0);
  assert.ok(Math.abs((now ?? 0) - 9_000) < 90, `${now}`);
  assert.ok(Math.abs((then ?? 0) - 5_000) < 50, `${then}`);
});

test('a curve ends where fewer than ten requests were slower', () => {
  const [curve] = curvesOf('list', after, undefined);
  assert.notEqual(timeAt(curve?.times ?? [], 0.9994), undefined);
  assert.equal(timeAt(curve?.times ?? [], 0.9997), undefined);
});

test('response times of two rates do not compare', () => {
  const other = makeRecord({ id: 'other', requests: [FAST], load: { offeredRate: undefined } });
  assert.deepEqual(
    curvesOf('list', after, other).map(({ arm, clock }) => `${arm} ${clock}`),
    ['candidate service', 'baseline service', 'candidate response'],
  );
});
