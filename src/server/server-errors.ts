// Everything that can go wrong with a server before it is loaded, with a remedy.

import { GateError } from '../errors.ts';
import { findHolder, type PortHolder } from '../machine/port-holder.ts';
import type { Excerpt } from '../telling-line.ts';
import type { NonEmpty } from '../units.ts';
import {
  describePlace,
  listenersAt,
  type Place,
  type PortPlace,
  type SocketPlace,
} from './place.ts';
import { sanitise } from './sanitise.ts';
import { describeExit, type ShellExit, shortenCommand } from './shell.ts';
import type { Others, Stranger } from './who-listens.ts';

export function portTaken(hostname: string, place: PortPlace): GateError {
  return new GateError({
    code: 'port-taken',
    kind: 'gate',
    message: `Port ${place.port} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy:
      place.choice === 'fixed'
        ? 'End that process, or let perf-gate choose a free port: write `{port}` for the number in ' +
          '`url` and in `start`, or have the server read PORT from its environment.'
        : 'Another program took the port after perf-gate had chosen it: run again.',
  });
}

export function socketTaken(hostname: string, place: SocketPlace): GateError {
  return new GateError({
    code: 'socket-taken',
    kind: 'gate',
    message: `The Unix socket ${place.path} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy:
      'End that process, or let perf-gate assign a path: leave out `unix-socket`, and write `{socket}` ' +
      'for the path in `start`.',
  });
}

interface Exited {
  readonly exit: ShellExit;
  readonly lastLines: Excerpt;
  readonly place: Place;
  readonly others: Others;
}

export function serverExited({ exit, lastLines, place, others }: Exited): GateError {
  return new GateError({
    code: 'server-exited',
    kind: 'gate',
    message: [
      `The server ${describeExit(exit)} before it was ready.`,
      ...sayLeftBehind(others.leftBehind),
      ...sayStranger(others.stranger, place),
    ].join(' '),
    remedy:
      exit.code === 0
        ? `The command of \`start\` must stay in the foreground for as long as the server runs: ${FOREGROUND}.`
        : lastLines.lines.length > 0
          ? 'Its last lines say why. Run the command of `start` by hand, with PORT set, to see the same.'
          : 'It printed nothing. Run the command of `start` by hand, with PORT set.',
    ...toldBy(lastLines),
  });
}

/** What a program printed last, in an error. */
export const toldBy = ({ lines, telling }: Excerpt) => ({ details: lines, telling });

const FOREGROUND =
  'remove a trailing `&` and options such as `--daemon`; nginx needs `daemon off;`, Apache ' +
  '`-D FOREGROUND`';

/** Nothing, or one sentence. */
export function sayLeftBehind([first, ...rest]: readonly PortHolder[]): readonly string[] {
  if (first === undefined) return [];
  const more = rest.length === 0 ? '' : ` and ${rest.length} more`;
  return [`It left ${describeProcess(first)}${more} in the background, which perf-gate ends.`];
}

function sayStranger(stranger: Stranger | undefined, place: Place): readonly string[] {
  if (stranger === undefined) return [];
  return [`${capitalise(describePlace(place))} is held by ${describeStranger(stranger)}.`];
}

/** Only what is known to have come from the command may be ended. */
function describeStranger(stranger: Stranger): string {
  const what = describeProcess(stranger);
  return stranger.isOlder
    ? `${what}, which was running before the server was started`
    : `${what}, which perf-gate leaves running: it started later than the server, but nothing shows that it came ` +
        'from `start`';
}

/** One sentence. */
export function sayForeignAnswer(place: Place, stranger: Stranger | undefined): string {
  const who =
    stranger === undefined
      ? 'another process, which does not belong to the server that was started'
      : describeStranger(stranger);
  return `${capitalise(describePlace(place))} is answered by ${who}.`;
}

export function foreignAnswer(place: Place, stranger: Stranger | undefined): GateError {
  return new GateError({
    code: 'foreign-answer',
    kind: 'gate',
    message: sayForeignAnswer(place, stranger),
    remedy:
      'The process that `start` runs must listen itself. A container engine or a daemon that was already ' +
      `running must not do it instead. ${capitalise(FOREGROUND)}. For a server that is already running, give \`url\` ` +
      'without `start`.',
  });
}

export function serverNotStopped(pids: NonEmpty<number>): GateError {
  return new GateError({
    code: 'server-not-stopped',
    kind: 'gate',
    message: `Some processes of the server did not end, even when killed: ${pids.join(', ')}.`,
    remedy: 'They are stuck in the kernel, perhaps on a file system that does not answer.',
  });
}

/** It may have been stopped. */
export function serverNotSeen(): GateError {
  return new GateError({
    code: 'server-not-stopped',
    kind: 'gate',
    message: 'The server was killed, but perf-gate had no open file left to see whether it ended.',
    remedy: 'Raise the hard limit of open files (`ulimit -Hn`), or lower `connections`.',
  });
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function describeHolder(hostname: string, place: Place): string {
  const holder = findHolder(listenersAt(hostname, place));
  return holder === undefined ? 'another process' : describeProcess(holder);
}

function describeProcess({ pid, command }: PortHolder): string {
  return `process ${pid} (${shortenCommand(sanitise(command)) || 'no command line'})`;
}
