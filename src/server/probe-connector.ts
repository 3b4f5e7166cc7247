// Connects a probe where undici's own connector does not: to HTTP/2 and nothing else, and through proxies.

import { connect as connectPlainly, Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { type buildConnector, Client } from 'undici';
import type { ProxyPlan } from '../plan/plan.ts';

export interface Way {
  readonly socketPath: string | null;
  readonly insecure: boolean;
  readonly http2: boolean;
  readonly proxy: ProxyPlan | undefined;
  /** Whether requests are handed to the proxy itself, which needs no tunnel. */
  readonly isForwarded: boolean;
  /** Of the attempt under way: undici ends no connect whose request was given up. */
  readonly signal: () => AbortSignal;
}

export function connectThrough(way: Way): buildConnector.connector {
  return (options, callback) => {
    open(way, options).then(
      (socket) => callback(null, socket),
      (error: Error) => callback(error, null),
    );
  };
}

async function open(way: Way, options: buildConnector.Options): Promise<Socket> {
  const { protocol, hostname, port } = options;
  const target = { host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const signal = way.signal();
  const socket = await dial(way, target, signal);
  // What undici reads from a TLS socket tells it to speak HTTP/2 on a plain one, too.
  if (protocol !== 'https:')
    return way.http2 ? Object.assign(socket, { alpnProtocol: 'h2' }) : socket;
  const { servername } = options;
  const secure = connectSecurely({
    socket,
    ...(servername ? { servername } : { host: hostname }),
    ALPNProtocols: [way.http2 ? 'h2' : 'http/1.1'],
    rejectUnauthorized: !way.insecure,
  });
  await established(secure, 'secureConnect', signal).catch(explainRefusal);
  if (!way.http2 || secure.alpnProtocol === 'h2') return secure;
  secure.destroy();
  throw new Error(NO_HTTP2);
}

const NO_HTTP2 = 'in the TLS handshake (ALPN) the server did not agree to HTTP/2';

/** RFC 7301 section 3.2: the alert of a server that speaks nothing of what was offered. */
function explainRefusal(error: Error): never {
  throw error.message.includes('no application protocol') ? new Error(NO_HTTP2) : error;
}

async function dial(
  { socketPath, proxy, isForwarded }: Way,
  target: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<Socket> {
  if (proxy !== undefined && !isForwarded) return await openTunnel(proxy, target, signal);
  const socket =
    proxy === undefined
      ? connectPlainly(socketPath === null ? target : { path: socketPath })
      : connectPlainly({ host: bareHost(proxy), port: proxy.port });
  return await established(socket, 'connect', signal);
}

const bareHost = ({ hostname }: ProxyPlan): string => hostname.replace(/^\[(.*)\]$/, '$1');

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

const GIVEN_UP = 'no connection came about';

/** RFC 9110 section 9.3.6. */
async function openTunnel(
  { hostname, port }: ProxyPlan,
  target: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<Socket> {
  const proxy = new Client(`http://${hostname}:${port}`);
  const abandon = () => void proxy.destroy(new Error(GIVEN_UP));
  signal.addEventListener('abort', abandon);
  try {
    const host = target.host.includes(':') ? `[${target.host}]` : target.host;
    const { statusCode, socket } = await proxy.connect({ path: `${host}:${target.port}` });
    // As the load engine does: any of 2xx opens it.
    if (statusCode >= 200 && statusCode < 300 && socket instanceof Socket) return socket;
    socket.destroy();
    throw new Error(`the proxy answered CONNECT with status ${statusCode}`);
  } catch (error) {
    abandon();
    throw isOfUndici(error) ? new Error(`the proxy opened no tunnel: ${error.message}`) : error;
  } finally {
    signal.removeEventListener('abort', abandon);
  }
}

/** After an error with a code of its own, undici would connect again, at once and for ever. */
const isOfUndici = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('UND_ERR');
