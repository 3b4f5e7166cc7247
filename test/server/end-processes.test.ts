// What is said of processes that do not end: stand-ins, because none of our own is ever stuck in the kernel.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasProcFs } from '../../src/machine/proc-file.ts';
import type { ProcessStat } from '../../src/machine/process-stat.ts';
import { endProcesses } from '../../src/server/end-processes.ts';
import { milliseconds, nanoseconds } from '../../src/units.ts';

const skip = !hasProcFs();
const NONE = nanoseconds(0);
/** Above the largest pid of Linux, so no signal reaches anything. */
const SHELL = 2 ** 22 + 1;

const stuck = (pid: number): ProcessStat => ({
  pid,
  parent: 1,
  group: SHELL,
  session: SHELL,
  isDead: false,
  startTime: 1,
  ownCpu: NONE,
  reapedCpu: NONE,
});

type Found = readonly ProcessStat[] | 'blind';

const endingOf = (living: Found, afresh: Found) =>
  endProcesses(
    {
      shell: { pid: SHELL, hasExited: true },
      family: { findLiving: () => living, findLivingAfresh: () => afresh },
    },
    milliseconds(1),
    milliseconds(1),
  );

const rows: readonly (readonly [what: string, living: Found, afresh: Found, ending: object])[] = [
  ['nothing was left at first', [], [], { kind: 'gone' }],
  [
    'two survive',
    [stuck(SHELL)],
    [stuck(SHELL), stuck(SHELL + 1)],
    { kind: 'survived', pids: [SHELL, SHELL + 1] },
  ],
  ['the last one ends after the last round', [stuck(SHELL)], [], { kind: 'sigkill' }],
  ['no open file is left to look with', 'blind', 'blind', { kind: 'unseen' }],
  ['none is left in the end', [], 'blind', { kind: 'unseen' }],
];
for (const [what, living, afresh, ending] of rows)
  test(what, { skip }, async () => assert.deepEqual(await endingOf(living, afresh), ending));
