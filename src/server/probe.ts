// How a server is asked whether it is ready: on the way that its load will take.

import { Agent, type buildConnector } from 'undici';
import { describePlace, type Place } from './place.ts';
import { connectHttp2 } from './probe-connector.ts';

/** What is asked, but for where it listens. */
export interface ProbePlan {
  readonly protocol: 'http:' | 'https:';
  /** As in the `Host` header: `127.0.0.1`, `localhost`, `[::1]`. */
  readonly hostname: string;
  /** The port in the `Host` header of a server on a Unix socket; absent: the default of the protocol. */
  readonly namedPort?: number | undefined;
  readonly path: string;
  /** Accept a certificate that nobody signed. */
  readonly insecure: boolean;
  /** Speak HTTP/2; absent: HTTP/1.1. */
  readonly http2?: boolean;
}

export interface Probe extends ProbePlan {
  readonly place: Place;
}

/** One asking; disposing of it closes its connections. */
export interface Asking extends AsyncDisposable {
  /** The status of the answer. */
  ask(signal: AbortSignal): Promise<number>;
}

export function openAsking(probe: Probe): Asking {
  let attempt = AbortSignal.abort();
  const agent = new Agent({
    connect: connectorOf(probe, () => attempt),
    // Every attempt on a connection of its own: the server may close the one of a failed attempt.
    pipelining: 0,
  });
  const { origin, pathname, search } = new URL(urlOf(probe));
  const path = pathname + search;
  return {
    async ask(signal) {
      attempt = signal;
      const answer = await agent.request({ origin, path, method: 'GET', signal });
      answer.body.on('error', () => undefined).destroy();
      return answer.statusCode;
    },
    // Closing would wait for a server that never answers.
    [Symbol.asyncDispose]: () => agent.destroy(),
  };
}

function connectorOf(
  probe: Probe,
  signal: () => AbortSignal,
): buildConnector.BuildOptions | buildConnector.connector {
  const { place, insecure, http2 = false } = probe;
  const socketPath = place.kind === 'socket' ? place.path : null;
  return http2
    ? connectHttp2({ socketPath, insecure, signal })
    : { rejectUnauthorized: !insecure, socketPath };
}

function urlOf({ protocol, hostname, namedPort, path, place }: Probe): string {
  const port = place.kind === 'port' ? place.port : namedPort;
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}

/** For messages. */
export function describeProbe(probe: Probe): string {
  const { place } = probe;
  const where = place.kind === 'socket' ? ` on ${describePlace(place)}` : '';
  return `${urlOf(probe)}${where}`;
}
