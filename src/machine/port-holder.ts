// Which process listens: /proc/net/tcp and /proc/net/unix name the socket, /proc/PID/fd its process.

import { readlinkSync } from 'node:fs';
import { listNumbers, readProcFile } from './proc-file.ts';

/** A process that listens. */
export interface PortHolder {
  readonly pid: number;
  /** Its command line, spaces between the arguments; untrusted text. */
  readonly command: string;
}

const LISTEN = '0A';

// Addresses as proc_net_tcp(5) writes them: words in hex, in the byte order of the machine, which is
// little-endian wherever runners exist.
const ANY = ['00000000', '0'.repeat(32)];
const LOOPBACK_4 = ['0100007F', '0000000000000000FFFF00000100007F'];
const LOOPBACK_6 = ['00000000000000000000000001000000'];

/** Inodes of the sockets that accept connections to `hostname:port`. */
export function findListeners(hostname: string, port: number): readonly string[] {
  const loopback = { '127.0.0.1': LOOPBACK_4, '[::1]': LOOPBACK_6 }[hostname];
  const addresses = [...ANY, ...(loopback ?? [...LOOPBACK_4, ...LOOPBACK_6])];
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const wanted = new Set(addresses.map((address) => `${address}:${hexPort}`));
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    (readProcFile(path) ?? '').split('\n'),
  );
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    return state === LISTEN && wanted.has(local) && inode !== undefined ? [inode] : [];
  });
}

/** `__SO_ACCEPTCON`: the socket accepts connections (linux/net.h). */
const ACCEPTS = 0x10000;
/** Num, RefCount, Protocol, Flags, Type, St, Inode, Path (proc_pid_net(5)); a path may hold spaces. */
const UNIX_LINE = /^\S+ \S+ \S+ (\S+) \S+ \S+ +(\d+) (.+)$/;

/**
 * Inodes of the Unix sockets that accept connections and are bound to exactly this path. A socket that was
 * bound by a relative path is not found.
 * @param path absolute
 */
export function findSocketListeners(path: string): readonly string[] {
  const lines = (readProcFile('/proc/net/unix') ?? '').split('\n');
  // The file was read as latin1, one character a byte.
  const wanted = Buffer.from(path).toString('latin1');
  return lines.flatMap((line) => {
    const [, flags = '', inode, bound] = UNIX_LINE.exec(line) ?? [];
    const accepts = (Number.parseInt(flags, 16) & ACCEPTS) !== 0;
    return accepts && bound === wanted && inode !== undefined ? [inode] : [];
  });
}

/** Whether the process has one of these sockets open; `false` also where we cannot see it. */
export function holdsSocket(pid: number, inodes: readonly string[]): boolean {
  const targets = new Set(inodes.map((inode) => `socket:[${inode}]`));
  const directory = `/proc/${pid}/fd`;
  const descriptors = listNumbers(directory);
  if (typeof descriptors === 'string') return false;
  return descriptors.some((fd) => targets.has(readLink(`${directory}/${fd}`)));
}

/** The first process found to have one of these sockets open, where /proc lets us see it. */
export function findHolder(inodes: readonly string[]): PortHolder | undefined {
  if (inodes.length === 0) return undefined;
  const pids = listNumbers('/proc');
  if (typeof pids === 'string') return undefined;
  const pid = pids.find((candidate) => holdsSocket(candidate, inodes));
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
