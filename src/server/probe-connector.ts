// Connects a probe to a server that must speak HTTP/2: undici's own connector would also take HTTP/1.1.

import { connect as connectPlainly, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { buildConnector } from 'undici';

interface Http2Options {
  readonly socketPath: string | null;
  readonly insecure: boolean;
  /** Aborts the current attempt: undici does not end the connect of an aborted request. */
  readonly signal: () => AbortSignal;
}

export function connectHttp2(way: Http2Options): buildConnector.connector {
  return (options, callback) => {
    open(way, options).then(
      (socket) => callback(null, socket),
      (error: Error) => callback(error, null),
    );
  };
}

async function open(
  { socketPath, insecure, signal: signalOf }: Http2Options,
  { protocol, hostname, port, servername }: buildConnector.Options,
): Promise<Socket> {
  const target = { host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const signal = signalOf();
  const plain = connectPlainly(socketPath === null ? target : { path: socketPath });
  const socket = await established(plain, 'connect', signal);
  // undici speaks HTTP/2 where it finds this property of TLS sockets, also on a plain socket.
  if (protocol !== 'https:') return Object.assign(socket, { alpnProtocol: 'h2' });
  const secure = connectSecurely({
    socket,
    ...(servername ? { servername } : { host: hostname }),
    ALPNProtocols: ['h2'],
    rejectUnauthorized: !insecure,
  });
  await established(secure, 'secureConnect', signal).catch(explainRefusal);
  if (secure.alpnProtocol === 'h2') return secure;
  secure.destroy();
  throw new Error(NO_HTTP2);
}

const NO_HTTP2 = 'in the TLS handshake (ALPN) the server did not agree to HTTP/2';

/** RFC 7301 section 3.2: a server that supports none of the offered protocols sends this alert. */
function explainRefusal(error: Error): never {
  throw error.message.includes('no application protocol') ? new Error(NO_HTTP2) : error;
}

function established<Of extends Socket>(
  socket: Of,
  event: 'connect' | 'secureConnect',
  signal: AbortSignal,
): Promise<Of> {
  const abandon = () => socket.destroy(new Error(GIVEN_UP));
  return new Promise<Of>((resolve, reject) => {
    if (signal.aborted) abandon();
    signal.addEventListener('abort', abandon);
    socket.once('error', reject);
    socket.once(event, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  }).finally(() => signal.removeEventListener('abort', abandon));
}

const GIVEN_UP = 'no connection was established';
