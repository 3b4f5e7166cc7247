import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { Coin } from '../../src/measure/coin.ts';
import { isFlat, warmUp } from '../../src/measure/warm-up.ts';
import { fallOf, type LoadCost } from '../../src/measure/warmth.ts';
import { logRatio, milliseconds, nanoseconds, perSecond, rate, seconds } from '../../src/units.ts';

const flat = (...rates: readonly number[]): boolean => isFlat(rates.map(perSecond));

describe('a rate', () => {
  const rows: readonly (readonly [says: string, rates: readonly number[], expected: boolean])[] = [
    ['that stays the same is flat', [900, 900, 900, 900, 900, 900], true],
    ['of fewer than six slices is not known to be flat', [900, 900, 900, 900, 900], false],
    ['that scatters is flat', [900, 1_100, 950, 1_080, 920, 1_010], true],
    [
      'that rises by more than its scatter explains is not',
      [900, 1_000, 910, 990, 1_100, 1_000],
      false,
    ],
    ['that rises evenly is not', [700, 750, 800, 850, 900, 950], false],
    ['that falls evenly is not, either', [950, 900, 850, 800, 750, 700], false],
    ['that rose long ago is flat', [100, 500, 900, 910, 905, 908, 902, 911, 907], true],
    ['that changes by less than a hundredth is flat', [900, 900, 900, 905, 905, 905], true],
    ['of nothing is flat', [0, 0, 0, 0, 0, 0], true],
  ];
  for (const [says, rates, expected] of rows) {
    test(says, () => assert.equal(flat(...rates), expected));
  }

  test('that rises steadily is not flat, however long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 200 }), (slices) =>
        assert.ok(!flat(...Array.from({ length: slices }, (_, index) => 500 + 40 * index))),
      ),
    );
  });

  test('that rises slowly below its scatter shows over a longer time', () => {
    const rates = Array.from({ length: 40 }, (_, i) => 1_000 + 12 * i + (i % 2 === 0 ? 40 : -40));
    assert.ok(flat(...rates.slice(-6)));
    assert.ok(!flat(...rates));
  });
});

interface Script {
  /** Answers per second, slice by slice; the last one repeats. */
  readonly rates: readonly number[];
  readonly lostAfter?: number;
  /** How much cheaper answers became, after so many slices. */
  readonly falls?: (slices: number) => number | undefined;
}

/** A server whose slices take no time. */
function server({ rates, lostAfter = Number.POSITIVE_INFINITY, falls = () => 0 }: Script) {
  const windows: number[] = [];
  let answered = 0;
  return {
    windows,
    answered: () => answered,
    warmUp: async (window: number) => {
      windows.push(window);
      const rate = perSecond(rates[windows.length - 1] ?? rates.at(-1) ?? 0);
      const answers = Math.round((rate * window) / 1_000);
      answered += answers;
      return { rate, answers, elapsed: milliseconds(window) };
    },
    isLost: () => windows.length >= lostAfter,
    fall: () => {
      const fall = falls(windows.length);
      return fall === undefined ? undefined : logRatio(fall);
    },
  };
}

type Servers = Parameters<typeof warmUp>[0];

const RISING = Array.from({ length: 12 }, (_, index) => 100 + 80 * index);
const warm = async (servers: Servers, limit = seconds(60), least = 1) =>
  (await warmUp(servers, { kind: 'pair', enough: limit, limit, least }, new Coin('seed'))).answers;

const calibrate = (servers: Servers, enough = milliseconds(300)) =>
  warmUp(servers, { kind: 'calibration', limit: seconds(60), enough }, new Coin('seed'));

