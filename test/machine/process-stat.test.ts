import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import { parseProcessStat, readProcessStat } from '../../src/machine/process-stat.ts';

const line = (name: string, state = 'S', threads = 1): string =>
  `42 (${name}) ${state} 7 40 39 0 -1 4194560 1 2 3 4 150 25 30 12 20 0 ${threads} 0 118901 5124096 925`;

test('reads the fields by their numbers in proc_pid_stat(5)', () => {
  assert.deepEqual(parseProcessStat(line('node')), {
    pid: 42,
    parent: 7,
    group: 40,
    session: 39,
    isDead: false,
    startTime: 118901,
    ownCpu: 1_750_000_000,
    reapedCpu: 420_000_000,
  });
});

test('a name with brackets does not mislead it', () => {
  for (const name of ['a b', ') S 1 1 1', '((', 'x) Z 0 (y', '']) {
    assert.equal(parseProcessStat(line(name))?.parent, 7, name);
  }
});

test('tells a zombie from a process whose main thread ended first', () => {
  assert.equal(parseProcessStat(line('a', 'Z', 1))?.isDead, true);
  assert.equal(parseProcessStat(line('a', 'Z', 3))?.isDead, false);
  assert.equal(parseProcessStat(line('a', 'X', 0))?.isDead, true);
});

test('returns nothing for other lines', () => {
  for (const text of ['', 'nonsense', '42 (node', '42 (node) S 7']) {
    assert.equal(parseProcessStat(text), undefined, text);
  }
});

test('reads our own process, and nothing for a missing one', { skip: !hasProcFs() }, () => {
  const own = readProcessStat(process.pid);
  assert.ok(typeof own !== 'string' && own.parent === process.ppid);
  assert.equal(readProcessStat(2 ** 30), 'gone');
});
