// How many ports the kernel may give to the near ends of connections to one server.

import { readProcFile } from './proc-file.ts';

const SETTINGS = '/proc/sys/net/ipv4';

/**
 * `undefined` where the system does not say. Connections to different servers may share a port, so those that
 * are open to others take nothing away. IPv6 uses the same settings (kernel documentation, ip-sysctl).
 */
export function countLocalPorts(): number | undefined {
  return countPorts(
    readProcFile(`${SETTINGS}/ip_local_port_range`) ?? '',
    readProcFile(`${SETTINGS}/ip_local_reserved_ports`) ?? '',
  );
}

/**
 * @param range the first and the last: `32768\t60999`
 * @param reserved what the kernel leaves out of them: `8080,9148-9150`
 */
export function countPorts(range: string, reserved: string): number | undefined {
  const [, first, last] = /^(\d+)\s+(\d+)$/.exec(range.trim()) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [Number(first), Number(last)];
  const leftOut = reserved.trim().matchAll(/(\d+)(?:-(\d+))?/g);
  return [...leftOut].reduce(
    (count, [, begin, end = begin]) => {
      const overlap = Math.min(to, Number(end)) - Math.max(from, Number(begin)) + 1;
      return count - Math.max(0, overlap);
    },
    to - from + 1,
  );
}
