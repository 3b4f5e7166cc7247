// Failures, deaths, missed rates and faults of the measuring.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../src/verdict/judge.ts';
import {
  codesOf,
  comparisonOf,
  invalidityOf,
  judged,
  makePlan,
  offendingOf,
  steadyRecords,
} from '../../support/judged.ts';
import { makeRecord, makeRecords } from '../../support/records.ts';

const failing = (count: number) => ({
  requests: [{ failures: { 'unexpected-status': { count, example: '503' } } }],
});

test('new failures are a regression of errors', () => {
  const verdict = judged(failing(5_000), { stored: steadyRecords() });
  assert.deepEqual(offendingOf(verdict), ['errors']);
  assert.match(comparisonOf(verdict, 'errors').because, /5000 unexpected-status/);
});

test('failures without a baseline make the run invalid', () => {
  assert.equal(invalidityOf(judged(failing(5_000))), 'errors');
});

test('failures that the baseline has as well make the run invalid', () => {
  const stored = makeRecords(3, () => failing(5_000));
  assert.equal(invalidityOf(judged(failing(5_000), { stored })), 'errors');
});

test('more failures than a failing baseline are a regression', () => {
  const stored = makeRecords(3, () => failing(5_000));
  assert.ok(offendingOf(judged(failing(30_000), { stored })).includes('errors'));
});

test('a few failures are a warning', () => {
  const verdict = judged(failing(20), { stored: steadyRecords() });
  assert.equal(verdict.kind, 'pass');
  assert.deepEqual(codesOf(verdict), ['errors-below-floor']);
});

test('failures are said to be within what is allowed where that is shown, and only there', () => {
  const stored = steadyRecords();
  const saidOf = (count: number) => {
    const verdict = judged(failing(count), { stored, plan: makePlan({ errors: 0.01 }) });
    const { outcome, because } = comparisonOf(verdict, 'errors');
    const [warning] = verdict.warnings.filter(({ code }) => code === 'errors-below-floor');
    return { outcome, because, warning: warning?.text ?? '' };
  };
  const few = saidOf(200);
  assert.equal(few.outcome, 'pass');
  assert.match(few.because, /; with 95 % confidence that is within the 1 % allowed\.$/);
  assert.equal(few.warning, few.because);
  const more = saidOf(1_200);
  assert.equal(more.outcome, 'not-shown');
  assert.match(more.because, /, not shown to be more than 1 %\.$/);
  assert.match(more.warning, /, not shown to be more than the 1 % allowed\.$/);
});

test('one burst over all connections shows nothing by itself', () => {
  // 64 of 2000 requests are 3 %, but two hiccups of a server with 32 connections.
  const small = { throughput: 100, offeredRate: 100, window: 10 };
  const verdict = judged({ ...small, ...failing(64) });
  assert.equal(verdict.kind, 'no-baseline');
});

test('failures throughout a single short block make the run invalid, and a hiccup does not', () => {
  // 800 requests in 40 slices.
  const small = { throughput: 80, offeredRate: 80, window: 5, blocks: 1 };
  const [request] = failing(40).requests;
  const of = (burst: number) => judged({ ...small, requests: [{ ...request, burst }] });
  assert.equal(invalidityOf(of(1)), 'errors');
  assert.equal(of(20).kind, 'no-baseline');
});

const died = {
  kind: 'server-died',
  arm: 'candidate',
  phase: 'capacity',
  block: 1,
  text: 'exit code 139 after 2 s.',
} as const;

test('a server that dies under load is a regression where the baseline lived', () => {
  const verdict = judged({}, { stored: steadyRecords(), incidents: [died] });
  assert.deepEqual(offendingOf(verdict), ['server-died']);
  assert.match(comparisonOf(verdict, 'server-died').because, /exit code 139/);
});

test('a server that dies with failures and without one finished block is the same regression', () => {
  const dead = { ...failing(70), throughput: 0, offeredRate: undefined };
  const verdict = judged(dead, { stored: steadyRecords(), incidents: [died] });
  assert.deepEqual(offendingOf(verdict), ['server-died']);
});

