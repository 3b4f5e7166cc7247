// What all processes of this machine together have used of its CPUs, from /proc/stat.

import { type Nanoseconds, nanoseconds } from '../units.ts';
import { readProcFile } from './proc-file.ts';
import { NANOSECONDS_PER_TICK } from './process-stat.ts';

/** Sums over all cores since the machine booted, in steps of one tick. */
export interface MachineTimes {
  readonly busy: Nanoseconds;
  /** A virtual machine had work, and its host gave the core to others. */
  readonly stolen: Nanoseconds;
  readonly cores: number;
}

/** `undefined` where the kernel does not say. */
export function readMachineTimes(): MachineTimes | undefined {
  return parseMachineTimes(readProcFile('/proc/stat') ?? '');
}

/**
 * `cpu  user nice system idle iowait irq softirq steal …`, proc_stat(5). `user` already includes the time of
 * guests. Some sandboxes write zeros, and a machine that runs this has used some time.
 */
export function parseMachineTimes(text: string): MachineTimes | undefined {
  const [, fields] = /^cpu +((?:\d+ ){7}\d+)/.exec(text) ?? [];
  if (fields === undefined) return undefined;
  const ticks = fields.split(' ').map((field) => Number(field) * NANOSECONDS_PER_TICK);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = ticks;
  const busy = user + nice + system + irq + softirq;
  if (busy === 0) return undefined;
  const cores = text.match(/^cpu\d+ /gm)?.length ?? 1;
  return { busy: nanoseconds(busy), stolen: nanoseconds(steal), cores };
}
