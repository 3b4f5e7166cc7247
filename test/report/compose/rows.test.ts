import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOfArm } from '../../../src/record/one-arm.ts';
import { reportRows } from '../../../src/report/compose/rows.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { makeRecord } from '../../support/records.ts';

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

test('a value that was not measured is null, and zero is zero', () => {
  const bare = makeRecord({
    throughput: 0,
    offeredRate: undefined,
    cpuPerRequest: undefined,
    peakMemory: undefined,
    firstAnswers: null,
    requests: [{ samples: 0 }],
  });
  const row = reportRows(bare, undefined)[0]?.candidate;
  assert.deepEqual(row, {
    throughput: 0,
    samples: 0,
    p50: null,
    p90: null,
    p99: null,
    max: null,
    responseP50: null,
    responseP90: null,
    responseP99: null,
    cleanP99: null,
    errorShare: 0,
    errors: 0,
    cpuPerRequest: null,
    peakMemory: null,
    startTime: 180_000,
    firstAnswers: null,
    busyCores: null,
    waitingCores: null,
  });
});

test('too few samples for a p99 still have a slowest one', () => {
  const row = reportRows(makeRecord({ requests: [{ samples: 500 }] }), undefined)[0]?.candidate;
  assert.equal(row?.p99, null);
  assert.ok((row?.p90 ?? 0) > 0);
  assert.ok((row?.max ?? 0) > (row?.p90 ?? 0));
});

test('two versions in one record have their own samples, and their own slowest answer', () => {
  const slow = { requests: [{ samples: 400, service: { p50: 8_000, p99: 20_000 } }] };
  const quick = { requests: [{ samples: 700, service: { p50: 2_000, p99: 5_000 } }] };
  const record = makePairedRecord({ pairs: 1, baseline: slow, candidate: quick });
  const row = reportRows(record, recordOfArm(record, 'baseline'))[0];
  assert.deepEqual([row?.candidate.samples, row?.baseline?.samples], [700, 400]);
  assert.ok((row?.candidate.max ?? 0) < (row?.baseline?.max ?? 0));
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

test('busy cores of the mix, and the p99 of kept slices of each request', () => {
  const clean = { p50: 500, p99: 1_500 };
  const requests = [
    { name: 'list', clean },
    { name: 'search', clean: { p50: 900, p99: 2_500 } },
  ];
  const record = makeRecord({ requests, cleaning: { slices: 100, kept: 80 } });
  const [mix, list, search] = reportRows(record, undefined).map(({ candidate }) => candidate);
  assert.ok((mix?.busyCores ?? 0) > 0);
  assert.equal(list?.busyCores, null);
  assert.ok(Math.abs((list?.cleanP99 ?? 0) - 1_500) < 50, `${list?.cleanP99}`);
  assert.ok(Math.abs((search?.cleanP99 ?? 0) - 2_500) < 80, `${search?.cleanP99}`);
});

/** The second request was measured by itself, for the baseline does not have it. */
function withAdded(facts: 'of both' | 'of the judged one') {
  const record = makeRecord({ requests: [{ name: 'list' }] });
  const { requests: judged } = record;
  const both = [...judged, ...judged.map((each) => ({ ...each, name: 'suggest' }))];
  const requests = facts === 'of both' ? both : judged;
  const blocks = record.blocks.map((block) => {
    const result = block.capacity.requests.get('list');
    assert.ok(result);
    const completed = block.capacity.completed / 2;
    const own = new Map([['suggest', { ...result, completed }]]);
    return { ...block, added: { ...block.capacity, completed, requests: own } };
  });
  return { ...record, requests, blocks };
}

for (const facts of ['of both', 'of the judged one'] as const) {
  test(`requests that the baseline does not have come last, new and alone: facts ${facts}`, () => {
    const record = withAdded(facts);
    const rows = reportRows(record, makeRecord({ requests: [{ name: 'list' }] }));
    assert.deepEqual(
      rows.map(({ request, isNew, baseline }) => [request, isNew, baseline !== null]),
      [
        [null, false, true],
        ['list', false, true],
        ['suggest', true, false],
      ],
    );
    const [mix, list, suggest] = rows.map(({ candidate }) => candidate);
    assert.equal(suggest?.throughput, 3_000);
    assert.equal(suggest?.cpuPerRequest, null);
    assert.equal(suggest?.responseP99, null);
    assert.deepEqual([mix?.throughput, list?.throughput], [6_000, 6_000], 'not of the mix');
  });
}
