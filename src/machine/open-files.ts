// How many files this process may open, and how many it has open. A connection is one.

import { listNumbers, readProcFile } from './proc-file.ts';

/**
 * Files that this process can still open; `undefined` where the system does not say. Node.js raises the
 * soft limit to the hard one when it starts, so nothing more can be raised.
 */
export function countOpenable(): number | undefined {
  const limit = parseLimit(readProcFile('/proc/self/limits') ?? '');
  const open = listNumbers('/proc/self/fd');
  return limit === undefined || typeof open === 'string' ? undefined : limit - open.length;
}

/** @param text of `/proc/PID/limits`: `Max open files            1024                 4096                 files` */
export function parseLimit(text: string): number | undefined {
  const [, soft] = /^Max open files +(\d+|unlimited)/m.exec(text) ?? [];
  if (soft === undefined) return undefined;
  return soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft);
}
