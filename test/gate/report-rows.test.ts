import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportRows } from '../../src/gate/report-rows.ts';
import { makeRecord } from '../support/records.ts';

const mixed = makeRecord({
  throughput: 6_000,
  requests: [
    { name: 'list', weight: 2, service: { p50: 2_000, p99: 5_000 } },
    { name: 'search', service: { p50: 8_000, p99: 20_000 } },
  ],
});

test('a single request is the mix and has no row of its own', () => {
  const rows = reportRows(makeRecord(), undefined);
  assert.deepEqual(
    rows.map(({ request }) => request),
    [null],
  );
  assert.equal(rows[0]?.baseline, null);
});

test('several requests follow the mix, each with its own numbers', () => {
  const rows = reportRows(mixed, undefined);
  assert.deepEqual(
    rows.map(({ request, candidate }) => [request, candidate.throughput]),
    [
      [null, 6_000],
      ['list', 4_000],
      ['search', 2_000],
    ],
  );
  const [mix, list, search] = rows.map(({ candidate }) => candidate.p50 ?? 0);
  assert.ok(Math.abs((list ?? 0) - 2_000) < 50, `${list}`);
  assert.ok(Math.abs((search ?? 0) - 8_000) < 100, `${search}`);
  assert.ok((mix ?? 0) > (list ?? 0) && (mix ?? 0) < (search ?? 0), `${mix}`);
});

test('CPU time and memory belong to the mix alone', () => {
  const [mix, list] = reportRows(mixed, undefined);
  assert.ok(Math.abs((mix?.candidate.cpuPerRequest ?? 0) - 160) < 1);
  assert.equal(mix?.candidate.peakMemory, 80 * 1_024 ** 2);
  assert.equal(list?.candidate.cpuPerRequest, null);
  assert.equal(list?.candidate.peakMemory, null);
});

test('what was not measured is null, and zero is zero', () => {
  const bare = makeRecord({
    throughput: 0,
    offeredRate: undefined,
    cpuPerRequest: undefined,
    peakMemory: undefined,
    requests: [{ samples: 0 }],
  });
  const row = reportRows(bare, undefined)[0]?.candidate;
  assert.deepEqual(row, {
    throughput: 0,
    p50: null,
    p90: null,
    p99: null,
    max: null,
    responseP50: null,
    responseP90: null,
    responseP99: null,
    errorShare: 0,
    errors: 0,
    cpuPerRequest: null,
    peakMemory: null,
  });
});

test('too few samples for a p99 still have a slowest one', () => {
  const row = reportRows(makeRecord({ requests: [{ samples: 500 }] }), undefined)[0]?.candidate;
  assert.equal(row?.p99, null);
  assert.ok((row?.p90 ?? 0) > 0);
  assert.ok((row?.max ?? 0) > (row?.p90 ?? 0));
});

test('errors are counted over both phases, without the stale connections that HTTP allows', () => {
  const failures = {
    timeout: { count: 600, example: 'not answered' },
    'stale-keep-alive': { count: 50, example: 'closed' },
  };
  const record = makeRecord({
    throughput: 600,
    window: 10,
    offeredRate: 335,
    requests: [{ failures }],
  });
  const row = reportRows(record, undefined)[0]?.candidate;
  assert.equal(row?.errors, 600);
  // 6000 and 3350 successes, 650 failures.
  assert.equal(row?.errorShare, 0.06);
});

test('the baseline stands beside the candidate, all its records pooled', () => {
  const [row] = reportRows(makeRecord({ throughput: 5_000 }), makeRecord({ throughput: 6_000 }));
  assert.equal(row?.candidate.throughput, 5_000);
  assert.equal(row?.baseline?.throughput, 6_000);
});
