// What do neighbours do to a measurement? Makes them: work on all cores that comes and goes.
// node bench/noise.ts --for SECONDS [--seed TEXT] [--kind bursts|shift] [--idle MS] [--shift-at SECONDS]
// bursts: each core is busy for 20 to 500 ms at a time, in between idle for `--idle` on average.
// shift: from `--shift-at` on, each core is busy for 3 ms of every 10, to the end.
// Ends by itself, and when the process that started it has ended.

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { seeded } from './operating-characteristic/seeded.ts';

interface Order {
  readonly kind: string;
  readonly seed: string;
  /** Milliseconds of the wall clock, on which all threads agree. */
  readonly end: number;
  readonly shiftAt: number;
  readonly idle: number;
}

const SHORTEST_BURST = 20;
const LONGEST_BURST = 500;
const SHIFT_PERIOD = 10;
const SHIFT_BUSY = 3;
const PARENT_CHECK = 200;

const sleeper = new Int32Array(new SharedArrayBuffer(4));

if (isMainThread) startNoise();
else disturb(workerData);

function startNoise(): void {
  const { values } = parseArgs({
    options: {
      for: { type: 'string', default: '10' },
      seed: { type: 'string', default: 'noise' },
      kind: { type: 'string', default: 'bursts' },
      idle: { type: 'string', default: '600' },
      'shift-at': { type: 'string', default: '5' },
    },
  });
  const { kind, seed } = values;
  const end = Date.now() + Number(values.for) * 1_000;
  const shiftAt = Date.now() + Number(values['shift-at']) * 1_000;
  for (let core = 0; core < availableParallelism(); core++) {
    const order: Order = { kind, seed: `${seed} ${core}`, end, shiftAt, idle: Number(values.idle) };
    new Worker(new URL(import.meta.url), { workerData: order });
  }
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit();
  }, PARENT_CHECK).unref();
}

function disturb(order: Order): void {
  if (order.kind === 'shift') shift(order);
  else burst(order);
}

/** Lengths spread evenly on the log scale: many short ones, few long ones. */
function burst({ seed, end, idle }: Order): void {
  const uniform = seeded(seed);
  while (Date.now() < end) {
    spin(SHORTEST_BURST * (LONGEST_BURST / SHORTEST_BURST) ** uniform(), end);
    rest(-Math.log(1 - uniform()) * idle, end);
  }
}

function shift({ shiftAt, end }: Order): void {
  rest(shiftAt - Date.now(), end);
  while (Date.now() < end) {
    spin(SHIFT_BUSY, end);
    rest(SHIFT_PERIOD - SHIFT_BUSY, end);
  }
}

function spin(milliseconds: number, end: number): void {
  const until = performance.now() + Math.min(milliseconds, end - Date.now());
  while (performance.now() < until);
}

function rest(milliseconds: number, end: number): void {
  Atomics.wait(sleeper, 0, 0, Math.max(0, Math.min(milliseconds, end - Date.now())));
}
