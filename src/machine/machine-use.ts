// What the processes of this machine, without this one, use of it from one mark to another.

import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Milliseconds,
  milliseconds,
  NANOSECONDS_PER_MICROSECOND,
  NANOSECONDS_PER_MILLISECOND,
  type Nanoseconds,
  nanoseconds,
  type Ratio,
  ratio,
} from '../units.ts';
import { type MachineTimes, readMachineTimes } from './machine-times.ts';

/** What was used up to an instant. */
export interface MachineMark extends MachineTimes {
  /** `performance.now()`. */
  readonly at: Milliseconds;
  /** By this process, which generates the load and watches the server. */
  readonly own: Nanoseconds;
}

/** From one mark to the next. */
export interface MachineUse {
  /** CPU time of all processes but this one. Ticks are coarse: for a short time it may be negative. */
  readonly notOwn: Nanoseconds;
  readonly stolen: Nanoseconds;
  readonly elapsed: Milliseconds;
}

/** `undefined` where the kernel does not say. */
export function markMachine(): MachineMark | undefined {
  const times = readMachineTimes();
  if (times === undefined) return undefined;
  const { user, system } = process.cpuUsage();
  const own = nanoseconds((user + system) * NANOSECONDS_PER_MICROSECOND);
  return { ...times, at: milliseconds(performance.now()), own };
}

/** `undefined` unless both marks are known. */
export function useBetween(
  before: MachineMark | undefined,
  after: MachineMark | undefined,
): MachineUse | undefined {
  if (before === undefined || after === undefined) return undefined;
  return {
    notOwn: nanoseconds(after.busy - before.busy - (after.own - before.own)),
    stolen: nanoseconds(after.stolen - before.stolen),
    elapsed: milliseconds(after.at - before.at),
  };
}

/** Long enough to count in ticks of 10 ms; short beside a block of several seconds. */
const SILENCE = milliseconds(200);

/**
 * Watches the machine while this process rests.
 * @returns the share of all cores that others use; `undefined` where the kernel does not say
 */
export async function watchBackground(): Promise<Ratio | undefined> {
  const before = markMachine();
  await sleep(SILENCE);
  const use = useBetween(before, markMachine());
  if (before === undefined || use === undefined) return undefined;
  const capacity = use.elapsed * NANOSECONDS_PER_MILLISECOND * before.cores;
  return ratio(Math.max(0, use.notOwn) / capacity);
}
