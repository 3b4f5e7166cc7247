import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type BlockScheme,
  blockScheme,
  type Calibration,
  leavesTime,
} from '../../src/measure/block-scheme.ts';
import { sliceCost } from '../../src/measure/slice-scheme.ts';
import { milliseconds, minutes, perSecond, seconds } from '../../src/units.ts';

/** A p99 needs as many of each request, in each block. */
const SAMPLES_NEEDED = 1_000;

interface Server {
  readonly throughput: number;
  readonly offeredRate?: number;
  readonly connections?: number;
  readonly rarestShare?: number;
  /** Milliseconds. */
  readonly overhead?: number;
  readonly arms?: 1 | 2;
  readonly turns?: Calibration['turns'];
  readonly addedSlices?: number;
}

function calibrationOf(server: Server): Calibration {
  return {
    throughput: perSecond(server.throughput),
    offeredRate: perSecond(server.offeredRate ?? server.throughput * 0.6),
    connections: server.connections ?? 32,
    hasFlows: false,
    rarestShare: server.rarestShare ?? 1,
    overhead: milliseconds(server.overhead ?? 2_500),
    arms: server.arms ?? 1,
    turns: server.turns ?? 'slices',
    reopens: false,
    warmUp: {
      goal: { kind: 'answers', answers: 0, limit: seconds(2) },
      expected: seconds(2),
      isEnough: true,
      wasAsked: true,
    },
    addedSlices: server.addedSlices ?? 0,
  };
}

const schemeOf = (server: Server, budget: number) =>
  blockScheme(calibrationOf(server), seconds(budget));

/** Samples of the rarest request that a block is expected to give. */
function samplesIn({ capacity, fixedRate }: BlockScheme, calibration: Calibration) {
  const { throughput, offeredRate, rarestShare } = calibration;
  return {
    capacity: (throughput * rarestShare * capacity.slices * capacity.window) / 1_000,
    fixedRate: (offeredRate * rarestShare * fixedRate.slices * fixedRate.window) / 1_000,
  };
}

/** The shortest block there can be: one slice of each phase. */
const shortestBlock = ({ capacity, fixedRate }: BlockScheme, { overhead }: Calibration) =>
  overhead + sliceCost(capacity) + sliceCost(fixedRate);

describe('block scheme', () => {
  test('the default budget gives a brisk server the most blocks', () => {
    const scheme = schemeOf({ throughput: 6_000 }, 180);
    assert.equal(scheme.blocks, 19);
    assert.ok(scheme.blockTime > 8_000 && scheme.blockTime <= 10_000, `${scheme.blockTime}`);
  });

  test('slices of new requests are paid for by the block, as long as its own', () => {
    const slow = { throughput: 40, arms: 2, overhead: 3_000 } as const;
    const [without, withThem] = [slow, { ...slow, addedSlices: 4 }].map((server) =>
      schemeOf(server, 300),
    );
    assert.ok(without && withThem);
    assert.ok(withThem.blocks * withThem.blockTime <= seconds(300), `${withThem.blockTime}`);
    const { blocks, blockTime, capacity, fixedRate } = withThem;
    const cost = (phase: typeof capacity) => phase.slices * sliceCost(phase);
    const all = 3_000 + 2 * (cost(capacity) + cost(fixedRate)) + 4 * sliceCost(capacity);
    assert.equal(Math.round(blockTime), Math.round(all));
    assert.ok(blocks <= without.blocks);
  });

  test('a budget for more than twenty blocks makes the blocks longer', () => {
    const [long, longer] = [600, 3_600].map((budget) => schemeOf({ throughput: 6_000 }, budget));
    assert.equal(long?.blocks, 20);
    assert.equal(longer?.blocks, 20);
    assert.ok((longer?.capacity.slices ?? 0) > 5 * (long?.capacity.slices ?? 0));
  });

  test('no budget at all still gives three blocks of one slice of each phase', () => {
    const scheme = schemeOf({ throughput: 6_000 }, 0);
    assert.equal(scheme.blocks, 3);
    assert.equal(scheme.capacity.slices, 1);
    assert.equal(scheme.fixedRate.slices, 1);
  });

  test('an endpoint of 3 s an answer turns 20 s into one block, not into three', () => {
    const { blocks, blockTime, wholeBlockTime } = schemeOf(
      { throughput: 10.7, overhead: 11_000 },
      8,
    );
    assert.equal(blocks, 1);
    assert.ok(blockTime < 35_000 && wholeBlockTime > blockTime, `${blockTime}`);
  });

  test('a slow server gets fewer and longer blocks', () => {
    const scheme = schemeOf({ throughput: 100 }, 180);
    assert.equal(scheme.blocks, 4);
    assert.ok(scheme.blockTime > 36_000, `${scheme.blockTime}`);
  });

  test('a rare request makes the blocks longer', () => {
    const common = schemeOf({ throughput: 2_000 }, 180);
    const rare = schemeOf({ throughput: 2_000, rarestShare: 0.05 }, 180);
    assert.ok(rare.blocks < common.blocks, `${rare.blocks} and ${common.blocks}`);
  });

  test('ten thousand connections: slices of five seconds stay within the budget', () => {
    const scheme = schemeOf({ throughput: 8_000, connections: 10_000, overhead: 3_000 }, 180);
    assert.ok(scheme.blocks * scheme.blockTime <= 180_000, `${scheme.blocks * scheme.blockTime}`);
  });

  test('a slice that holds most of the samples is not the only one', () => {
    // 4 turns of 200 connections are 800 samples of the 1000 that a p99 needs.
    const server = { throughput: 250, connections: 200 };
    const samples = samplesIn(schemeOf(server, 600), calibrationOf(server));
    assert.ok(samples.capacity >= SAMPLES_NEEDED, `${samples.capacity}`);
  });
});

