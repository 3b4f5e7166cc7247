import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Coin } from '../../../src/measure/coin.ts';
import { warmUp } from '../../../src/measure/warm-up/warm-up.ts';
import { fallOf, type LoadCost } from '../../../src/measure/warm-up/warmth.ts';
import {
  logRatio,
  milliseconds,
  nanoseconds,
  perSecond,
  rate,
  seconds,
} from '../../../src/units.ts';

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

const warm = (servers: Servers, answers: number, limit = seconds(60)) =>
  warmUp(servers, { kind: 'answers', answers, limit }, new Coin('seed'));

const calibrate = (servers: Servers, enough = milliseconds(300), limit = seconds(60)) =>
  warmUp(servers, { kind: 'calibration', limit, enough }, new Coin('seed'));

/** Two that do the same; each has 25 answers in a slice. */
const two = (falls: NonNullable<Script['falls']>) =>
  [server({ rates: [500], falls }), server({ rates: [500], falls })] as const;

describe('warming up', () => {
  test('the slower one gets as many requests, not as much time', async () => {
    for (const slower of [950, 800, 400, 260]) {
      const [one, other] = [server({ rates: [1_000] }), server({ rates: [slower] })];
      await warm([one, other], 2_000);
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

  test('one that answers nothing is given up at once: each slice would wait for requests to time out', async () => {
    const [one, other] = [server({ rates: [1_000] }), server({ rates: [1_000, 0] })];
    await warm([one, other], 2_000);
    assert.deepEqual([one.windows.length, other.windows.length], [2, 2]);
    const alone = server({ rates: [0] });
    const limit = milliseconds(400);
    await warmUp([alone], { kind: 'time', limit }, new Coin('seed'));
    assert.deepEqual(alone.windows, [100]);
  });

  test('the one behind gets no more where slices take many times as long as they should', async () => {
    const slow = (rate: number) => {
      const one = server({ rates: [rate] });
      const warmUpSlowly = async (window: number) => {
        await sleep(30);
        return one.warmUp(window);
      };
      return { ...one, warmUp: warmUpSlowly };
    };
    const servers = [slow(1_000), slow(500)] as const;
    await warm(servers, 2_000, milliseconds(10));
    assert.deepEqual(
      servers.map(({ windows }) => windows.length),
      [1, 1],
    );
  });

  test('the calibration goes on while answers get cheaper, and takes few looks', async () => {
    const servers = two((slices) => (slices < 30 ? 0.2 : 0.1));
    const { answers, isWarm } = await calibrate(servers);
    // At 6, 9, 13, 19 and 27 slices they get cheaper.
    assert.deepEqual(
      servers.map(({ windows }) => windows.length),
      [39, 39],
    );
    assert.deepEqual([answers, isWarm], [20 * 25, true]);
  });

  test('half the answers after which none got cheaper are enough', async () => {
    const rows = [
      // Of 39 slices, where they are cheap for the first time, or for good.
      [(slices: number) => (slices < 30 ? 0.2 : 0), 20],
      [(slices: number) => (slices > 13 && slices < 35 ? 0.2 : 0), 20],
      // Cheap from the first look on, which is at 6 slices: three are too few to know.
      [() => 0, 6],
      [() => -0.5, 6],
      // Of all 40 slices, where nobody knows what an answer costs.
      [() => undefined, 20],
    ] as const;
    for (const [falls, slices] of rows) {
      const servers = two(falls);
      const { answers, isWarm } = await calibrate(servers, seconds(2));
      assert.equal(servers[0].windows.length, 40, `${falls}`);
      assert.deepEqual([answers, isWarm], [slices * 25, true], `${falls}`);
    }
  });

  test('where the limit ends it while they get cheaper, all the answers are needed', async () => {
    const growing = () => {
      let slices = 0;
      const warmUpOne = async () => {
        await sleep(1);
        return { rate: perSecond(100), answers: ++slices, elapsed: milliseconds(1) };
      };
      return { ...server({ rates: [], falls: () => 0.5 }), warmUp: warmUpOne };
    };
    const { answers, isWarm } = await calibrate(
      [growing(), growing()],
      milliseconds(50),
      milliseconds(200),
    );
    assert.ok(answers > 0);
    assert.equal(isWarm, false);
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
    assert.equal((await calibrate(servers, seconds(2))).isWarm, true);
    // It looks after 4, 6 and 9.
    assert.equal(servers[0].windows.length, 9);
  });

  test('the calibration does not go on for a server that hardly answers', async () => {
    const slow = () => ({
      ...server({ rates: [10], falls: () => undefined }),
      warmUp: async () => ({ rate: perSecond(10), answers: 32, elapsed: seconds(3) }),
    });
    const { answers, isWarm } = await calibrate([slow(), slow()], seconds(2));
    assert.deepEqual([answers, isWarm], [32, true]);
  });

  test('pairs take turns until both have the answers that make them warm', async () => {
    const servers = [server({ rates: [500] }), server({ rates: [400] })] as const;
    const { answers } = await warm(servers, 1_000);
    assert.ok(answers >= 1_000 && servers[0].answered() < 1_100, `${answers}`);
  });

  test('a version that is measured after the other gets as many answers', async () => {
    const second = server({ rates: [500], falls: () => 0.5 });
    assert.equal((await warm([second], 1_000)).answers, 1_000);
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
    assert.equal((await warm(servers, 1_000, milliseconds(0))).answers, 0);
    const goal = { kind: 'time', limit: milliseconds(0) } as const;
    assert.equal((await warmUp([servers[0]], goal, new Coin('seed'))).answers, 0);
    for (const { windows } of servers) assert.deepEqual(windows, []);
  });

  test('a server that is lost ends it', async () => {
    for (const run of [calibrate, (servers: Servers) => warm(servers, 1_000)]) {
      const servers = [server({ rates: [500] }), server({ rates: [500], lostAfter: 2 })];
      await run(servers);
      assert.deepEqual(
        servers.map(({ windows }) => windows.length),
        [2, 2],
      );
    }
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
      const { answers } = await calibrate(twoVersions(pace), seconds(2));
      const versions = twoVersions(pace);
      await warm(versions, answers);
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
