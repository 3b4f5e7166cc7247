// What others used of the machine during a gate, by the kernel's count.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import {
  isQuiet,
  parseEndedChildren,
  readEndedChildren,
} from '../../bench/operating-characteristic/neighbours.ts';

test('reads the time of ended children behind a name with blanks and brackets', () => {
  const line = '7 (a) b) R 1 2 3 4 5 6 7 8 9 10 110 120 30 40 20 0 1 0 99 1000';
  assert.equal(parseEndedChildren(line), 70 * 10_000_000);
  assert.equal(parseEndedChildren('7 (a) R 1'), undefined);
});

test('knows the time of a child that has ended', () => {
  const before = readEndedChildren() ?? Number.NaN;
  // By its own count: on a busy machine it takes longer.
  spawnSync(process.execPath, ['-e', 'while (process.cpuUsage().user < 300_000);']);
  const took = (readEndedChildren() ?? Number.NaN) - before;
  assert.ok(took >= 280_000_000, `${took} ns`);
});

test('is quiet only where little is used, and where that is known', () => {
  assert.ok(isQuiet({ others: 0.05, stolen: 0.02 }));
  assert.ok(!isQuiet({ others: 0.051, stolen: 0 }));
  assert.ok(!isQuiet({ others: 0, stolen: 0.021 }));
  assert.ok(!isQuiet(null));
  assert.ok(!isQuiet(undefined));
});