const pairsOf = (server: Server, budget: number) => schemeOf({ ...server, arms: 2 }, budget);

describe('two arms', () => {
  test('three minutes give a brisk server at least fourteen pairs, and a look after each from the fourth', () => {
    const { blocks, looks } = pairsOf({ throughput: 6_000, overhead: 5_000 }, 175);
    assert.ok(blocks >= 14, `${blocks}`);
    assert.deepEqual(looks.slice(0, 3), [4, 5, 6]);
    assert.equal(looks.at(-1), blocks);
  });

  test('an hour gives sixty pairs', () => {
    assert.equal(pairsOf({ throughput: 6_000 }, 3_600).blocks, 60);
  });

  test('a server that is slow to boot gets fewer pairs of the same slices', () => {
    const brisk = pairsOf({ throughput: 6_000, overhead: 5_000 }, 175);
    const slow = pairsOf({ throughput: 6_000, overhead: 30_000 }, 175);
    assert.ok(slow.blocks < brisk.blocks, `${slow.blocks} and ${brisk.blocks}`);
    assert.deepEqual([slow.capacity, slow.fixedRate], [brisk.capacity, brisk.fixedRate]);
  });

  test('neither a large budget nor a rare request stretches a pair', () => {
    const { capacity, fixedRate, blockTime } = pairsOf({ throughput: 6_000 }, 60);
    assert.equal(capacity.slices * capacity.window, 1_000);
    assert.equal(fixedRate.slices * fixedRate.window, 1_000);
    for (const other of [
      pairsOf({ throughput: 6_000 }, 3_600),
      pairsOf({ throughput: 6_000, rarestShare: 0.001 }, 60),
    ]) {
      const slices = { capacity: other.capacity, fixedRate: other.fixedRate };
      assert.deepEqual(
        { ...slices, blockTime: other.blockTime },
        { capacity, fixedRate, blockTime },
      );
    }
  });

  test('a slow server gets the slices that it needs, and no more', () => {
    const { capacity, fixedRate, blocks } = pairsOf({ throughput: 40, overhead: 3_000 }, 175);
    assert.deepEqual([capacity.slices, fixedRate.slices], [1, 1]);
    assert.ok(blocks >= 12, `${blocks}`);
  });

  test('a server that needs seconds for an answer gets windows of one cycle', () => {
    // 32 connections are 80 seconds of a server that answers every 2.5 s; no window is longer than 5 s.
    const windows = [40, 12, 0.4].map((throughput) => pairsOf({ throughput }, 300).capacity.window);
    assert.deepEqual(windows, [1_000, 2_667, 5_000]);
  });

  test('a budget that holds no four pairs gets six shorter ones, as long as they hold some slices', () => {
    const short = pairsOf({ throughput: 6_000, overhead: 1_000 }, 20);
    assert.equal(short.blocks, 6);
    assert.ok(short.capacity.slices >= 5 && short.capacity.slices < 20, `${short.capacity.slices}`);
    assert.ok(6 * short.blockTime <= 20_000);
    assert.equal(pairsOf({ throughput: 6_000, overhead: 3_000 }, 20).blocks, 4);
  });

  test('a budget that holds no four pairs cuts them short, and the length of a whole one is known', () => {
    const [whole, cut] = [60, 12].map((budget) => pairsOf({ throughput: 6_000 }, budget));
    assert.ok(whole && cut);
    assert.equal(whole.wholeBlockTime, whole.blockTime);
    assert.equal(cut.wholeBlockTime, whole.blockTime);
    assert.equal(cut.blocks, 4);
    assert.ok(4 * cut.blockTime <= 12_000, `${cut.blockTime}`);
    assert.ok(cut.capacity.slices < whole.capacity.slices);
  });

  test('a budget that four pairs exceed by far gets as many as fit: the others are never measured', () => {
    // Of 6 s each: 4.5 s more are no time for a second one, and ten more seconds none for a fourth.
    const server = { throughput: 6_000, overhead: 6_000, arms: 2 } as const;
    for (const [budget, blocks] of [
      [4.5, 1],
      [13, 2],
      [20, 4],
    ] as const) {
      const scheme = schemeOf(server, budget);
      assert.equal(scheme.blocks, blocks, `${budget} s`);
      assert.ok(scheme.blocks === 1 || scheme.blocks >= 4 || 2 * scheme.blockTime <= 13_000);
    }
  });

  test('slices at the fixed rate are short enough to be left out one by one', () => {
    const { fixedRate } = pairsOf({ throughput: 6_000, overhead: 5_000 }, 175);
    assert.equal(fixedRate.window, 50);
    const slow = pairsOf({ throughput: 100, overhead: 5_000 }, 175);
    assert.ok(slow.fixedRate.window >= 100, `${slow.fixedRate.window}`);
  });

  test('one arm at a time gets few and long slices of the same length in all', () => {
    const server = { throughput: 6_000, overhead: 5_000 };
    const inTurns = pairsOf(server, 175);
    const { capacity } = pairsOf({ ...server, turns: 'one-arm-at-a-time' }, 175);
    assert.ok(capacity.slices <= 4, `${capacity.slices}`);
    assert.ok(capacity.slices * capacity.window >= inTurns.capacity.window * 20);
  });

  test('whatever the budget, a planned pair that takes as long as planned is measured', () => {
    const about = (overhead: number) => calibrationOf({ throughput: 6_000, overhead, arms: 2 });
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 60_000 }),
        fc.integer({ min: 0, max: 200_000 }),
        (overhead, time) => {
          const budget = milliseconds(time);
          const { blocks, blockTime } = blockScheme(about(overhead), budget);
          for (let done = 1; done < blocks; done++) {
            const took = milliseconds(done * blockTime);
            // A hundredth, for what rounding adds.
            const left = milliseconds(budget - took + blockTime / 100);
            const where = `${done} of ${blocks}, ${blockTime} ms each`;
            assert.ok(leavesTime({ arms: 2, done, took, budget, left }), where);
          }
        },
      ),
    );
  });

  test('a budget too small for four pairs is exceeded by a quarter or 10 s at most, or holds not one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 200_000 }),
        fc.integer({ min: 0, max: 400_000 }),
        (overhead, budget) => {
          const about = calibrationOf({ throughput: 6_000, overhead, arms: 2 });
          const { blocks, blockTime } = blockScheme(about, milliseconds(budget));
          const most = Math.max(1.25 * budget, budget + 10_000);
          if (blocks === 1) return;
          assert.ok(blocks * blockTime <= most + 1e-6, `${blocks} of ${blockTime}`);
        },
      ),
    );
  });
});

