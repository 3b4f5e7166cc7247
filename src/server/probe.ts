// How a server is asked whether it is ready: on the way that its load will take.

import { Agent, type buildConnector } from 'undici';
import type { ProxyPlan } from '../plan/plan.ts';
import { describePlace, type Place } from './place.ts';
import { connectThrough } from './probe-connector.ts';

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
  /** Absent: none. */
  readonly proxy?: ProxyPlan | undefined;
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
  const path = isForwarded(probe) ? `${origin}${pathname}${search}` : pathname + search;
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

/** A proxy is given the whole url of plain HTTP (RFC 9112 section 3.2.2); all else goes through a tunnel. */
const isForwarded = ({ protocol, http2, proxy }: Probe): boolean =>
  proxy !== undefined && protocol === 'http:' && http2 !== true;

function connectorOf(
  probe: Probe,
  signal: () => AbortSignal,
): buildConnector.BuildOptions | buildConnector.connector {
  const { place, insecure, http2 = false, proxy } = probe;
  const socketPath = place.kind === 'socket' ? place.path : null;
  if (!http2 && proxy === undefined) return { rejectUnauthorized: !insecure, socketPath };
  return connectThrough({
    socketPath,
    insecure,
    http2,
    proxy,
    isForwarded: isForwarded(probe),
    signal,
  });
}

function urlOf({ protocol, hostname, namedPort, path, place }: Probe): string {
  const port = place.kind === 'port' ? place.port : namedPort;
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}

/** For messages. */
export function describeProbe(probe: Probe): string {
  const { place, proxy } = probe;
  const where = place.kind === 'socket' ? ` on ${describePlace(place)}` : '';
  const how = proxy === undefined ? '' : ` through the proxy ${proxy.hostname}:${proxy.port}`;
  return `${urlOf(probe)}${where}${how}`;
}
