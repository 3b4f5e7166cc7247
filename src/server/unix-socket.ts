// Unix sockets: a path for one that nobody has, and whether a given path may be used.

import { lstatSync, mkdtempSync, rmSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { GateError } from '../errors.ts';
import type { Ambient } from '../machine/environment.ts';

/**
 * Room for a path in `sockaddr_un`, its NUL not counted: 108 bytes on Linux (unix(7)), 104 on macOS
 * (sys/un.h). A longer one is refused by the system, or cut.
 */
const LONGEST_PATH = process.platform === 'darwin' ? 103 : 107;
/** A path goes into commands as it is, so that a shell must not see more in it. */
const HARMLESS = /^\/[\w./-]+$/;
const EVERYWHERE = '/tmp';

/** A path in a folder that is nobody else's; disposing of it removes both. */
interface AssignedSocket extends Disposable {
  readonly path: string;
}

/** @throws what `mkdtemp` throws where there is no place for temporary files */
export function assignSocket({ TMPDIR = EVERYWHERE }: Ambient): AssignedSocket {
  // mkdtemp(3) gives the folder mode 0700: who may not enter it cannot connect, or listen in our place.
  const folder = mkdtempSync(join(isUsable(TMPDIR) ? TMPDIR : EVERYWHERE, 'perf-gate-'));
  return {
    path: join(folder, 'server.sock'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const isUsable = (folder: string): boolean =>
  HARMLESS.test(folder) && folder.length + '/perf-gate-XXXXXX/server.sock'.length <= LONGEST_PATH;

/**
 * Makes room for a server that listens on a given path: what a dead one left there is removed.
 * @throws GateError `socket-path-too-long`, `socket-path-taken`
 * @returns whether the path may be used; `false`: somebody listens on it
 */
export async function vacateSocket(path: string): Promise<boolean> {
  checkLength(path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return true;
  if (!found.isSocket()) throw pathTaken(path);
  if (await isListenedOn(path)) return false;
  // Bound anew it would be refused (EADDRINUSE), and few servers remove what they did not leave.
  unlinkSync(path);
  return true;
}

/** @throws GateError `socket-path-too-long` */
export function checkLength(path: string): void {
  const size = Buffer.byteLength(path);
  if (size <= LONGEST_PATH) return;
  throw new GateError({
    code: 'socket-path-too-long',
    kind: 'gate',
    message: `The path of the Unix socket has ${size} bytes, more than the system's ${LONGEST_PATH}: ${path}`,
    remedy: 'Choose a shorter path, or let perf-gate assign one: `unix-socket: "{socket}"`.',
  });
}

/** Whether somebody accepts connections on a path; also where nobody may know, as with another user's. */
export function isListenedOn(path: string): Promise<boolean> {
  const socket = connect({ path });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(!isNobody(error)));
    socket.once('connect', () => socket.destroy());
  });
}

/** Nothing is there; or a socket whose owner is gone. */
const isNobody = ({ code }: NodeJS.ErrnoException): boolean =>
  code === 'ENOENT' || code === 'ECONNREFUSED';

function pathTaken(path: string): GateError {
  return new GateError({
    code: 'socket-path-taken',
    kind: 'gate',
    message: `At the path of the Unix socket is something else, which perf-gate does not remove: ${path}`,
    remedy: 'Move it away, or choose another path in `unix-socket`.',
  });
}
