// Takes the place where a server is to listen, just before it is started.

import { resolve } from 'node:path';
import type { Ambient } from '../machine/environment.ts';
import { isPortFree } from './free-port.ts';
import type { PlaceOrder, PortPlace, TakenPlace } from './place.ts';
import { portTaken, socketTaken } from './server-errors.ts';
import { assignSocket, vacateSocket } from './unix-socket.ts';

export interface Taking {
  readonly place: PlaceOrder;
  /** As the url names it. */
  readonly hostname: string;
  /** Directory of the server: absolute. */
  readonly cwd: string;
  readonly ambient: Ambient;
}

/** @throws GateError `port-taken`, `socket-taken`, `socket-path-taken`, `socket-path-too-long` */
export async function takePlace(taking: Taking): Promise<TakenPlace> {
  const { place } = taking;
  if (place.kind === 'port') return await takePort(place, taking);
  return place.path === undefined
    ? takeNewSocket(taking)
    : await takeSocket(resolve(taking.cwd, place.path), taking);
}

async function takePort(place: PortPlace, { hostname }: Taking): Promise<TakenPlace> {
  if (!(await isPortFree(place.port))) throw portTaken(hostname, place);
  return { ...place, [Symbol.dispose]: () => undefined };
}

function takeNewSocket({ ambient }: Taking): TakenPlace {
  const socket = assignSocket(ambient);
  const { path } = socket;
  return {
    kind: 'socket',
    path,
    choice: 'assigned',
    [Symbol.dispose]: () => socket[Symbol.dispose](),
  };
}

/** What its server leaves there stays: the next start sees to it. */
async function takeSocket(path: string, { hostname }: Taking): Promise<TakenPlace> {
  const place = { kind: 'socket', path, choice: 'fixed' } as const;
  if (!(await vacateSocket(path))) throw socketTaken(hostname, place);
  return { ...place, [Symbol.dispose]: () => undefined };
}
