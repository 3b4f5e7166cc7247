// How many blocks are planned where each row is sent once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GateError } from '../../src/errors.ts';
import { blockScheme, type Calibration } from '../../src/measure/block-scheme.ts';
import { limitByRows } from '../../src/measure/limit-by-rows.ts';
import type { RowOrder } from '../../src/plan/tables.ts';
import { looksAt } from '../../src/stats/look-plan.ts';
import { milliseconds, perSecond, seconds } from '../../src/units.ts';
import { makeRequest } from '../load/slice-run.ts';

const CALIBRATION: Calibration = {
  ...{ throughput: perSecond(1_000), offeredRate: perSecond(600), connections: 32 },
  ...{
    hasFlows: false,
    rarestShare: 0.5,
    overhead: seconds(4),
    arms: 2,
    turns: 'slices',
    reopens: false,
  },
  addedSlices: 0,
  warmUp: {
    goal: { kind: 'answers', answers: 500, limit: seconds(5) },
    ...{ expected: seconds(1), isEnough: true, wasAsked: true },
  },
};

const requestWith = (name: string, rows: number, order: RowOrder) =>
  makeRequest({
    name,
    template: {
      path: [
        {
          ...{ kind: 'value', writing: 'segment' },
          value: {
            ...{ kind: 'column', column: 0 },
            table: {
              ...{ name: `${name}s`, columns: ['id'], order, digest: '' },
              rows: Array.from({ length: rows }, () => ['1']),
            },
          },
        },
      ],
      ...{ headers: [], body: undefined },
    },
  });

const scheme = blockScheme(CALIBRATION, seconds(180));

function limit(rows: number, { order = 'once', used = 0, arms = 2 as 1 | 2 } = {}) {
  const requests = [makeRequest({ name: 'other' }), requestWith('user', rows, order as RowOrder)];
  const calibration = { ...CALIBRATION, arms };
  const whole = blockScheme(calibration, seconds(180));
  return limitByRows(
    { scheme: whole, calibration, versions: { requests } },
    { usedOf: (name) => (name === 'user' ? used : 1e9) },
  );
}

test('rows that begin again behind the last, and enough of them, limit nothing', () => {
  for (const order of ['in-order', 'random'])
    assert.deepEqual(limit(3, { order }), { scheme, note: undefined });
  assert.deepEqual(limit(1_000_000), { scheme, note: undefined });
});

test('there are as many pairs as the rows last for, with a word of it, and looks up to the last', () => {
  const { scheme: limited, note } = limit(20_000);
  assert.ok(limited.blocks >= 4 && limited.blocks < scheme.blocks, `${limited.blocks}`);
  assert.deepEqual(limited.looks, looksAt(limited.blocks));
  assert.equal(
    note,
    `The rows of "users" last for about ${limited.blocks} of ${scheme.blocks} pairs of blocks, so no more are planned.`,
  );
  // What was sent before is used up.
  const { scheme: fewer } = limit(20_000, { used: 8_000 });
  assert.ok(fewer.blocks < limited.blocks);
});

test('rows for fewer pairs than a verdict takes are an error before the first pair', () => {
  assert.throws(
    () => limit(3_000),
    (error) => {
      assert.ok(error instanceof GateError);
      assert.deepEqual([error.code, error.kind], ['rows-used-up', 'input']);
      assert.match(
        error.message,
        /^The rows of "users" last for about \d of the 4 pairs of blocks that a verdict takes: "user" uses each once\.$/,
      );
      assert.match(error.remedy, /^Give it about \d{5} rows, or write `order: in-order`/);
      return true;
    },
  );
  assert.throws(() => limit(3_000, { used: 3_000 }), { message: /last for none of the 4 pairs/ });
  assert.throws(() => limit(3_000, { arms: 1 }), {
    message: /of the 3 blocks that a verdict takes/,
  });
});

test('more rows never give fewer pairs, and never more than were planned', () => {
  const blocksFor = (rows: number): number => {
    try {
      return limit(rows).scheme.blocks;
    } catch {
      return 0;
    }
  };
  fc.assert(
    fc.property(fc.nat({ max: 60_000 }), fc.nat({ max: 9_000 }), (rows, more) => {
      const [few, many] = [blocksFor(rows), blocksFor(rows + more)];
      assert.ok(few <= many && many <= scheme.blocks, `${few}, ${many}`);
    }),
    { numRuns: 30 },
  );
});

test('the time between slices takes rows, too', () => {
  const longer = { ...scheme.capacity, settle: milliseconds(scheme.capacity.settle + 100) };
  const requests = [requestWith('user', 40_000, 'once')];
  const blocksOf = (capacity: typeof longer) =>
    limitByRows(
      { scheme: { ...scheme, capacity }, calibration: CALIBRATION, versions: { requests } },
      { usedOf: () => 0 },
    ).scheme.blocks;
  assert.ok(blocksOf(longer) < blocksOf(scheme.capacity));
});