test('a server that dies without a baseline makes the run invalid', () => {
  assert.equal(invalidityOf(judged({}, { incidents: [died] })), 'server-died');
});

for (const kind of ['foreign-answer', 'accounting-broken'] as const) {
  test(`${kind} makes the run invalid, whatever else it shows`, () => {
    const incidents = [died, { kind, text: 'Seen.' }];
    const verdict = judged({ throughput: 1_000 }, { stored: steadyRecords(), incidents });
    assert.equal(invalidityOf(verdict), kind);
  });
}

for (const limit of ['ports-exhausted', 'resources-exhausted'] as const) {
  test(`a limit of our own makes the run invalid: ${limit}`, () => {
    const requests = [{ failures: { [limit]: { count: 900, example: '' } } }];
    assert.equal(invalidityOf(judged({ requests }, { stored: steadyRecords() })), limit);
  });
}

test('counts that do not add up make the run invalid', () => {
  const record = makeRecord({ id: 'candidate' });
  const [block] = record.blocks;
  const result = block?.capacity.requests.get('default');
  assert.ok(block && result);
  const requests = new Map([['default', { ...result, sent: result.sent + 1 }]]);
  const broken = { ...record, blocks: [{ ...block, capacity: { ...block.capacity, requests } }] };
  const verdict = judge({ candidate: broken, stored: [], plan: makePlan(), incidents: [] });
  assert.equal(invalidityOf(verdict), 'accounting-broken');
});

test('a run without one answer is too little data', () => {
  const nothing = { throughput: 0, offeredRate: undefined };
  assert.equal(invalidityOf(judged(nothing, { stored: steadyRecords() })), 'too-little-data');
});

const slipping = { achievedShare: 0.8 };

test('a rate that the baseline held on this machine and the candidate did not is a regression', () => {
  const verdict = judged(slipping, { stored: steadyRecords() });
  assert.deepEqual(offendingOf(verdict), ['rate-not-sustained']);
  assert.ok(!verdict.comparisons.some(({ metric }) => metric === 'response-p99'));
});

test('a rate that slipped in one block and was held in the others is no regression', () => {
  const verdict = judged({ blocks: [slipping, {}, {}] }, { stored: steadyRecords() });
  assert.equal(verdict.kind, 'pass');
  assert.ok(codesOf(verdict).includes('rate-not-sustained'));
});

test('arrivals never started count as a rate not held', () => {
  const verdict = judged({ requests: [{ unsentShare: 0.05 }] }, { stored: steadyRecords() });
  assert.deepEqual(offendingOf(verdict), ['rate-not-sustained']);
});

test('a rate of our own choosing that is not held is a warning elsewhere', () => {
  const stored = makeRecords(9, (index) => ({ environment: { machine: `other-${index}` } }));
  assert.ok(codesOf(judged(slipping, { stored })).includes('rate-not-sustained'));
  const both = judged(slipping, { stored: makeRecords(9, () => slipping) });
  assert.ok(codesOf(both).includes('rate-not-sustained'));
});

test('only who set a rate is told to set a lower one', () => {
  const blocks = [slipping, {}, {}];
  const textOf = (plan: ReturnType<typeof makePlan>) =>
    judged({ blocks }, { stored: steadyRecords(), plan }).warnings.find(
      ({ code }) => code === 'rate-not-sustained',
    )?.text ?? '';
  assert.match(textOf(makePlan({ rate: 3_600 })), / Set a lower rate\.$/);
  assert.match(textOf(makePlan()), / perf-gate chose this rate, .* everything else is judged\.$/);
  assert.doesNotMatch(textOf(makePlan()), /[Ss]et a /);
});

test('a rate that the user asked for and the server cannot hold makes the run invalid', () => {
  const verdict = judged(slipping, { plan: makePlan({ rate: 3_600 }) });
  assert.equal(invalidityOf(verdict), 'rate-not-sustained');
});
