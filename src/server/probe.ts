// Asks a server whether it is ready, over the same protocol and proxy as its load.

import { Agent, type buildConnector } from 'undici';
import { describePlace, type Place } from './place.ts';
import { connectHttp2 } from './probe-connector.ts';

/** What to ask, without the place where the server listens. */
export interface ProbePlan {
  readonly protocol: 'http:' | 'https:';
  /** As in the `Host` header: `127.0.0.1`, `localhost`, `[::1]`. */
  readonly hostname: string;
  /** The port in the `Host` header of a server on a Unix socket; absent: the default of the protocol. */
  readonly namedPort?: number | undefined;
  readonly path: string;
  /** Accept any certificate, for instance a self-signed one. */
  readonly insecure: boolean;
  /** Speak HTTP/2; absent: HTTP/1.1. */
  readonly http2?: boolean;
}

export interface Probe extends ProbePlan {
  readonly place: Place;
}

/** Can ask a server any number of times; disposing of it closes its connections. */
export interface Asking extends AsyncDisposable {
  /** @returns the status of the answer */
  ask(signal: AbortSignal): Promise<number>;
}

export function openAsking(probe: Probe): Asking {
  let attempt = AbortSignal.abort();
  const agent = new Agent({
    connect: connectorOf(probe, () => attempt),
    // Every attempt gets its own connection: the server may close that of a failed attempt.
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
    // `close` would wait for a server that never answers.
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
