// When requests wait for their connection, and when that is no news.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Histogram } from '../../../src/record/histogram.ts';
import type { PhaseResult, RunRecord } from '../../../src/record/run-record.ts';
import { milliseconds, toMicroseconds } from '../../../src/units.ts';
import { warnOfConnects } from '../../../src/verdict/conduct/warn-connects.ts';
import { makeRecord } from '../../support/records.ts';

interface Sketch {
  /** How many requests, and how many of them open a connection. */
  readonly count?: number;
  readonly opened?: number;
  /** Of one in fifty, in milliseconds. */
  readonly connect?: number;
  readonly total?: number;
}

const FAST = 2;

function timesOf(count: number, slow: number): Histogram {
  const times = new Histogram();
  for (let index = 0; index < count; index++) {
    times.record(toMicroseconds(milliseconds(index % 50 === 0 ? slow : Math.min(slow, FAST))));
  }
  return times;
}

function recordOf({
  count = 2_000,
  opened = count,
  connect = 335,
  total = 346,
}: Sketch): RunRecord {
  const record = makeRecord({ offeredRate: undefined });
  const [block] = record.blocks;
  assert.ok(block);
  const [request] = [...block.capacity.requests];
  assert.ok(request);
  const [name, result] = request;
  const capacity: PhaseResult = {
    ...block.capacity,
    connectionsOpened: opened,
    connectTime: timesOf(opened, connect),
    requests: new Map([[name, { ...result, total: timesOf(count, total) }]]),
  };
  return { ...record, blocks: [{ ...block, capacity }] };
}

test('a p99 that is mostly connecting is told, with both times', () => {
  const warning = warnOfConnects(recordOf({}));
  assert.equal(warning?.code, 'slow-connects');
  assert.match(
    warning?.text ?? '',
    /^Opening a connection took 33\d ms at the 99th percentile, and a whole request with its connection 34\d ms\. /,
  );
});

const silent: readonly (readonly [what: string, sketch: Sketch])[] = [
  ['a quick connect', { connect: 9, total: 12 }],
  ['a small part of the whole', { connect: 100, total: 346 }],
  ['connections that are kept', { count: 20_000, opened: 1_500 }],
  ['too few connections for a p99', { count: 900 }],
];
for (const [what, sketch] of silent) {
  test(`nothing is said of ${what}`, () => {
    assert.equal(warnOfConnects(recordOf(sketch)), undefined);
  });
}
