// Where requests go, and the options for connecting there.

import { isIP } from 'node:net';
import type { NonEmpty } from '../units.ts';

/** Where connections go. The host is an address already, so no name is looked up under load. */
export interface LoadTarget {
  readonly protocol: 'http:' | 'https:';
  /** Loopback address to connect to. */
  readonly address: string;
  /** As the user wrote it: for the `Host` header and TLS. */
  readonly hostname: string;
  readonly port: number;
  readonly insecure: boolean;
  /** Absolute path of a Unix socket to connect to. Address and port then only name the server. */
  readonly unixSocket?: string | undefined;
}

/** For `connect` of node:net and node:tls. */
export const connectOptions = ({ unixSocket, address, port }: LoadTarget) =>
  unixSocket === undefined ? { host: address, port } : { path: unixSocket };

/**
 * RFC 6066 section 3: a server name must not be an address. Without a name, Node.js checks the
 * certificate against the address.
 */
export function serverName({ hostname, address }: LoadTarget): { servername?: string } {
  return isIP(hostname) !== 0 || hostname === `[${address}]` ? {} : { servername: hostname };
}

/** As a URL. */
export const originOf = ({ protocol, hostname, port }: LoadTarget): string =>
  `${protocol}//${hostname}:${port}`;

const DEFAULT_PORTS = { 'http:': 80, 'https:': 443 } as const;

export const defaultPortOf = (protocol: LoadTarget['protocol']): number => DEFAULT_PORTS[protocol];

/** RFC 9110 sections 7.2 and 4.2.3: without the port if it is the default of the scheme. */
export function authorityOf({ protocol, hostname, port }: LoadTarget): string {
  return port === defaultPortOf(protocol) ? hostname : `${hostname}:${port}`;
}

const LOOPBACKS = ['127.0.0.1', '::1'] as const;

/**
 * Where a server with this name may listen: the address itself, or both of this machine. Names are never
 * looked up: `localhost` and all names below it are this machine (RFC 6761 section 6.3), whatever a
 * resolver says.
 */
export function addressesOf(hostname: string): NonEmpty<string> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(literal) === 0 ? LOOPBACKS : [literal];
}
