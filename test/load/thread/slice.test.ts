import assert from 'node:assert/strict';
import test from 'node:test';
import { beginExchange, type Exchange } from '../../../src/load/exchange/exchange.ts';
import { plannedRequests } from '../../../src/load/exchange/outgoing-request.ts';
import { Slice, waitingThreads } from '../../../src/load/thread/slice.ts';
import { SliceCounts } from '../../../src/load/thread/slice-counts.ts';
import { seconds } from '../../../src/units.ts';
import { type LoadSketch, makeInput, makeRequest, resultOf } from '../slice-run.ts';

const requests = plannedRequests([makeRequest()]);

const makeSlice = (load: LoadSketch): Slice =>
  new Slice(
    makeInput(load),
    new SliceCounts([{ name: 'default' }]),
    [{ index: 0, flow: undefined }],
    seconds(1),
  );

/** Instants since the beginning of the slice. */
interface Times {
  readonly intended: number;
  readonly started?: number;
  readonly ended: number;
}

function exchangeOf(slice: Slice, { intended, started = intended, ended }: Times): Exchange {
  const [request] = requests;
  assert.ok(request);
  const exchange = beginExchange(undefined, request, slice.begin + intended);
  exchange.startedAt = slice.begin + started;
  exchange.firstByteAt = slice.begin + ended;
  exchange.endedAt = slice.begin + ended;
  return exchange;
}

/** Starts one request and ends it at these times. */
function pass(slice: Slice, times: Times, changes: Partial<Exchange> = {}): void {
  slice.startNext();
  slice.countEnded(Object.assign(exchangeOf(slice, times), changes));
}

/** Ends it 100 ms after its begin. */
function finish(slice: Slice) {
  slice.isAnswered(slice.begin + 100);
  return slice.result();
}

test('throughput counts what ends in the window, times what starts in it', () => {
  const slice = makeSlice({ settle: 10, window: 20 });
  pass(slice, { intended: 0, ended: 9 });
  pass(slice, { intended: 9, ended: 10 });
  pass(slice, { intended: 10, ended: 29 });
  pass(slice, { intended: 29, ended: 30 });
  pass(slice, { intended: 29.5, ended: 90 });
  const phase = finish(slice);
  assert.equal(phase.completed, 2);
  assert.equal(resultOf(phase).ok, 5);
  assert.equal(resultOf(phase).serviceTime.count, 3);
  assert.equal(resultOf(phase).responseTime.count, 0);
  assert.equal(phase.elapsed, 100);
});

test('an open loop keeps both clocks apart, and the lag between them', () => {
  const slice = makeSlice({ rate: 100, window: 10 });
  pass(slice, { intended: 5, started: 45, ended: 55 });
  const phase = finish(slice);
  const about = (time: number | undefined): number => Math.round((time ?? 0) / 1_000);
  assert.equal(about(resultOf(phase).serviceTime.mean), 10);
  assert.equal(about(resultOf(phase).responseTime.mean), 50);
  assert.equal(about(phase.lag.mean), 40);
});

test('the time to connect is part of the total and of nothing else', () => {
  const slice = makeSlice({ window: 50 });
  pass(slice, { intended: 0, started: 30, ended: 40 }, { connecting: 20 });
  const { serviceTime, total } = resultOf(finish(slice));
  assert.equal(Math.round((serviceTime.mean ?? 0) / 1_000), 10);
  assert.equal(Math.round((total.mean ?? 0) / 1_000), 30);
});

test('failures keep their first example, shortened, and touch no time of successes', () => {
  const slice = makeSlice({ window: 50 });
  const failed = { failure: 'body-mismatch' } as const;
  pass(slice, { intended: 0, ended: 5 }, { ...failed, message: `first ${'x'.repeat(500)}` });
  pass(slice, { intended: 5, ended: 9 }, { ...failed, message: 'second' });
  pass(slice, { intended: 9, ended: 20 }, { failure: 'reset', message: 'gone', resent: true });
  const result = resultOf(finish(slice));
  assert.equal(result.failures['body-mismatch']?.count, 2);
  assert.match(result.failures['body-mismatch']?.example ?? '', /^first x{194}$/);
  assert.deepEqual(result.failures.reset, { count: 1, example: 'gone' });
  assert.deepEqual([result.ok, result.completed, result.resent], [0, 0, 1]);
  assert.ok(result.serviceTime.isEmpty && result.total.isEmpty && result.waiting.isEmpty);
  assert.equal(result.failureTime.count, 3);
});