const servers = fc.record({
  throughput: fc.double({ min: 0.5, max: 2e5, noNaN: true }),
  offeredRate: fc.double({ min: 1, max: 2e5, noNaN: true }),
  connections: fc.integer({ min: 1, max: 10_000 }),
  hasFlows: fc.constant(false),
  rarestShare: fc.double({ min: 0.001, max: 1, noNaN: true }),
  overhead: fc.integer({ min: 0, max: 120_000 }),
});

describe('another block begins', () => {
  const rows = [
    { says: 'where it ends in time', done: 4, took: 24, left: 6, expected: true },
    { says: 'not where it would end too late', done: 4, took: 24, left: 5.9, expected: false },
    {
      says: 'where the fourth exceeds it by a quarter',
      done: 3,
      took: 60,
      left: 5,
      expected: true,
    },
    { says: 'not where it exceeds it by more', done: 3, took: 60, left: 4.9, expected: false },
    {
      says: 'not where two lack, and exceed it by more',
      done: 2,
      took: 24,
      left: 8.9,
      expected: false,
    },
    { says: 'where the next fits, and no fourth', done: 1, took: 9, left: 9, expected: true },
    {
      says: 'where the fourth exceeds a small budget by ten seconds',
      done: 1,
      took: 4,
      left: 2,
      budget: 6,
      expected: true,
    },
    {
      says: 'where the third of one arm exceeds it by 10 s',
      arms: 1,
      done: 2,
      took: 20,
      left: 0,
      budget: 30,
      expected: true,
    },
    {
      says: 'for no third block of one arm that takes far longer',
      arms: 1,
      done: 2,
      took: 99,
      left: -10,
      expected: false,
    },
    {
      says: 'for no fourth block of one arm',
      arms: 1,
      done: 3,
      took: 9,
      left: 0,
      expected: false,
    },
  ] as const;
  for (const { says, expected, took, left, ...rest } of rows) {
    const budget = seconds('budget' in rest ? rest.budget : 60);
    const time = { took: seconds(took), left: seconds(left), budget };
    test(says, () => assert.equal(leavesTime({ arms: 2, ...rest, ...time }), expected));
  }
});

