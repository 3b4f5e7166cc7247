// Waits for a handshake to end.

import type { Socket } from 'node:net';

/** @throws what ended the socket before: the system's error, or the reason of `signal` */
export function established<Of extends Socket>(
  socket: Of,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Of> {
  return new Promise((resolve, reject) => {
    const abandon = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', abandon);
    const fail = (error: Error) => {
      signal.removeEventListener('abort', abandon);
      reject(error);
    };
    socket.once('error', fail);
    socket.once(event, () => {
      signal.removeEventListener('abort', abandon);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}
