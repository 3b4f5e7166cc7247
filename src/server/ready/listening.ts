// Where a server listens that is not ready: mostly at another address or port than the one that is asked.

import { isIPv4, isIPv6 } from 'node:net';
import { addressesOf } from '../../load/target.ts';
import type { Endpoint } from '../../machine/port-holder.ts';
import { sanitise } from '../sanitise.ts';
import type { Probe } from './probe.ts';

/** What is known of listening sockets: those of the processes of `start`, or all on the asked port. */
export interface Listening {
  readonly who: 'its processes' | 'any process';
  /** `undefined`: the system does not say. */
  readonly at: readonly Endpoint[] | undefined;
}

const MOST_SHOWN = 5;

/** A sentence with a blank before it; '' where nothing is known. */
export function describeListening({ who, at }: Listening): string {
  if (at === undefined) return '';
  const [first, ...others] = [...new Set(at.map(describe))];
  if (who === 'any process') {
    return first === undefined
      ? ''
      : ` On that port, something listens on ${list([first, ...others])}.`;
  }
  return first === undefined
    ? ' None of its processes listens on a port or a Unix socket.'
    : ` Its processes listen on ${list([first, ...others])}.`;
}

function describe(endpoint: Endpoint): string {
  return endpoint.kind === 'socket'
    ? `the Unix socket ${sanitise(endpoint.path)}`
    : `${hostOf(endpoint)}:${endpoint.port}`;
}

const hostOf = ({ address }: Extract<Endpoint, { kind: 'port' }>): string =>
  address.includes(':') ? `[${address}]` : address;

function list(places: readonly string[]): string {
  const beyond = places.length - MOST_SHOWN;
  const shown = beyond > 0 ? [...places.slice(0, MOST_SHOWN), `${beyond} more`] : places;
  const last = shown.at(-1) ?? '';
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${last}` : last;
}

/**
 * What to do where something listens on the asked port, mostly at another address, or the server on a
 * port of its own; `undefined`: nothing does, or there are several.
 */
export function remedyForPlace(probe: Probe, { who, at = [] }: Listening): string | undefined {
  const { protocol, hostname, place } = probe;
  if (place.kind === 'socket') return undefined;
  const onPorts = at.filter((endpoint) => endpoint.kind === 'port');
  const first = onPorts.find(({ port }) => port === place.port);
  if (first === undefined)
    return who === 'its processes' ? remedyForOtherPort(probe, onPorts) : undefined;
  const asked = addressesOf(hostname);
  const reached = onPorts.filter(({ port }) => port === place.port).find(isReachedFrom(asked));
  if (reached !== undefined) {
    const isOfOneKind = reached.address === '::' && !asked.some(isIPv6);
    return `${TOO_LATE}${isOfOneKind ? ` ${ONLY_IPV6}` : ''}`;
  }
  if (!isLoopback(first.address)) {
    return 'Let it listen on 127.0.0.1 or on all addresses: perf-gate asks only addresses of loopback.';
  }
  const port = place.choice === 'assigned' ? '{port}' : place.port;
  return `Write that address in \`url\`, for example \`${protocol}//${hostOf(first)}:${port}/\`, or let it listen on 127.0.0.1.`;
}

/** A debugger listens, too: only a single port is surely meant. */
function remedyForOtherPort(
  { protocol, hostname, place }: Probe,
  onPorts: readonly Extract<Endpoint, { kind: 'port' }>[],
): string | undefined {
  const [port, ...others] = new Set(onPorts.map((endpoint) => endpoint.port));
  if (port === undefined || others.length > 0 || place.kind === 'socket') return undefined;
  const at = onPorts.find(isReachedFrom(addressesOf(hostname)));
  const own = onPorts.find(({ address }) => isLoopback(address));
  const host = at === undefined && own !== undefined ? hostOf(own) : hostname;
  const url = `\`${protocol}//${host}:${port}/\``;
  return place.choice === 'fixed'
    ? `Write ${port} in \`url\`, as in ${url}: there it listens.`
    : `It does not use the port it was given, ${place.port}: have it read PORT from its environment, or write ` +
        `\`{port}\` in \`start\`, for example \`node server.js --port {port}\`; if it always uses ${port}, write that in ` +
        `\`url\`, as in ${url}.`;
}

const TOO_LATE = 'It began to listen only after the last attempt: raise `ready-timeout`.';
/** /proc does not say which of the two it is. */
const ONLY_IPV6 = 'If it takes only IPv6 there, let it listen on 127.0.0.1.';

/** Whether who listens there gets connections to one of these addresses; those of IPv4 reach `::`, too. */
const isReachedFrom =
  (asked: readonly string[]) =>
  ({ address }: { readonly address: string }): boolean =>
    asked.includes(address) || address === '::' || (address === '0.0.0.0' && asked.some(isIPv4));

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');
