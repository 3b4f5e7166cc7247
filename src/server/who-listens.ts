// Who listens in a server's place: processes that came from its command, or others.

import { findHolder, holdsSocket, readCommandLine } from '../machine/port-holder.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import { type ProcessStat, readProcessStat } from '../machine/process-stat.ts';
import { listenersAt, type Place } from './place.ts';
import type { Others, Stranger } from './server-errors.ts';

/** What came from a command, and where it is to listen. */
export interface Household {
  readonly family: ProcessFamily;
  readonly hostname: string;
  readonly place: Place;
  /** Of the command, in ticks since the machine booted; `undefined` where /proc does not say. */
  readonly startTime: number | undefined;
}

/** Whether the process that listens there came from the command; `unknown` where /proc does not say. */
export function answersItself({ family, hostname, place }: Household): 'yes' | 'no' | 'unknown' {
  const listeners = listenersAt(hostname, place);
  if (listeners.length === 0) return 'unknown';
  const members = family.findLiving();
  if (members === 'blind') return 'unknown';
  const foreign = foreignAmong(listeners, members);
  if (foreign.length === 0) return 'yes';
  // A path leads to the socket that was bound last. Older ones may live on but get no connections.
  if (place.kind === 'socket' && foreign.length < listeners.length) return 'yes';
  // Sockets of other users' processes are hidden, so only a holder that we can see is proof. A member is
  // found where a moment ago we had no open file left to look at its sockets.
  const holder = findHolder(foreign);
  if (holder === undefined) return 'unknown';
  return members.some(({ pid }) => pid === holder.pid) ? 'yes' : 'no';
}

/**
 * What came from the command and lives, first what listens in its place; and who else listens there. Nobody
 * where we cannot look: then nobody is accused.
 */
export function findOthers({ family, hostname, place, startTime }: Household): Others {
  const listeners = listenersAt(hostname, place);
  const members = family.findLivingAfresh();
  if (members === 'blind') return { leftBehind: [], stranger: undefined };
  const listening = members.filter(({ pid }) => holdsSocket(pid, listeners));
  const rest = members.filter((member) => !listening.includes(member));
  const leftBehind = [...listening, ...rest].map(({ pid }) => ({
    pid,
    command: readCommandLine(pid),
  }));
  return { leftBehind, stranger: findStranger(foreignAmong(listeners, members), startTime) };
}

function findStranger(
  foreign: readonly string[],
  startTime: number | undefined,
): Stranger | undefined {
  const holder = findHolder(foreign);
  if (holder === undefined) return undefined;
  const stat = readProcessStat(holder.pid);
  const isOlder = typeof stat !== 'string' && startTime !== undefined && stat.startTime < startTime;
  return { ...holder, isOlder };
}

/** Those that no member has open. */
const foreignAmong = (
  listeners: readonly string[],
  members: readonly ProcessStat[],
): readonly string[] =>
  listeners.filter((inode) => !members.some(({ pid }) => holdsSocket(pid, [inode])));
