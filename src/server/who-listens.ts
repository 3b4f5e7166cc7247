// Who listens in a server's place: processes that came from its command, or others.

import {
  findHolder,
  listOpenSockets,
  type PortHolder,
  readCommandLine,
} from '../machine/port-holder.ts';
import type { ProcessFamily } from '../machine/process-family.ts';
import { type ProcessStat, readProcessStat } from '../machine/process-stat.ts';
import { listenersAt, type Place } from './place.ts';

/** A command that was started, and where it is to listen. */
export interface LaunchedCommand {
  readonly family: Pick<ProcessFamily, 'findLivingAfresh'>;
  readonly hostname: string;
  readonly place: Place;
  /** In ticks since the machine booted; `undefined` where /proc does not say. */
  readonly startTime: number | undefined;
}

/** Who listens in a server's place and has nothing that shows that it came from its command. */
export interface Stranger extends PortHolder {
  /** It was there before the command was started. */
  readonly isOlder: boolean;
}

/** Other processes that matter when the command of a server has ended. */
export interface Others {
  /** They came from it and live. */
  readonly leftBehind: readonly PortHolder[];
  readonly stranger: Stranger | undefined;
}

/** Whether the process that listens there came from the command; `unknown` where /proc does not say. */
export function answersItself(command: LaunchedCommand): 'yes' | 'no' | 'unknown' {
  const { family, hostname, place } = command;
  const listeners = listenersAt(hostname, place);
  if (listeners.length === 0) return 'unknown';
  const living = family.findLivingAfresh();
  if (living === 'blind') return 'unknown';
  const members = living.map(withSockets);
  const foreign = foreignAmong(listeners, members);
  if (foreign.length === 0) return 'yes';
  // A path leads to the socket that was bound last. Older ones may live on but get no connections.
  if (place.kind === 'socket' && foreign.length < listeners.length) return 'yes';
  // Sockets of other users' processes are hidden, so only a holder that we can see is proof.
  return strangerAt(foreign, members) === undefined ? 'unknown' : 'no';
}

/**
 * Living processes of the command, those that listen in its place first, and any other process that listens
 * there. Where we cannot look, it names none.
 */
export function findOthers({ family, hostname, place, startTime }: LaunchedCommand): Others {
  const listeners = listenersAt(hostname, place);
  const living = family.findLivingAfresh();
  if (living === 'blind') return { leftBehind: [], stranger: undefined };
  const members = living.map(withSockets);
  const isListening = ({ sockets }: Member) => listeners.some((inode) => sockets.has(inode));
  const sorted = [
    ...members.filter(isListening),
    ...members.filter((member) => !isListening(member)),
  ];
  const leftBehind = sorted.map(({ pid }) => ({ pid, command: readCommandLine(pid) }));
  const holder = strangerAt(foreignAmong(listeners, members), members);
  return {
    leftBehind,
    stranger: holder && { ...holder, isOlder: isOlderThan(startTime, holder) },
  };
}

function isOlderThan(startTime: number | undefined, { pid }: PortHolder): boolean {
  const stat = readProcessStat(pid);
  return typeof stat !== 'string' && startTime !== undefined && stat.startTime < startTime;
}

/** A process of the command, and the sockets that we saw it have open. */
interface Member {
  readonly pid: number;
  readonly sockets: ReadonlySet<string>;
}

const withSockets = ({ pid }: ProcessStat): Member => ({
  pid,
  sockets: new Set(listOpenSockets(pid)),
});

/** Those that no member has open. */
const foreignAmong = (
  listeners: readonly string[],
  members: readonly Member[],
): readonly string[] =>
  listeners.filter((inode) => !members.some(({ sockets }) => sockets.has(inode)));

/** The holder of one of these sockets. Where a moment ago we had no file left to look with, that may be a member. */
function strangerAt(
  foreign: readonly string[],
  members: readonly Member[],
): PortHolder | undefined {
  const holder = findHolder(foreign);
  return members.some(({ pid }) => pid === holder?.pid) ? undefined : holder;
}
