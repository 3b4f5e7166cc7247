// Whether a plan's server listens on a Unix socket: `unix-socket` says so, or `{socket}` in its command.

import { type RawSocket, SOCKET } from '../read/unix-socket.ts';
import type { Inputs } from '../table/inputs.ts';

/** `undefined`: it listens on a port. */
export function socketOf({
  start,
  'unix-socket': given,
}: Pick<Inputs, 'start' | 'unix-socket'>): RawSocket | undefined {
  return given ?? (start?.includes(SOCKET) ? { kind: 'assigned' } : undefined);
}
