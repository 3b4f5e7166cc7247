import assert from 'node:assert/strict';
import test from 'node:test';
import { buffersOf, decodePhase, encodePhase } from '../../../src/load/thread/phase-message.ts';
import { Histogram } from '../../../src/record/histogram.ts';
import type { PhaseResult, RequestResult } from '../../../src/record/run-record.ts';
import { bytes, microseconds, milliseconds, nanoseconds, perSecond } from '../../../src/units.ts';

function histogramAt(time: number): Histogram {
  const histogram = new Histogram();
  histogram.record(microseconds(time));
  return histogram;
}

const request: RequestResult = {
  sent: 7,
  ok: 4,
  completed: 3,
  resent: 2,
  unsent: 1,
  bodyBytes: bytes(99),
  failures: { reset: { count: 3, example: 'gone' } },
  serviceTime: histogramAt(11),
  responseTime: new Histogram(),
  cleanTime: new Histogram(),
  waiting: histogramAt(13),
  total: histogramAt(14),
  failureTime: histogramAt(15),
};

const phase: PhaseResult = {
  slices: 1,
  window: milliseconds(50),
  completed: 3,
  bytesReceived: bytes(1_234),
  elapsed: milliseconds(61),
  connectionsOpened: 4,
  threadRates: [perSecond(60)],
  generatorCpu: nanoseconds(5),
  generatorUse: undefined,
  cleaning: undefined,
  lag: histogramAt(16),
  connectTime: histogramAt(17),
  requests: new Map([
    ['one', request],
    ['other', { ...request, responseTime: histogramAt(12) }],
  ]),
};

/** Every histogram as its text, so that two phases can be compared. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Histogram) return part.encode();
    return part instanceof Map ? [...part] : part;
  });

test('a phase is the same on the other side of a thread', () => {
  const arrived = decodePhase(structuredClone(encodePhase(phase)));
  assert.equal(spelled(arrived), spelled(phase));
});

test('empty histograms cross as nothing', () => {
  const message = encodePhase(phase);
  assert.equal(message.requests.get('one')?.responseTime.length, 0);
  assert.notEqual(message.requests.get('other')?.responseTime.length, 0);
});

test('what is filled is moved to the other side, not copied', () => {
  const message = encodePhase(phase);
  const { lag, requests } = message;
  const before = spelled(phase);
  const transfer = [...buffersOf(message)];
  const arrived = decodePhase(structuredClone(message, { transfer }));
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
    const message = encodePhase({
      ...phase,
      lag: new Histogram(),
      connectTime: histogramAt(17),
      requests: new Map(),
    });
    structuredClone(message, { transfer: [...buffersOf(message)] });
  }
});
