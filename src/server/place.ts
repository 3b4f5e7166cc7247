// Where a server accepts connections: on a port, or on a Unix socket.

import { addressesOf } from '../load/target.ts';
import { findListeners, findSocketListeners } from '../machine/port-holder.ts';
import type { Milliseconds } from '../units.ts';
import { waitForFreePort } from './free-port.ts';
import { isListenedOn } from './unix-socket.ts';

/** `assigned`: perf-gate chose the place. `fixed`: the user did. */
export type Choice = 'assigned' | 'fixed';

export interface PortPlace {
  readonly kind: 'port';
  readonly port: number;
  readonly choice: Choice;
}

export interface SocketPlace {
  readonly kind: 'socket';
  /** Absolute. */
  readonly path: string;
  readonly choice: Choice;
}

/** Where a server listens. */
export type Place = PortPlace | SocketPlace;

/** Where a server is to listen. */
export type WantedPlace =
  | PortPlace
  /** Relative to the server's directory. `undefined`: perf-gate assigns a path in a new folder. */
  | { readonly kind: 'socket'; readonly path: string | undefined };

/** Dispose of it when its server has been stopped: it may own a folder. */
export type TakenPlace = Place & Disposable;

/** The command with `{port}` or `{socket}` replaced. */
export function commandAt(command: string, place: Place): string {
  return place.kind === 'port'
    ? command.replaceAll('{port}', String(place.port))
    : command.replaceAll('{socket}', place.path);
}

/** The environment variables that tell the server its place. */
export function variablesAt(place: Place): Readonly<Record<string, string>> {
  return place.kind === 'port' ? { PORT: String(place.port) } : { PERF_GATE_SOCKET: place.path };
}

/** Inodes of the sockets that accept connections there. */
export function listenersAt(hostname: string, place: Place): readonly string[] {
  return place.kind === 'port'
    ? findListeners(addressesOf(hostname), place.port)
    : findSocketListeners(place.path);
}

/** Whether nothing listens there. For a port it waits up to `patience`. */
export async function becomesFree(place: Place, patience: Milliseconds): Promise<boolean> {
  return place.kind === 'port'
    ? await waitForFreePort(place.port, patience)
    : !(await isListenedOn(place.path));
}

/** For the middle of a sentence: `port 8080`, `the Unix socket /run/app.sock`. */
export const describePlace = (place: Place): string =>
  place.kind === 'port' ? `port ${place.port}` : `the Unix socket ${place.path}`;
