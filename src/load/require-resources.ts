// Refuses more connections than the system lets this process have.

import { GateError } from '../errors.ts';

/** For logs, `/proc`, and what the server's start needs. */
const OTHER_FILES = 64;

/**
 * Two versions are loaded at once. In the calibration, both ends of each connection are in this process.
 * @param openable files that this process can still open; `undefined`: unknown
 * @throws GateError `too-few-files`
 */
export function requireFiles(connections: number, openable: number | undefined): void {
  const needed = 2 * connections + OTHER_FILES;
  if (openable === undefined || needed <= openable) return;
  throw new GateError({
    code: 'too-few-files',
    kind: 'gate',
    message: `With ${connections} connections perf-gate needs ${needed} open files, and this process may open only ${openable} more.`,
    remedy:
      'Raise the hard limit (`ulimit -Hn`), which perf-gate cannot do itself, or lower `connections`.',
  });
}

/** For both servers, that of the calibration, and what asks them whether they are ready. */
const OTHER_PORTS = 8;

/**
 * Checked for Unix sockets, too: the generator's calibration uses a port.
 * @param available ports for connections to one server; `undefined`: unknown
 * @throws GateError `too-few-ports`
 */
export function requirePorts(connections: number, available: number | undefined): void {
  const needed = connections + OTHER_PORTS;
  if (available === undefined || needed <= available) return;
  throw new GateError({
    code: 'too-few-ports',
    kind: 'gate',
    message: `With ${connections} connections perf-gate needs ${needed} local ports, and this machine gives it only ${available}.`,
    remedy: 'Widen `net.ipv4.ip_local_port_range`, or lower `connections`.',
  });
}
