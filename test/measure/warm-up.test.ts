import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { Coin } from '../../src/measure/coin.ts';
import { isFlat, warmUp } from '../../src/measure/warm-up.ts';
import { milliseconds, perSecond, seconds } from '../../src/units.ts';

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

/** A server whose slices take no time and answer at the given rates; the last one repeats. */
function server(rates: readonly number[], lostAfter = Number.POSITIVE_INFINITY) {
  const windows: number[] = [];
  return {
    windows,
    warmUp: async (window: number) => {
      windows.push(window);
      return perSecond(rates[windows.length - 1] ?? rates.at(-1) ?? 0);
    },
    isLost: () => windows.length >= lostAfter,
  };
}

const RISING = Array.from({ length: 12 }, (_, index) => 100 + 80 * index);
const warm = (servers: Parameters<typeof warmUp>[0], limit = seconds(60)) =>
  warmUp(servers, limit, new Coin('seed'));

describe('warming up', () => {
  test('two servers take turns until both are flat, so that both get the same load', async () => {
    const [quick, slow] = [server([500]), server(RISING)];
    assert.equal(await warm([quick, slow]), false);
    assert.equal(quick.windows.length, slow.windows.length);
    assert.ok(slow.windows.length >= RISING.length + 3, `${slow.windows.length} slices`);
    const flatAtOnce = [server([500]), server([600])] as const;
    await warm(flatAtOnce);
    assert.deepEqual(
      flatAtOnce.map(({ windows }) => windows),
      [Array(6).fill(50), Array(6).fill(50)],
    );
  });

  test('one server gets all of its warm-up in one slice', async () => {
    const alone = server([500]);
    assert.equal(await warm([alone], seconds(2)), false);
    assert.deepEqual(alone.windows, [2_000]);
  });

  test('no warm-up sends nothing', async () => {
    const [alone, one, other] = [server([500]), server([500]), server([500])];
    assert.equal(await warm([alone], milliseconds(0)), false);
    assert.equal(await warm([one, other], milliseconds(0)), false);
    for (const { windows } of [alone, one, other]) assert.deepEqual(windows, []);
  });

  test('a server that is lost ends it', async () => {
    const servers = [server(RISING), server(RISING, 2)];
    await warm(servers);
    assert.deepEqual(
      servers.map(({ windows }) => windows.length),
      [2, 2],
    );
  });

  test('the limit ends it, and a rate that still rises then is said to', async () => {
    const growing = () => {
      let slices = 0;
      return {
        ...server([]),
        warmUp: async () => {
          await sleep(1);
          return perSecond(100 * 1.1 ** slices++);
        },
      };
    };
    assert.equal(await warm([growing(), growing()], milliseconds(500)), true);
  });

  test('with too few slices to tell, nothing is said', async () => {
    const busy = () => ({
      ...server(RISING),
      warmUp: async () => {
        const end = performance.now() + 15;
        while (performance.now() < end);
        return perSecond(performance.now());
      },
    });
    assert.equal(await warm([busy(), busy()], milliseconds(20)), false);
  });
});
