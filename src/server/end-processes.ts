// Ends a command and all its descendants: first SIGTERM, then SIGKILL, until nothing is left.

import { setTimeout as sleep } from 'node:timers/promises';
import { hasProcFs } from '../machine/proc-file.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import type { ProcessStat } from '../machine/process-stat.ts';
import { type Milliseconds, milliseconds, seconds } from '../units.ts';
import type { Shell } from './shell.ts';

/** After SIGKILL. Only a process stuck in the kernel (`D` state) takes long to end. */
const KILL_PATIENCE: Milliseconds = seconds(10);
const SHORTEST_PAUSE: Milliseconds = milliseconds(5);
const LONGEST_PAUSE: Milliseconds = milliseconds(50);

/**
 * What ended the processes. `gone`: they had ended already. `survived`: SIGKILL did not end these; none where
 * we could not look for them to the last.
 */
type Ending =
  | { readonly kind: 'gone' | 'sigterm' | 'sigkill' }
  | { readonly kind: 'survived'; readonly pids: readonly number[] };

interface Ended {
  readonly shell: Shell;
  readonly family: ProcessFamily;
}

/** SIGTERM to all, SIGKILL to what is left after `grace`. Returns as soon as nothing is left. */
export async function endProcesses(ended: Ended, grace: Milliseconds): Promise<Ending> {
  if (isGone(ended)) return { kind: 'gone' };
  signalAll(ended, 'SIGTERM');
  if (await becomesTrue(() => isGone(ended), grace)) return { kind: 'sigterm' };
  const isKilled = (): boolean => {
    // Again in every round: a process may have forked between the search and the signal.
    signalAll(ended, 'SIGKILL');
    return isGone(ended);
  };
  if (await becomesTrue(isKilled, KILL_PATIENCE)) return { kind: 'sigkill' };
  const living = ended.family.findLivingAfresh();
  return { kind: 'survived', pids: living === 'blind' ? [] : living.map(({ pid }) => pid) };
}

function isGone({ shell, family }: Ended): boolean {
  if (!shell.hasExited) return false;
  if (!hasProcFs()) return !signal(-shell.pid, 0);
  return family.findLiving().length === 0 && family.findLivingAfresh().length === 0;
}

/** Signals the group as a whole, so that no fork is missed, and each process that left it. */
function signalAll({ shell, family }: Ended, name: 'SIGTERM' | 'SIGKILL'): void {
  const found = family.findLiving();
  const living = found === 'blind' ? [] : found;
  // The number of an empty group can be reused for a group that is not ours.
  const groupLives = !shell.hasExited || !hasProcFs() || living.some(isInGroup(shell));
  if (groupLives) signal(-shell.pid, name);
  for (const { pid } of living.filter((process) => !isInGroup(shell)(process))) signal(pid, name);
}

/** Whether a signal to the command's group reaches the process. */
export const isInGroup =
  (shell: Shell) =>
  (process: ProcessStat): boolean =>
    process.group === shell.pid;

/** `false` where no process received it. */
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
