// The address behind a loopback name, found once: a look-up per connection would be measured too.

import { connect } from 'node:net';

const LOOPBACKS = ['127.0.0.1', '::1'] as const;

/** The address itself; for a name the first loopback address on which something listens. */
export async function resolveAddress(hostname: string, port: number): Promise<string> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (literal !== 'localhost') return literal;
  for (const address of LOOPBACKS) if (await listens(address, port)) return address;
  return LOOPBACKS[0];
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
