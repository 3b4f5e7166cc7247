// Ends a command and all its descendants: first SIGTERM, then SIGKILL, until nothing is left.

import { setTimeout as sleep } from 'node:timers/promises';
import { hasProcFs } from '../machine/proc-file.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import type { ProcessStat } from '../machine/process-stat.ts';
import { type Milliseconds, milliseconds, type NonEmpty, seconds } from '../units.ts';
import type { Shell } from './shell.ts';

/** After SIGKILL. Only a process stuck in the kernel (`D` state) takes long to end. */
const KILL_PATIENCE: Milliseconds = seconds(10);
const SHORTEST_PAUSE: Milliseconds = milliseconds(5);
const LONGEST_PAUSE: Milliseconds = milliseconds(50);

/** SIGKILL did not end these. */
interface Survived {
  readonly kind: 'survived';
  readonly pids: NonEmpty<number>;
}

/** `gone`: they had ended already. `unseen`: they were killed, but we could not look whether that ended them. */
type Ending = { readonly kind: 'gone' | 'sigterm' | 'sigkill' | 'unseen' } | Survived;

interface Ended {
  readonly shell: Pick<Shell, 'pid' | 'hasExited'>;
  readonly family: Pick<ProcessFamily, 'findLiving' | 'findLivingAfresh'>;
}

/** SIGTERM to all, SIGKILL to what is left after `grace`. Returns as soon as nothing is left. */
export async function endProcesses(
  ended: Ended,
  grace: Milliseconds,
  killPatience = KILL_PATIENCE,
): Promise<Ending> {
  if (isGone(ended)) return { kind: 'gone' };
  signalAll(ended, 'SIGTERM');
  if (await becomesTrue(() => isGone(ended), grace)) return { kind: 'sigterm' };
  const isKilled = (): boolean => {
    // Again in every round: a process may have forked between the search and the signal.
    signalAll(ended, 'SIGKILL');
    return isGone(ended);
  };
  if (await becomesTrue(isKilled, killPatience)) return { kind: 'sigkill' };
  return lastLook(ended);
}

/** What is left when we give up; the last process may have ended meanwhile. */
function lastLook({ shell, family }: Ended): Ending {
  if (!hasProcFs()) return { kind: 'survived', pids: [shell.pid] };
  const living = family.findLivingAfresh();
  if (living === 'blind') return { kind: 'unseen' };
  const [first, ...others] = living.map(({ pid }) => pid);
  return first === undefined ? { kind: 'sigkill' } : { kind: 'survived', pids: [first, ...others] };
}

function isGone({ shell, family }: Ended): boolean {
  if (!shell.hasExited) return false;
  if (!hasProcFs()) return !signal(-shell.pid, 0);
  return isEmpty(family.findLiving()) && isEmpty(family.findLivingAfresh());
}

const isEmpty = (found: readonly ProcessStat[] | 'blind'): boolean =>
  found !== 'blind' && found.length === 0;

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
  (shell: Pick<Shell, 'pid'>) =>
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