describe('warming up', () => {
  test('two servers take turns until both are flat', async () => {
    const [quick, slow] = [server({ rates: [500] }), server({ rates: RISING })];
    await warm([quick, slow]);
    assert.ok(slow.windows.length >= RISING.length + 3, `${slow.windows.length} slices`);
    const flatAtOnce = [server({ rates: [500] }), server({ rates: [500] })] as const;
    assert.equal(await warm(flatAtOnce), 150);
    assert.deepEqual(
      flatAtOnce.map(({ windows }) => windows),
      [Array(6).fill(50), Array(6).fill(50)],
    );
  });

  test('the slower one gets as many requests, not as much time', async () => {
    for (const slower of [950, 800, 400, 260]) {
      const [one, other] = [server({ rates: [1_000] }), server({ rates: [slower] })];
      await warm([one, other]);
      const apart = Math.abs(one.answered() - other.answered());
      // Five milliseconds of the slower one, and what is rounded.
      assert.ok(apart <= 7, `${slower}: ${one.answered()} and ${other.answered()}`);
    }
  });

  test('one that hardly answers is not waited for', async () => {
    const [one, other] = [server({ rates: [1_000] }), server({ rates: [0] })];
    await calibrate([one, other]);
    assert.ok(Math.max(...other.windows) <= 50);
    const [quick, slow] = [server({ rates: [10_000] }), server({ rates: [10] })];
    await calibrate([quick, slow]);
    assert.ok(Math.max(...slow.windows) <= 200);
  });

  test('flat rates are not enough while answers get cheaper, and few looks are taken', async () => {
    const falls = (slices: number) => (slices < 30 ? 0.2 : 0.1);
    const servers = [server({ rates: [500], falls }), server({ rates: [500], falls })];
    await warm(servers);
    // At 6, 9, 13, 19 and 27 slices they get cheaper.
    assert.deepEqual(
      servers.map(({ windows }) => windows.length),
      [39, 39],
    );
  });

  test('in the calibration, two looks in a row must agree', async () => {
    const falls = (slices: number) => (slices === 6 || slices > 13 ? 0 : 0.2);
    const servers = [server({ rates: [500], falls }), server({ rates: [500], falls })];
    await calibrate(servers);
    assert.equal(servers[0]?.windows.length, 27);
  });

  test('the calibration goes on to see whether they stay warm', async () => {
    const stay = [server({ rates: [500] }), server({ rates: [500] })] as const;
    const { answers, isExtended } = await calibrate(stay, seconds(2));
    assert.equal(stay[0].windows.length, 40);
    assert.deepEqual([answers, isExtended], [9 * 25, false]);
    const falls = (slices: number) => (slices > 13 && slices < 35 ? 0.2 : 0);
    const later = [server({ rates: [500], falls }), server({ rates: [500], falls })] as const;
    const wasCold = await calibrate(later, seconds(2));
    // At 39 slices they are cheap for the first time.
    assert.equal(later[0].windows.length, 56);
    assert.deepEqual([wasCold.answers, wasCold.isExtended], [56 * 25, true]);
  });

  test('after enough load, a pair goes on only for what is missing, or while answers get cheaper', async () => {
    const rising = Array.from({ length: 100 }, (_, slices) => 1_000 * 1.1 ** slices);
    const slicesOf = async (least: number, falls: (slices: number) => number) => {
      const servers = [server({ rates: rising, falls }), server({ rates: rising, falls })] as const;
      const goal = { kind: 'pair', enough: seconds(0.5), limit: seconds(60), least } as const;
      await warmUp(servers, goal, new Coin('seed'));
      return servers[0].windows.length;
    };
    assert.equal(await slicesOf(1, () => 0), 10);
    assert.ok((await slicesOf(5_000, () => 0)) > 10);
    assert.equal(await slicesOf(1, (slices) => (slices < 13 ? 0.2 : 0)), 13);
  });

  test('on a crowded machine it looks after few slices', async () => {
    const crowded = () => {
      const one = server({ rates: [500], falls: (slices) => (slices < 8 ? 0.2 : 0) });
      return {
        ...one,
        warmUp: async (window: number) => ({
          ...(await one.warmUp(window)),
          elapsed: seconds(0.5),
        }),
      };
    };
    const servers = [crowded(), crowded()] as const;
    assert.equal((await calibrate(servers, seconds(2))).isExtended, true);
    // It looks after 4, 6, 9 and 13.
    assert.equal(servers[0].windows.length, 13);
  });

  test('the calibration does not go on for a server that hardly answers, or whose rate is not flat', async () => {
    const slow = () => ({
      ...server({ rates: [10], falls: () => undefined }),
      warmUp: async () => ({ rate: perSecond(10), answers: 32, elapsed: seconds(3) }),
    });
    const { answers, isExtended } = await calibrate([slow(), slow()], seconds(2));
    assert.deepEqual([answers, isExtended], [32, false]);
    const rising = Array.from({ length: 100 }, (_, slices) => 100 * 1.1 ** slices);
    const servers = [server({ rates: rising }), server({ rates: rising })] as const;
    assert.equal((await calibrate(servers, seconds(2))).isExtended, false);
    assert.ok(servers[0].windows.length <= 40);
  });

  test('answers that get dearer, or whose cost is unknown, end it', async () => {
    for (const fall of [-0.5, 0.1, undefined]) {
      const servers = [1, 2].map(() => server({ rates: [500], falls: () => fall }));
      await warm(servers);
      assert.equal(servers[0]?.windows.length, 6, `${fall}`);
    }
  });

  test('it goes on until both have the answers that made them warm before', async () => {
    const servers = [server({ rates: [500] }), server({ rates: [400] })] as const;
    assert.ok((await warm(servers, seconds(60), 1_000)) >= 1_000);
    assert.ok(servers[0].answered() < 1_100, `${servers[0].answered()}`);
  });

  test('a version that is measured after the other gets as many answers', async () => {
    const second = server({ rates: [500], falls: () => 0.5 });
    const goal = { kind: 'second', limit: seconds(60), answers: 1_000 } as const;
    assert.equal((await warmUp([second], goal, new Coin('seed'))).answers, 1_000);
    assert.equal(second.windows.length, 40);
  });

  test('one server gets all of its warm-up, in parts that can be compared', async () => {
    const alone = server({ rates: [500] });
    const goal = { kind: 'time', limit: seconds(2) } as const;
    assert.equal((await warmUp([alone], goal, new Coin('seed'))).answers, 1_000);
    assert.deepEqual(alone.windows, [500, 500, 500, 500]);
    const lost = server({ rates: [500], lostAfter: 2 });
    await warmUp([lost], goal, new Coin('seed'));
    assert.equal(lost.windows.length, 2);
  });

  test('no warm-up sends nothing', async () => {
    const servers = [server({ rates: [500] }), server({ rates: [500] })] as const;
    assert.equal(await warm(servers, milliseconds(0)), 0);
    const goal = { kind: 'time', limit: milliseconds(0) } as const;
    assert.equal((await warmUp([servers[0]], goal, new Coin('seed'))).answers, 0);
    for (const { windows } of servers) assert.deepEqual(windows, []);
  });

  test('a server that is lost ends it', async () => {
    const servers = [server({ rates: RISING }), server({ rates: RISING, lostAfter: 2 })];
    await warm(servers);
    assert.deepEqual(
      servers.map(({ windows }) => windows.length),
      [2, 2],
    );
  });

  test('the limit ends it', async () => {
    const growing = () => {
      let slices = 0;
      const warmUpOne = async () => {
        await sleep(1);
        const elapsed = milliseconds(1);
        return { rate: perSecond(100 * 1.1 ** slices++), answers: 1, elapsed };
      };
      return { ...server({ rates: [] }), warmUp: warmUpOne };
    };
    assert.ok((await warm([growing(), growing()], milliseconds(200))) > 0);
  });
});

