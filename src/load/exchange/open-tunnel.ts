// Asks a proxy to pass on bytes, in both directions, to the server (RFC 9110 section 9.3.6).

import type { Socket } from 'node:net';
import type { LoadTarget } from '../target.ts';

const END_OF_HEAD = '\r\n\r\n';
/** More than any proxy has to say. */
const LONGEST_HEAD = 16_384;

/** @throws what ended the socket, the reason of `signal`, or the refusal of the proxy */
export async function openTunnel(
  socket: Socket,
  { hostname, port }: LoadTarget,
  signal: AbortSignal,
): Promise<void> {
  // RFC 9112 section 3.2.3: the authority-form, with its port always.
  const authority = `${hostname}:${port}`;
  socket.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}${END_OF_HEAD}`);
  const [line = ''] = (await readHead(socket, signal)).split('\r\n');
  if (/^HTTP\/1\.[01] 2\d\d( |$)/.test(line)) return;
  socket.destroy();
  throw new Error(`the proxy opened no tunnel: it answered "${line.slice(0, 80)}"`);
}

/** Leaves in the socket what comes behind the head: it is the server's. */
function readHead(socket: Socket, signal: AbortSignal): Promise<string> {
  let head = '';
  return new Promise((resolve, reject) => {
    const abandon = () => socket.destroy(signal.reason);
    const onEnd = () => socket.destroy(new Error('the proxy closed the connection'));
    const settle = () => {
      signal.removeEventListener('abort', abandon);
      socket.off('readable', onReadable).off('end', onEnd).off('error', fail);
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    const onReadable = () => {
      const piece: Buffer | null = socket.read();
      head += piece?.toString('latin1') ?? '';
      const end = head.indexOf(END_OF_HEAD);
      if (end < 0) {
        if (head.length > LONGEST_HEAD)
          socket.destroy(new Error('the proxy answered without an end'));
        return;
      }
      settle();
      const behind = head.slice(end + END_OF_HEAD.length);
      if (behind !== '') socket.unshift(Buffer.from(behind, 'latin1'));
      resolve(head.slice(0, end));
    };
    signal.addEventListener('abort', abandon);
    socket.on('readable', onReadable).on('end', onEnd).on('error', fail);
  });
}
