import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportDetails } from '../../../src/report/compose/details.ts';
import { perSecond } from '../../../src/units.ts';
import { makeRecord } from '../../support/records.ts';

/** The record with these rates of generator threads over its slices. */
function withThreadRates(rates: readonly number[]) {
  const record = makeRecord();
  const blocks = record.blocks.map((block) => ({
    ...block,
    capacity: { ...block.capacity, threadRates: rates.map(perSecond) },
  }));
  return { ...record, blocks };
}

test('the ladder has the steps of ab and rises to the slowest request', () => {
  const [request] = reportDetails(makeRecord()).requests;
  const ladder = request?.ladder ?? [];
  assert.deepEqual(
    ladder.map(({ share }) => share),
    [0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 1],
  );
  for (const [index, { time }] of ladder.slice(1).entries()) {
    assert.ok(time >= (ladder[index]?.time ?? 0), `step ${index + 1}`);
  }
  assert.ok(Math.abs((ladder[0]?.time ?? 0) - 4_000) < 50);
  assert.ok(Math.abs((ladder[7]?.time ?? 0) - 9_000) < 200);
  assert.equal(ladder.at(-1)?.time, request?.processing?.max);
});

test('the second ladder is of response times, at the fixed rate', () => {
  const [request] = reportDetails(makeRecord()).requests;
  assert.ok(Math.abs((request?.responseLadder[0]?.time ?? 0) - 1_000) < 20);
});

test('without a fixed-rate phase it is empty, and nothing lagged', () => {
  const details = reportDetails(makeRecord({ offeredRate: undefined }));
  assert.deepEqual(details.requests[0]?.responseLadder, []);
  assert.equal(details.lag, null);
});

test('the spread of the thread rates: mean, deviation, largest, share within one deviation', () => {
  const { threadRate } = reportDetails(withThreadRates([90, 100, 100, 100, 110]));
  assert.equal(threadRate?.mean, 100);
  assert.ok(Math.abs((threadRate?.standardDeviation ?? 0) - Math.sqrt(200 / 4)) < 1e-9);
  assert.equal(threadRate?.max, 110);
  assert.equal(threadRate?.withinOneDeviation, 0.6);
});

test('one slice of one thread has a spread of nothing, and no slice has none', () => {
  assert.equal(reportDetails(withThreadRates([90])).threadRate?.standardDeviation, 0);
  assert.equal(reportDetails(withThreadRates([])).threadRate, null);
});

test('counts are summed over blocks and phases', () => {
  const details = reportDetails(
    makeRecord({ throughput: 600, window: 10, offeredRate: 300, blocks: 3 }),
  );
  assert.equal(details.completeRequests, 3 * 6_000);
  assert.equal(details.measuredSeconds, 30);
  assert.equal(details.requests[0]?.sent, 3 * (6_000 + 3_000));
  assert.equal(details.connectionsOpened, 3 * (32 + 32));
  // 12.5 s of load for 10 s of window, and 0.4 s of CPU time for each second of it.
  assert.ok(Math.abs(details.generatorBusyCores - 0.4) < 1e-9);
  assert.ok(Math.abs(details.transferRate - (6_000 * 1_200) / 12.5) < 1e-6);
});

test('the server is as busy as its CPU time over the time of the load', () => {
  const details = reportDetails(makeRecord({ throughput: 5_000, cpuPerRequest: 200 }));
  // 5000 × 200 µs are one second of CPU time for each second of window, which is 0.8 of the load.
  assert.ok(Math.abs((details.serverBusyCores ?? 0) - 0.8) < 1e-9);
  assert.ok(Math.abs((details.generatorShare ?? 0) - 0.5) < 1e-9);
});

test('where one block lacks the CPU time, the total is unknown', () => {
  const blind = makeRecord({ blocks: [{}, { cpuPerRequest: undefined }] });
  assert.equal(reportDetails(blind).serverBusyCores, null);
  assert.equal(reportDetails(blind).generatorShare, null);
});

test('failures are listed with an example of each, stale connections too', () => {
  const failures = {
    reset: { count: 3, example: 'read ECONNRESET' },
    'stale-keep-alive': { count: 2, example: 'closed' },
  };
  const [request] = reportDetails(makeRecord({ requests: [{ failures }] })).requests;
  assert.deepEqual(request?.failures, [
    { class: 'reset', count: 3, example: 'read ECONNRESET' },
    { class: 'stale-keep-alive', count: 2, example: 'closed' },
  ]);
});

test('a request that the baseline does not have has details of its own', () => {
  const record = makeRecord({ requests: [{ name: 'list' }] });
  const [facts] = record.requests;
  assert.ok(facts);
  const requests = [facts, { ...facts, name: 'suggest' }];
  const blocks = record.blocks.map((block) => {
    const own = new Map([...block.capacity.requests.values()].map((each) => ['suggest', each]));
    return { ...block, added: { ...block.capacity, requests: own } };
  });
  const details = reportDetails({ ...record, requests, blocks });
  const [list, suggest] = details.requests;
  assert.ok(suggest && suggest.ok > 0 && suggest.ladder.length > 0);
  assert.deepEqual(suggest.responseLadder, []);
  const alone = reportDetails(record);
  assert.deepEqual(list, alone.requests[0]);
  assert.equal(details.completeRequests, alone.completeRequests);
});
