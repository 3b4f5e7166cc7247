// The pure parts of bench/engine: whose round is next, what figures say together, the tables.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { growthOf } from '../../bench/engine/growth.ts';
import { nextSetting } from '../../bench/engine/next-setting.ts';
import { readOptions } from '../../bench/engine/options.ts';
import { renderReport } from '../../bench/engine/render-report.ts';
import type { Measured, Round, Setting, Turn } from '../../bench/engine/setting.ts';
import { spreadOf } from '../../bench/engine/spread.ts';
import { renderTables } from '../../bench/engine/tables.ts';

const setting = (connections: number): Setting => ({
  server: 'nginx',
  placement: 'unpinned',
  connections,
});

const turn = (tool: string, measured: Partial<Measured> = {}): Turn => ({
  tool,
  version: '1.0',
  outcome: {
    kind: 'measured',
    requests: 100_000,
    seconds: 2,
    cpu: 0.4,
    serverCpu: 0.8,
    peakMemory: 50e6,
    failures: '',
    ...measured,
  },
});

const broken = (tool: string, message: string): Turn => ({
  tool,
  version: '1.0',
  outcome: { kind: 'trouble', message },
});

const round = (connections: number, turns: readonly Turn[], number = 1): Round => ({
  schema: 1,
  setting: setting(connections),
  number,
  date: '2025-03-01T12:00:00.000Z',
  seconds: 2,
  ground: { commit: 'abc1234', cpuModel: 'a CPU', cores: 2, kernel: '6', node: '24' },
  turns,
});

const rowOf = (text: string, tool: string): readonly string[] =>
  (text.split('\n').find((line) => line.startsWith(`| ${tool} `)) ?? '').split(' | ');

describe('whose round is next', () => {
  const settings = [1, 50, 400].map(setting);
  test('all settings get their first before any gets a second', () => {
    const done: Round[] = [];
    const order: string[] = [];
    for (;;) {
      const next = nextSetting(settings, done, 2);
      if (next === undefined) break;
      order.push(`${next.setting.connections}/${next.number}`);
      done.push(round(next.setting.connections, [], next.number));
    }
    assert.deepEqual(order, ['1/1', '50/1', '400/1', '1/2', '50/2', '400/2']);
  });

  test('rounds of settings that were not asked for do not count', () => {
    assert.equal(nextSetting([setting(1)], [round(50, [])], 1)?.number, 1);
    assert.equal(nextSetting([setting(1)], [round(1, [])], 1), undefined);
  });
});

describe('a spread', () => {
  test('has the median of an even number of values, of one and of none', () => {
    assert.deepEqual(spreadOf([4, 1, 3, 2]), { median: 2.5, lowest: 1, highest: 4 });
    assert.deepEqual(spreadOf([7]), { median: 7, lowest: 7, highest: 7 });
    assert.ok(Number.isNaN(spreadOf([]).median));
  });

  test('half of the values are on either side of the median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const { median, lowest, highest } = spreadOf(values);
        assert.ok(values.filter((value) => value < median).length <= values.length / 2);
        assert.ok(values.filter((value) => value > median).length <= values.length / 2);
        assert.ok(values.every((value) => lowest <= value && value <= highest));
      }),
    );
  });
});

describe('the tables', () => {
  test('say what a request costs, and ours divided by theirs', () => {
    const text = renderTables([round(50, [turn('wrk', { cpu: 0.2 }), turn('wire')])]);
    assert.match(text, /^### nginx, 50 connections, unpinned \(1 round\)$/m);
    const [, throughput, cpu, ...rest] = rowOf(text, 'wire');
    assert.deepEqual([throughput, cpu], ['50000 (50000–50000)', '4.00 (4.00–4.00)']);
    assert.deepEqual(rest.slice(0, 4), ['', '', '0.50 (0.50–0.50)', '50 (50–50)']);
    const [, , theirs, rates, costs] = rowOf(text, 'wrk');
    assert.deepEqual(
      [theirs, rates, costs],
      ['2.00 (2.00–2.00)', '1.00 (1.00–1.00)', '2.00 (2.00–2.00)'],
    );
  });

  test('divide within a round, never across: a machine twice as slow changes no ratio', () => {
    const slow = { seconds: 4, cpu: 0.8 };
    const text = renderTables([
      round(1, [turn('wire'), turn('ab', { cpu: 0.8 })], 1),
      round(1, [turn('ab', { ...slow, cpu: 1.6 }), turn('wire', slow)], 2),
    ]);
    const [, throughput, cpu, rates, costs] = rowOf(text, 'ab');
    assert.deepEqual([throughput, cpu], ['37500 (25000–50000)', '12.00 (8.00–16.00)']);
    assert.deepEqual([rates, costs], ['1.00 (1.00–1.00)', '0.50 (0.50–0.50)']);
  });

  test('show failures and missing results', () => {
    const text = renderTables([
      round(1, [turn('wire'), broken('ab', 'ended with 1: a | b\nc')], 1),
      round(1, [turn('wire', { failures: '3 reset' }), broken('ab', 'ended with 1: a | b\nc')], 2),
    ]);
    assert.match(text, /3 reset/);
    const row = rowOf(text, 'ab');
    assert.equal(row.length, 8);
    assert.equal(row[1], 'n/a');
    assert.equal(row[3], 'n/a');
    assert.equal(row[7], 'no result: ended with 1: a   b c (2 times) |');
  });

  test('begin with how, when and where the rounds were taken', () => {
    const text = renderReport([round(1, [turn('wire')])]);
    assert.match(text, /1 rounds? of 2 s a tool, 2025-03-01T12:00/);
    assert.match(text, /abc1234, 2 × a CPU, Linux 6, Node 24/);
  });
});

describe('growth', () => {
  // Anscombe's first set (The American Statistician 27, 1973): slope 0.5001, standard error 0.1179.
  const ANSCOMBE = [
    [10, 8.04],
    [8, 6.95],
    [13, 7.58],
    [9, 8.81],
    [11, 8.33],
    [14, 9.96],
    [6, 7.24],
    [4, 4.26],
    [12, 10.84],
    [7, 4.82],
    [5, 5.68],
  ] as const;

  test('has the slope and the interval of a published example', () => {
    const { slope, low, high } = growthOf(ANSCOMBE.map(([x, y]) => ({ x, y })));
    assert.equal(slope.toFixed(4), '0.5001');
    // t(0.975, 9) = 2.2622.
    assert.equal(((high - low) / 2).toFixed(3), (2.2622 * 0.1179).toFixed(3));
  });
});

describe('options', () => {
  test('every server with every number of connections, both placed and not', () => {
    const { settings } = readOptions(['--connections', '1,50']);
    assert.equal(settings.length, 8);
    const { settings: one } = readOptions(['--unpinned', '--servers=node', '--connections=7']);
    assert.deepEqual(one, [{ server: 'node', placement: 'unpinned', connections: 7 }]);
  });

  for (const [flag, text] of [
    ['--servers', 'apache'],
    ['--tools', 'wrk,wrk3'],
    ['--connections', '1,0'],
    ['--seconds', '1.5'],
    ['--cores', '0'],
    ['--cores', '0,4096'],
  ] as const) {
    test(`${flag} ${text} is refused by its name`, () => {
      assert.throws(() => readOptions(['--pinned', flag, text]), new RegExp(flag));
    });
  }
});