test('an arrival at either edge of the window is counted where the schedule has it', () => {
  const slice = makeSlice({ rate: 1_000, settle: 10, window: 7 });
  for (let due = slice.nextDue(slice.begin); due !== undefined; ) {
    const intended = due - slice.begin;
    pass(slice, { intended, ended: intended + 1 });
    due = slice.nextDue(slice.begin + 60);
  }
  const { sent, unsent, responseTime } = resultOf(finish(slice));
  assert.deepEqual([sent, unsent, responseTime.count], [17, 0, 7]);
});

test('a closed loop is due at once until the window is over', () => {
  const slice = makeSlice({ settle: 10, window: 30 });
  for (const since of [0, 1.5, 39.9]) {
    assert.equal(slice.nextDue(slice.begin + since), slice.begin + since);
  }
  assert.equal(slice.nextDue(slice.window.until), undefined);
});

test('an open loop goes on with what was due before the end, and then has no more', () => {
  const slice = makeSlice({ rate: 100, window: 20 });
  for (const due of [0, 10]) {
    assert.equal(slice.nextDue(slice.begin + 500), slice.begin + due);
    slice.startNext();
  }
  for (const ended of [500, 510]) slice.countEnded(exchangeOf(slice, { intended: 0, ended }));
  assert.equal(slice.nextDue(slice.begin + 510), undefined);
});

for (const rate of [undefined, 100]) {
  test(`${rate === undefined ? 'closed' : 'open'}: load goes on, unrecorded, until what is recorded is answered`, () => {
    const slice = makeSlice({ ...(rate && { rate }), window: 10, patience: 5 });
    slice.startNext();
    const over = slice.window.until;
    // Most servers answer within the patience.
    assert.equal(slice.nextDue(over), over + 5);
    assert.equal(slice.nextDue(over + 7), rate === undefined ? over + 7 : over + 5);
    slice.startUnrecorded();
    assert.equal(slice.nextDue(over + 7), rate === undefined ? over + 7 : over + 15);
    slice.countEnded(exchangeOf(slice, { intended: 0, ended: 30 }));
    assert.equal(slice.nextDue(over + 20), undefined);
    const phase = slice.result();
    assert.deepEqual([resultOf(phase).sent, phase.unrecorded, phase.elapsed], [1, 0, 30]);
  });
}

test('while answers that count keep coming, no load goes on', () => {
  const slice = makeSlice({ window: 10, patience: 5 });
  for (let sent = 0; sent < 3; sent++) slice.startNext();
  assert.equal(slice.nextDue(slice.begin + 10), slice.begin + 15);
  slice.countEnded(exchangeOf(slice, { intended: 0, ended: 14 }));
  assert.equal(slice.nextDue(slice.begin + 15), slice.begin + 19);
  assert.equal(slice.nextDue(slice.begin + 20), slice.begin + 20);
  slice.startUnrecorded();
  slice.countEnded(exchangeOf(slice, { intended: 0, ended: 21 }));
  assert.equal(slice.nextDue(slice.begin + 22), slice.begin + 22, 'once it goes on, it does');
});

test('load goes on while another thread waits for what it has recorded', () => {
  const waiting = waitingThreads(2);
  const input = { ...makeInput({ window: 10, patience: 0 }), waiting };
  const slice = new Slice(
    input,
    new SliceCounts([{ name: 'default' }]),
    [{ index: 0, flow: undefined }],
    seconds(1),
  );
  const over = slice.window.until;
  assert.equal(slice.nextDue(over + 1), over + 1);
  assert.equal(slice.isAnswered(over + 2), false);
  Atomics.sub(waiting, 0, 1);
  assert.equal(slice.nextDue(over + 3), undefined);
});

test('nothing is due before the beginning', () => {
  const slice = makeSlice({ rate: 100, window: 10 });
  assert.equal(slice.nextDue(slice.begin - 5), slice.begin);
});

test('a request that neither succeeded nor failed breaks the accounts', () => {
  const slice = makeSlice({ window: 10 });
  pass(slice, { intended: 0, ended: 5 });
  slice.startNext();
  assert.throws(() => finish(slice), {
    code: 'accounting-broken',
    message: '1 of "default" neither succeeded nor failed.',
  });
});

test('so does one that ended twice', () => {
  const slice = makeSlice({ window: 10 });
  pass(slice, { intended: 0, ended: 5 });
  slice.countEnded(exchangeOf(slice, { intended: 0, ended: 5 }));
  assert.throws(() => finish(slice), { code: 'accounting-broken' });
});
