// Where a server accepts connections: on a port, or on a Unix socket.

import { findListeners, findSocketListeners } from '../machine/port-holder.ts';
import type { Milliseconds } from '../units.ts';
import { waitForFreePort } from './free-port.ts';
import { isListenedOn } from './unix-socket.ts';

/** Who chose it: perf-gate, or the user's inputs. */
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
export type PlaceOrder =
  | PortPlace
  /** Relative paths begin in its directory; `undefined`: one is assigned, in a fresh folder. */
  | { readonly kind: 'socket'; readonly path: string | undefined };

/** To be disposed of when its server has been stopped: a folder may have been made for it. */
export type TakenPlace = Place & Disposable;

/** As a command writes it: `{port}` is replaced, or `{socket}`. */
export function commandAt(command: string, place: Place): string {
  return place.kind === 'port'
    ? command.replaceAll('{port}', String(place.port))
    : command.replaceAll('{socket}', place.path);
}

/** How a server learns it from its environment. */
export function variablesAt(place: Place): Readonly<Record<string, string>> {
  return place.kind === 'port' ? { PORT: String(place.port) } : { PERF_GATE_SOCKET: place.path };
}

/** Inodes of the sockets that accept connections there. */
export function listenersAt(hostname: string, place: Place): readonly string[] {
  return place.kind === 'port'
    ? findListeners(hostname, place.port)
    : findSocketListeners(place.path);
}

/** Whether nobody accepts connections there by now, or soon. */
export async function becomesFree(place: Place, patience: Milliseconds): Promise<boolean> {
  return place.kind === 'port'
    ? await waitForFreePort(place.port, patience)
    : !(await isListenedOn(place.path));
}

/** In words, in the middle of a sentence: `port 8080`, `the Unix socket /run/app.sock`. */
export const describePlace = (place: Place): string =>
  place.kind === 'port' ? `port ${place.port}` : `the Unix socket ${place.path}`;
