import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Executable } from '../../../src/machine/executable.ts';
import { programsOf } from '../../../src/measure/servers/programs.ts';
import { bytes } from '../../../src/units.ts';

const executable = (name: string): Executable => ({ name, version: undefined, size: bytes(8) });

/** The shell, which waits; two workers; what ended already. */
const FILES = new Map([1, 2, 3].map((pid) => [pid, executable(pid === 1 ? 'sh' : 'node')]));

const read = (pid: number) => FILES.get(pid);

test('the programs of a server are those of the processes that worked, each once', () => {
  const slices = [
    new Map([
      [1, 0],
      [2, 100],
      [3, 5],
      [4, 90],
    ]),
    new Map([
      [1, 9],
      [2, 10],
      [3, 60],
      [4, 0],
    ]),
  ];
  assert.deepEqual(programsOf(slices, read), [executable('node')]);
});

test('where nothing is known of CPU time, nothing is known of programs', () => {
  assert.deepEqual(programsOf([], read), []);
  assert.deepEqual(programsOf([new Map([[1, 0]])], read), []);
});
