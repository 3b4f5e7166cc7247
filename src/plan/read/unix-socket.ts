// Reads `unix-socket`: where a server without a port listens.

import { accept, isMapping, type Reading, refuse, shown } from './reading.ts';
import { readPath } from './text.ts';

/** A path as written, or the one that perf-gate assigns. */
type RawSocket = { readonly kind: 'assigned' } | { readonly kind: 'given'; readonly path: string };

/** Stands for the path that perf-gate assigns, here and in commands. */
export const SOCKET = '{socket}';

/** Linux has 108 bytes for the path of a socket, the last of them NUL (unix(7), `sun_path`). */
const LONGEST_SOCKET_PATH = 107;

export function readUnixSocket(raw: unknown): Reading<RawSocket> {
  // YAML takes braces for a mapping.
  if (isMapping(raw) && Object.keys(raw).join() === 'socket') {
    return refuse('it is a mapping.', 'Put it in quotes: `"{socket}"`.');
  }
  if (raw === SOCKET) return accept({ kind: 'assigned' });
  const reading = readPath(raw);
  if (reading.kind === 'refused') return reading;
  const path = reading.value;
  if (path.includes(SOCKET)) {
    return refuse(
      `${shown(path)} has \`${SOCKET}\` inside a path.`,
      `Write \`${SOCKET}\` alone, or a path.`,
    );
  }
  const size = Buffer.byteLength(path);
  if (size <= LONGEST_SOCKET_PATH) return accept({ kind: 'given', path });
  return refuse(
    `it has ${size} bytes, and the path of a socket at most ${LONGEST_SOCKET_PATH}.`,
    `Choose a shorter path, or \`${SOCKET}\`.`,
  );
}

/** Whether a server listens on a Unix socket; `undefined`: it listens on a port. */
export function socketOf({
  start,
  'unix-socket': given,
}: {
  readonly start?: string | undefined;
  readonly 'unix-socket'?: RawSocket | undefined;
}): RawSocket | undefined {
  return given ?? (start?.includes(SOCKET) ? { kind: 'assigned' } : undefined);
}
