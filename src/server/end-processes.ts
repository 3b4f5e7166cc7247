// Ends a command with everything that came from it: asks first, insists later, leaves nothing behind.

import { setTimeout as sleep } from 'node:timers/promises';
import { hasProcFs } from '../machine/proc-file.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import type { ProcessStat } from '../machine/process-stat.ts';
import { type Milliseconds, milliseconds, seconds } from '../units.ts';
import type { Shell } from './shell.ts';

/** From SIGKILL on. Only a process stuck in the kernel (in `D` state) takes long to go. */
const KILL_PATIENCE: Milliseconds = seconds(10);
const SHORTEST_PAUSE: Milliseconds = milliseconds(5);
const LONGEST_PAUSE: Milliseconds = milliseconds(50);

/** What it took to end it; `survived` lists what even SIGKILL did not. */
type Ending =
  | { readonly kind: 'gone' | 'sigterm' | 'sigkill' }
  | { readonly kind: 'survived'; readonly pids: readonly number[] };

export interface Ended {
  readonly shell: Shell;
  readonly family: ProcessFamily;
}

/** SIGTERM to all, SIGKILL to what is left after `grace`. Returns as soon as nothing is left. */
export async function endProcesses(ended: Ended, grace: Milliseconds): Promise<Ending> {
  if (isGone(ended)) return { kind: 'gone' };
  signalAll(ended, 'SIGTERM');
  if (await becomesTrue(() => isGone(ended), grace)) return { kind: 'sigterm' };
  const isKilled = (): boolean => {
    // Again in every round: a process may have forked between the look and the signal.
    signalAll(ended, 'SIGKILL');
    return isGone(ended);
  };
  if (await becomesTrue(isKilled, KILL_PATIENCE)) return { kind: 'sigkill' };
  return { kind: 'survived', pids: ended.family.findLivingAfresh().map(({ pid }) => pid) };
}

function isGone({ shell, family }: Ended): boolean {
  if (!shell.hasExited) return false;
  if (!hasProcFs()) return !signal(-shell.pid, 0);
  return family.findLiving().length === 0 && family.findLivingAfresh().length === 0;
}

/** The group as a whole, so that no fork slips through, and one by one those that left it. */
function signalAll({ shell, family }: Ended, name: 'SIGTERM' | 'SIGKILL'): void {
  const living = family.findLiving();
  // The number of a group that is empty can come to belong to somebody else's.
  const groupLives = !shell.hasExited || !hasProcFs() || living.some(isInGroup(shell));
  if (groupLives) signal(-shell.pid, name);
  for (const { pid } of living.filter((process) => !isInGroup(shell)(process))) signal(pid, name);
}

/** Whether a signal to the command's group reaches the process. */
export const isInGroup =
  (shell: Shell) =>
  (process: ProcessStat): boolean =>
    process.group === shell.pid;

/** `false` when there is nobody to receive it. */
function signal(target: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(target, name);
  } catch {
    return false;
  }
}

async function becomesTrue(check: () => boolean, patience: Milliseconds): Promise<boolean> {
  const deadline = performance.now() + patience;
  let pause = SHORTEST_PAUSE;
  while (!check()) {
    const left = deadline - performance.now();
    if (left <= 0) return false;
    await sleep(Math.min(pause, left));
    pause = milliseconds(Math.min(pause * 1.5, LONGEST_PAUSE));
  }
  return true;
}
