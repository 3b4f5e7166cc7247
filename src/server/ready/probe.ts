// Asks a server whether it is ready, with the engine that will load it.

import { connect } from 'node:net';
import { ask, type Heard } from '../../load/ask.ts';
import { engineFor, loadEngine } from '../../load/engines.ts';
import { addressesOf, defaultPortOf, type LoadTarget } from '../../load/target.ts';
import { type Milliseconds, milliseconds, type NonEmpty } from '../../units.ts';
import { describePlace, type Place } from '../place.ts';
import { sanitise } from '../sanitise.ts';

/** What to ask, without the place where the server listens. */
export interface ProbePlan {
  readonly protocol: 'http:' | 'https:';
  /** As in the `Host` header: `127.0.0.1`, `localhost`, `[::1]`. */
  readonly hostname: string;
  /** The port in the `Host` header of a server on a Unix socket; absent: the default of the protocol. */
  readonly namedPort?: number | undefined;
  readonly path: string;
  /** Whether an answer with 404 means ready; absent: it does not. */
  readonly takesNotFound?: boolean;
  /** Accept any certificate, for instance a self-signed one. */
  readonly insecure: boolean;
  /** Speak HTTP/2; absent: HTTP/1.1. */
  readonly http2?: boolean;
}

export interface Probe extends ProbePlan {
  readonly place: Place;
}

/** How one attempt ended. */
export type Attempt =
  /** Target: where the answer came from. */
  | { readonly kind: 'answered'; readonly status: number; readonly target: LoadTarget }
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'failed'; readonly text: string };

/**
 * Asks at the first address on which something listens.
 * @param patience for a connection
 * @returns `undefined` where it was given up before there was a connection
 */
export async function tryOnce(
  probe: Probe,
  patience: Milliseconds,
  signal: AbortSignal,
): Promise<Attempt | undefined> {
  const [first, ...others] = targetsOf(probe);
  const engine = await loadEngine(engineFor({ http2: probe.http2 ?? false }));
  const askAt = (target: LoadTarget): Promise<Heard> =>
    ask({ engine, target, path: probe.path, patience, signal });
  const heard = await askAt(first);
  if (!isRefused(heard)) return attemptOf(heard, first);
  for (const other of others) {
    const next = await askAt(other);
    if (!isRefused(next) && !isUnknownAddress(next)) return attemptOf(next, other);
  }
  return { kind: 'refused' };
}

const isRefused = (heard: Heard): boolean =>
  heard.kind === 'failed' && heard.failure === 'connect-refused';

/** A machine without IPv6 has no `::1`: that shows as EADDRNOTAVAIL, as if there were no port for it. */
const isUnknownAddress = (heard: Heard): boolean =>
  heard.kind === 'failed' && heard.failure === 'ports-exhausted';

function attemptOf(heard: Heard, target: LoadTarget): Attempt | undefined {
  switch (heard.kind) {
    case 'answered':
      return { ...heard, target };
    case 'silence':
      return heard.isConnected ? { kind: 'no-answer' } : undefined;
    case 'failed':
      return heard.failure === 'connect-timeout'
        ? { kind: 'no-answer' }
        : { kind: 'failed', text: sanitise(heard.message) };
  }
}

/** For a connection to this machine. */
const CONNECT_PATIENCE: Milliseconds = milliseconds(1_000);

/** The first address on which something listens, without a word to it; where nothing does, the first. */
export async function findListening(probe: Probe): Promise<LoadTarget> {
  const targets = targetsOf(probe);
  // Where there is one, the first request tells what is wrong with it.
  if (targets.length === 1) return targets[0];
  for (const target of targets) if (await takesConnection(target)) return target;
  return targets[0];
}

function takesConnection({ address, port }: LoadTarget): Promise<boolean> {
  const socket = connect({ host: address, port, timeout: CONNECT_PATIENCE });
  return new Promise((resolve) => {
    const end = (isTaken: boolean) => {
      socket.destroy();
      resolve(isTaken);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

/** One for each address that the server may listen on. */
function targetsOf({
  protocol,
  hostname,
  namedPort,
  insecure,
  place,
}: Probe): NonEmpty<LoadTarget> {
  const [first, ...others] = addressesOf(hostname);
  const named = { protocol, hostname, insecure };
  if (place.kind === 'socket') {
    const port = namedPort ?? defaultPortOf(protocol);
    return [{ ...named, port, address: first, unixSocket: place.path }];
  }
  const { port } = place;
  const at = (address: string): LoadTarget => ({ ...named, port, address });
  return [at(first), ...others.map(at)];
}

/** For messages. */
export function describeProbe({ protocol, hostname, namedPort, path, place }: Probe): string {
  const port = place.kind === 'port' ? place.port : namedPort;
  const where = place.kind === 'socket' ? ` on ${describePlace(place)}` : '';
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${where}`;
}
