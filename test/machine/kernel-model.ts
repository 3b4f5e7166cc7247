// A naive kernel for testing the ledger: it knows the true CPU time, and reports it as /proc does.

import type { CpuReading } from '../../src/machine/cpu-ledger.ts';
import { nanoseconds } from '../../src/units.ts';

const TICK = 10_000_000;
const START = 1_000;
const INIT = 1;

interface Thread {
  readonly tid: number;
  cpu: number;
}

interface Process {
  readonly pid: number;
  parent: number;
  threads: Thread[];
  endedThreads: number;
  reaped: number;
}

/** What may happen; `who` and `which` are taken modulo what there is. */
export type Happening =
  | { readonly kind: 'run'; readonly who: number; readonly which: number; readonly cpu: number }
  | { readonly kind: 'fork' | 'exit' | 'new-thread'; readonly who: number }
  | { readonly kind: 'end-thread'; readonly who: number; readonly which: number }
  | { readonly kind: 'look' };

export class KernelModel {
  processes: Process[] = [];
  /** All CPU time that was ever used. */
  truth = 0;
  /** CPU time that cannot be known: orphans used it after the last look, and then ended. */
  unknowable = 0;
  processesEver = 0;
  #lastSeen = new Map<number, { parent: number; inclusive: number }>();
  #next = 100;

  constructor() {
    this.#fork(INIT);
  }

  happen(happening: Exclude<Happening, { kind: 'look' }>): void {
    const process = this.processes[happening.who % this.processes.length];
    if (process === undefined) return;
    switch (happening.kind) {
      case 'run':
        this.#run(process, happening.which, happening.cpu);
        return;
      case 'fork':
        this.#fork(process.pid);
        return;
      case 'new-thread':
        process.threads.push({ tid: this.#next++, cpu: 0 });
        return;
      case 'end-thread':
        endThread(process, happening.which);
        return;
      case 'exit':
        this.#exit(process);
    }
  }

  look(options: { countsThreads: boolean }): readonly CpuReading[] {
    this.#lastSeen = new Map(
      this.processes.map((one) => [one.pid, { parent: one.parent, inclusive: inclusive(one) }]),
    );
    return this.processes.map((one) => ({
      pid: one.pid,
      parent: one.parent,
      startTime: one.pid,
      ownCpu: cutToTicks(own(one)),
      reapedCpu: cutToTicks(one.reaped),
      threads: options.countsThreads
        ? one.threads.map(({ tid, cpu }) => ({ tid, cpu: nanoseconds(cpu) }))
        : undefined,
    }));
  }

  #run(process: Process, which: number, cpu: number): void {
    const thread = process.threads[which % process.threads.length];
    if (thread === undefined) return;
    thread.cpu += cpu;
    this.truth += cpu;
  }

  #fork(parent: number): void {
    const pid = this.#next++;
    // Nothing starts without running: the first thread never shows zero.
    const threads = [{ tid: pid, cpu: START }];
    this.truth += START;
    this.processesEver += 1;
    this.processes.push({ pid, parent, threads, endedThreads: 0, reaped: 0 });
  }

  #exit(process: Process): void {
    this.processes = this.processes.filter((other) => other !== process);
    for (const child of this.processes) if (child.parent === process.pid) child.parent = INIT;
    const parent = this.processes.find(({ pid }) => pid === process.parent);
    if (parent !== undefined) {
      parent.reaped += inclusive(process);
      return;
    }
    const seen = this.#lastSeen.get(process.pid);
    // Orphaned and ended between two looks: what was seen of it may hide behind what its former
    // parent's parent was told of others.
    const known = seen?.parent === INIT ? seen.inclusive : 0;
    this.unknowable += inclusive(process) - known;
  }
}

function endThread(process: Process, which: number): void {
  // The first thread cannot end before the process without becoming a zombie: leave it.
  const index = 1 + (which % Math.max(1, process.threads.length - 1));
  const [ended] = process.threads.splice(index, 1);
  process.endedThreads += ended?.cpu ?? 0;
}

const own = (process: Process): number =>
  process.endedThreads + process.threads.reduce((sum, { cpu }) => sum + cpu, 0);

const inclusive = (process: Process): number => own(process) + process.reaped;

/** User and system time, each cut by itself. */
function cutToTicks(cpu: number) {
  const user = Math.floor((cpu * 2) / 3);
  const cut = (part: number): number => Math.floor(part / TICK) * TICK;
  return nanoseconds(cut(user) + cut(cpu - user));
}