const calibrations = servers.map(calibrationOf);
const calibrationsOfPairs = servers.map((server) => calibrationOf({ ...server, arms: 2 }));
const budgets = fc.integer({ min: 0, max: minutes(360) }).map(milliseconds);

describe('whatever the server and the budget', () => {
  const check = (claim: (scheme: BlockScheme, about: Calibration, budget: number) => void) =>
    fc.assert(
      fc.property(calibrations, budgets, (about, budget) =>
        claim(blockScheme(about, budget), about, budget),
      ),
      { numRuns: 2_000 },
    );

  test('one to twenty blocks, and a slice of each phase in every one', () => {
    check(({ blocks, capacity, fixedRate }) => {
      assert.ok(Number.isInteger(blocks) && blocks >= 1 && blocks <= 20, `${blocks}`);
      assert.ok(Number.isInteger(capacity.slices) && capacity.slices >= 1, `${capacity.slices}`);
      assert.ok(Number.isInteger(fixedRate.slices) && fixedRate.slices >= 1);
    });
  });

  test('the budget is kept whenever three blocks of one slice of each phase fit into it', () => {
    check((scheme, about, budget) => {
      fc.pre(3 * shortestBlock(scheme, about) <= budget);
      const needed = scheme.blocks * scheme.blockTime;
      assert.ok(needed <= budget + 1e-6, `${needed} of ${budget}`);
    });
  });

  test('a budget too small for three blocks is exceeded by a quarter or 10 s at most, or holds one', () => {
    check(({ blocks, blockTime }, _, budget) => {
      fc.pre(blocks > 1);
      const most = Math.max(1.25 * budget, budget + 10_000);
      assert.ok(blocks * blockTime <= most + 1e-6, `${blocks} of ${blockTime} in ${budget}`);
    });
  });

  test('four blocks and more have the samples that each percentile needs', () => {
    check((scheme, about) => {
      fc.pre(scheme.blocks > 3);
      const { capacity, fixedRate } = samplesIn(scheme, about);
      assert.ok(capacity >= SAMPLES_NEEDED, `${capacity} at capacity`);
      assert.ok(fixedRate >= SAMPLES_NEEDED, `${fixedRate} at the fixed rate`);
    });
  });

  test('the length of a block is what its slices and its overhead take', () => {
    check(({ capacity, fixedRate, blockTime }, { overhead }) => {
      const slices =
        capacity.slices * sliceCost(capacity) + fixedRate.slices * sliceCost(fixedRate);
      assert.ok(Math.abs(blockTime - overhead - slices) < 1e-6);
    });
  });
});

test('whatever the server: a pair is as long as one second of each phase asks for, where four fit', () => {
  fc.assert(
    fc.property(calibrationsOfPairs, budgets, (about, budget) => {
      const { capacity, fixedRate, blocks, blockTime, wholeBlockTime } = blockScheme(about, budget);
      fc.pre(4 * wholeBlockTime <= budget);
      for (const { slices, window } of [capacity, fixedRate]) {
        const isNearest = Math.abs(slices * window - 1_000) <= window / 2;
        assert.ok(isNearest || (slices === 1 && window >= 1_000), `${slices}, ${window}`);
      }
      assert.equal(blockTime, wholeBlockTime);
      assert.ok(blocks * blockTime <= budget + 1e-6, `${blocks} of ${blockTime}`);
    }),
    { numRuns: 2_000 },
  );
});
