import assert from 'node:assert/strict';
import test from 'node:test';
import type { ThreadRequest, ThreadSlice } from '../../../src/load/thread/thread-slice.ts';
import { buffersOf, decodeSlice, encodeSlice } from '../../../src/load/thread/worker-messages.ts';
import { Histogram } from '../../../src/record/histogram.ts';
import { bytes, microseconds, milliseconds, nanoseconds } from '../../../src/units.ts';

function histogramAt(time: number): Histogram {
  const histogram = new Histogram();
  histogram.record(microseconds(time));
  return histogram;
}

const request: ThreadRequest = {
  sent: 7,
  ok: 4,
  completed: 3,
  resent: 2,
  unsent: 1,
  bodyBytes: bytes(99),
  failures: { reset: { count: 3, example: 'gone' } },
  serviceTime: histogramAt(11),
  responseTime: new Histogram(),
  waiting: histogramAt(13),
  total: histogramAt(14),
  failureTime: histogramAt(15),
};

const slice: ThreadSlice = {
  window: milliseconds(50),
  completed: 3,
  bytesReceived: bytes(1_234),
  unrecorded: 5,
  drawn: [7],
  elapsed: milliseconds(61),
  connectionsOpened: 4,
  generatorUse: {
    cpu: nanoseconds(5),
    busiest: nanoseconds(5),
    demand: undefined,
    loop: milliseconds(2),
    stalled: milliseconds(0),
    longestStall: milliseconds(0),
    pauses: 0,
    paused: milliseconds(0),
    longestPause: milliseconds(0),
  },
  waits: { delay: undefined, gap: milliseconds(1) },
  lag: histogramAt(16),
  connectTime: histogramAt(17),
  requests: new Map([
    ['one', request],
    ['other', { ...request, responseTime: histogramAt(12) }],
  ]),
  flows: new Map([['flow', { ...request, serviceTime: histogramAt(13), steps: ['one', 'other'] }]]),
};

/** Every histogram as its text, so that two slices can be compared. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Histogram) return part.encode();
    return part instanceof Map ? [...part] : part;
  });

test('a slice is the same on the other side of a thread', () => {
  const arrived = decodeSlice(structuredClone(encodeSlice(slice)));
  assert.equal(spelled(arrived), spelled(slice));
});

test('empty histograms cross as nothing', () => {
  const message = encodeSlice(slice);
  assert.equal(message.requests.get('one')?.responseTime.length, 0);
  assert.notEqual(message.requests.get('other')?.responseTime.length, 0);
});

test('what is filled is moved to the other side, not copied', () => {
  const message = encodeSlice(slice);
  const { lag, requests } = message;
  const before = spelled(slice);
  const transfer = [...buffersOf(message)];
  const arrived = decodeSlice(structuredClone(message, { transfer }));
  assert.equal(spelled(arrived), before);
  assert.ok(transfer.length > 0 && transfer.every(({ byteLength }) => byteLength === 0));
  for (const { serviceTime, waiting, total, failureTime } of requests.values()) {
    for (const cells of [lag, serviceTime, waiting, total, failureTime]) {
      assert.equal(cells.length, 0);
    }
  }
});

test('empty histograms, which share their cells, can be sent again and again', () => {
  for (let turn = 0; turn < 2; turn++) {
    const message = encodeSlice({
      ...slice,
      lag: new Histogram(),
      connectTime: histogramAt(17),
      requests: new Map(),
      flows: new Map(),
    });
    structuredClone(message, { transfer: [...buffersOf(message)] });
  }
});
