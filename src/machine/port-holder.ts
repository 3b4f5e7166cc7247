// Which process listens: /proc/net/tcp and /proc/net/unix name the socket, /proc/PID/fd its process.

import { readlinkSync } from 'node:fs';
import { hasProcFs, listNumbers, mayList, readProcFile } from './proc-file.ts';

/** A process that listens. */
export interface PortHolder {
  readonly pid: number;
  /** Its command line, spaces between the arguments; untrusted text. */
  readonly command: string;
}

/** A socket that accepts connections. */
interface TcpListener {
  /** As in a url, without brackets: `127.0.0.1`, `::1`, `::`. */
  readonly address: string;
  readonly port: number;
  readonly inode: string;
}

const LISTEN = '0A';

/** All that listen on TCP in this network namespace. */
function listTcpListeners(): readonly TcpListener[] {
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    (readProcFile(path) ?? '').split('\n'),
  );
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state !== LISTEN || inode === undefined) return [];
    const [address = '', port = ''] = local.split(':');
    return [{ address: parseAddress(address), port: Number.parseInt(port, 16), inode }];
  });
}

/**
 * @param hex as proc_net_tcp(5) writes it: words of four bytes in the byte order of the machine, which is
 * little-endian wherever runners exist
 */
export function parseAddress(hex: string): string {
  const bytes = Buffer.from(hex, 'hex').swap32();
  // A socket of IPv6 that is bound to an address of IPv4 (RFC 4291 section 2.5.5.2).
  const isMapped = bytes.length > 4 && hex.startsWith('0000000000000000FFFF0000');
  if (bytes.length === 4 || isMapped) return [...bytes.subarray(-4)].join('.');
  const groups = Array.from({ length: 8 }, (_, at) => bytes.readUInt16BE(2 * at).toString(16));
  // The URL parser writes the short form (RFC 5952).
  return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
}

const ANY = ['0.0.0.0', '::'];

/** Inodes of the sockets that accept connections to this port of these addresses. */
export function findListeners(addresses: readonly string[], port: number): readonly string[] {
  const reached = [...ANY, ...addresses];
  return listTcpListeners()
    .filter((listener) => listener.port === port && reached.includes(listener.address))
    .map(({ inode }) => inode);
}

/** `__SO_ACCEPTCON`: the socket accepts connections (linux/net.h). */
const ACCEPTS = 0x10000;
/** Num, RefCount, Protocol, Flags, Type, St, Inode, Path (proc_pid_net(5)); a path may hold spaces. */
const UNIX_LINE = /^\S+ \S+ \S+ (\S+) \S+ \S+ +(\d+) (.+)$/;

/** Those in this network namespace that accept connections, with the path that each is bound to. */
function listSocketListeners(): readonly { readonly path: string; readonly inode: string }[] {
  const lines = (readProcFile('/proc/net/unix') ?? '').split('\n');
  return lines.flatMap((line) => {
    const [, flags = '', inode, bound] = UNIX_LINE.exec(line) ?? [];
    const accepts = (Number.parseInt(flags, 16) & ACCEPTS) !== 0;
    if (!accepts || bound === undefined || inode === undefined) return [];
    // The file was read as latin1, one character a byte.
    return [{ path: Buffer.from(bound, 'latin1').toString(), inode }];
  });
}

/**
 * Inodes of the Unix sockets that accept connections and are bound to exactly this path. A socket that was
 * bound by a relative path is not found.
 * @param path absolute
 */
export const findSocketListeners = (path: string): readonly string[] =>
  listSocketListeners()
    .filter((listener) => listener.path === path)
    .map(({ inode }) => inode);

/** Where processes accept connections. */
export type Endpoint =
  | { readonly kind: 'port'; readonly address: string; readonly port: number }
  /** Untrusted text. */
  | { readonly kind: 'socket'; readonly path: string };

/**
 * Where these processes accept connections; `undefined` where /proc does not say, or does not let us see
 * what one of them has open.
 */
export function findEndpoints(pids: readonly number[]): readonly Endpoint[] | undefined {
  const opened = pids.map((pid) => listOpenSockets(pid));
  if (!hasProcFs() || opened.some((sockets) => sockets === undefined)) return undefined;
  const inodes = new Set(opened.flatMap((sockets) => sockets ?? []));
  const isTheirs = ({ inode }: { readonly inode: string }): boolean => inodes.has(inode);
  return [
    ...listTcpListeners()
      .filter(isTheirs)
      .map(({ address, port }) => ({ kind: 'port', address, port }) as const),
    ...listSocketListeners()
      .filter(isTheirs)
      .map(({ path }) => ({ kind: 'socket', path }) as const),
  ];
}

/** Where anything listens on this port, at whatever address; none where there is no /proc. */
export const findOnPort = (port: number): readonly Endpoint[] =>
  listTcpListeners()
    .filter((listener) => listener.port === port)
    .map(({ address }) => ({ kind: 'port', address, port }));

/** Inodes; none of a process that has ended; `undefined` where we cannot see them. */
export function listOpenSockets(pid: number): readonly string[] | undefined {
  const directory = `/proc/${pid}/fd`;
  const descriptors = mayList(directory) ? listNumbers(directory) : 'blind';
  if (typeof descriptors === 'string') return descriptors === 'blind' ? undefined : [];
  return descriptors.flatMap((fd) => {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(readLink(`${directory}/${fd}`)) ?? [];
    return inode ?? [];
  });
}

/** The first process found to have one of these sockets open, where /proc lets us see it. */
export function findHolder(inodes: readonly string[]): PortHolder | undefined {
  if (inodes.length === 0) return undefined;
  const pids = listNumbers('/proc');
  if (typeof pids === 'string') return undefined;
  const pid = pids.find((one) => listOpenSockets(one)?.some((inode) => inodes.includes(inode)));
  if (pid === undefined) return undefined;
  return { pid, command: readCommandLine(pid) };
}

/** Spaces between the arguments; empty for a process that has ended. Untrusted text. */
export const readCommandLine = (pid: number): string =>
  readProcFile(`/proc/${pid}/cmdline`)?.split('\0').join(' ').trim() ?? '';

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
