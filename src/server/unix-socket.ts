// Assigns a path for a Unix socket, and tells whether a given path may be used.

import { lstatSync, rmSync, unlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { GateError } from '../errors.ts';
import type { Ambient } from '../machine/environment.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';

/**
 * `sockaddr_un` has room for 108 bytes on Linux (unix(7)) and 104 on macOS (sys/un.h), including the NUL. The
 * system refuses or cuts a longer path.
 */
const LONGEST_PATH = process.platform === 'darwin' ? 103 : 107;
/** The path goes into commands unquoted, so it must not contain anything special to a shell. */
const HARMLESS = /^\/[\w./-]+$/;
const EVERYWHERE = '/tmp';

/** A path in a folder of its own. Disposing of it removes the folder. */
interface AssignedSocket extends Disposable {
  readonly path: string;
}

/** @throws GateError `temporary-folder-unusable` */
export function assignSocket({ TMPDIR = EVERYWHERE }: Ambient): AssignedSocket {
  // Only this user may enter it, so others can neither connect nor listen there.
  const folder = makeTemporaryFolder(isUsable(TMPDIR) ? TMPDIR : EVERYWHERE);
  return {
    path: join(folder, 'server.sock'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const isUsable = (folder: string): boolean =>
  HARMLESS.test(folder) && folder.length + '/perf-gate-XXXXXX/server.sock'.length <= LONGEST_PATH;

/**
 * Makes a path usable for a server: removes the socket that a dead server left there.
 * @throws GateError `socket-path-too-long`, `socket-path-taken`
 * @returns `false` where a process listens on it
 */
export async function vacateSocket(path: string): Promise<boolean> {
  checkLength(path);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return true;
  if (!found.isSocket()) throw pathTaken(path);
  if (await isListenedOn(path)) return false;
  // Binding would fail with EADDRINUSE, and few servers remove an old socket themselves.
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

/** Whether a process accepts connections on the path; `true` also where we lack permission to find out. */
export function isListenedOn(path: string): Promise<boolean> {
  const socket = connect({ path });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(!isDead(error)));
    socket.once('connect', () => socket.destroy());
  });
}

/** Nothing exists there, or only the socket of a dead process. */
const isDead = ({ code }: NodeJS.ErrnoException): boolean =>
  code === 'ENOENT' || code === 'ECONNREFUSED';

function pathTaken(path: string): GateError {
  return new GateError({
    code: 'socket-path-taken',
    kind: 'gate',
    message: `The path of the Unix socket holds something else, which perf-gate does not remove: ${path}`,
    remedy: 'Move it away, or choose another path in `unix-socket`.',
  });
}