/**
 * A server of one core whose requests cost eleven times their steady time at first, and less by a factor of e
 * every `pace` requests. Its clock is its own.
 */
function compiling(steady: number, pace: number) {
  const loads: LoadCost[] = [];
  let requests = 0;
  const load = (window: number) => {
    let [used, answers] = [0, 0];
    for (; used < 1_000 * window; answers++) {
      used += steady + 1_000 * Math.exp(-requests++ / pace);
    }
    const elapsed = milliseconds(used / 1_000);
    loads.push({ answers, cpu: nanoseconds(1_000 * used), waited: undefined, elapsed });
    return { rate: rate(answers, elapsed), answers, elapsed };
  };
  return {
    load,
    requests: () => requests,
    warmUp: async (window: number) => load(window),
    isLost: () => false,
    fall: () => fallOf(loads),
  };
}

/** Requests take 100 µs and 125 µs in the end. */
const twoVersions = (pace: number) => [compiling(100, pace), compiling(125, pace)] as const;

/** How much of the throughput of the first version the second one lacks in the next second. */
const lossNow = ([before, after]: ReturnType<typeof twoVersions>): number =>
  1 - after.load(1_000).rate / before.load(1_000).rate;

describe('of a loss of 20 % for ever,', () => {
  for (const pace of [500, 2_000, 5_000]) {
    test(`17 % or more are seen, and compiled every ${pace} requests`, async () => {
      const versions = twoVersions(pace);
      await calibrate(versions, seconds(2));
      const [before, after] = versions.map(({ requests }) => requests());
      assert.ok(Math.abs((before ?? 0) - (after ?? 0)) <= 0.02 * (before ?? 0));
      const loss = lossNow(versions);
      assert.ok(loss > 0.17 && loss < 0.21, `${loss}`);
    });
  }

  test('5 % are seen after two seconds of load', () => {
    const versions = twoVersions(5_000);
    for (const { load } of versions) load(2_000);
    assert.ok(lossNow(versions) < 0.06);
  });
});
