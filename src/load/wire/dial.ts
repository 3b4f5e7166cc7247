// Begins a TCP, TLS or Unix connection whose bytes all land in one buffer of this thread.

import { connect as connectPlainly, type OnReadOpts, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { connectOptions, type LoadTarget, serverName } from '../target.ts';

/** Large enough for most answers in one piece; the size that Node.js reads in, too. */
const READ_SIZE = 65_536;

/**
 * Where every socket of this thread reads to: what is in it is worked through before the next read,
 * so that no answer costs a buffer of its own.
 */
export const readBuffer: Buffer = Buffer.allocUnsafeSlow(READ_SIZE);

/** The event that tells that a connection of `dial` has come about. */
export const connectedEvent = ({ protocol }: LoadTarget): 'connect' | 'secureConnect' =>
  protocol === 'https:' ? 'secureConnect' : 'connect';

/** @param onBytes so many bytes have come, and stand at the beginning of `readBuffer` */
export function dial(target: LoadTarget, onBytes: (count: number) => void): Socket {
  const onread: OnReadOpts = {
    buffer: readBuffer,
    callback: (count) => {
      onBytes(count);
      return true;
    },
  };
  const { protocol, insecure } = target;
  const where = connectOptions(target);
  if (protocol === 'http:') return connectPlainly({ ...where, noDelay: true, onread });
  // On a Unix socket too the certificate is that of the address, where there is no name.
  const secure = {
    host: target.address,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: !insecure,
  };
  // `onread` is documented for tls.connect, and missing from its types.
  const options = { ...where, ...serverName(target), ...secure, onread };
  const socket = connectSecurely(options);
  socket.setNoDelay(true);
  return socket;
}
