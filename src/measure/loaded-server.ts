// A server under load: runs slices, and keeps book of what it used and how it fared.

import type { FirstAnswer } from '../load/first-answers.ts';
import type { MeasuredSlice, ServerLoad, SliceLoad } from '../load/load-generator.ts';
import type { LoadTarget } from '../load/target.ts';
import type { SeenSlice } from '../record/clean.ts';
import { countFailures } from '../record/failure-class.ts';
import { Histogram } from '../record/histogram.ts';
import type { Incident } from '../record/incident.ts';
import type { Arm, Phase, PhaseResult, ServerUse } from '../record/run-record.ts';
import { sum } from '../record/sum.ts';
import { type Milliseconds, milliseconds } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { ArmServer } from './arm-server.ts';
import { placementOf } from './placement.ts';
import type { SliceScheme } from './slice-scheme.ts';
import { evidenceOf, nanosecondsBetween, type SliceUse, totalOf, useOf } from './slice-use.ts';

/** One slice of a phase; `reopens`: on connections opened anew. */
export interface SliceInput extends SliceScheme {
  readonly phase: Phase;
  readonly shape: SliceLoad['shape'];
  readonly reopens: boolean;
}

const NOTHING_OPENED: Pick<PhaseResult, 'connectionsOpened' | 'connectTime'> = {
  connectionsOpened: 0,
  connectTime: new Histogram(),
};

export interface LoadedServerParts {
  readonly arm: Arm;
  readonly server: ArmServer;
  readonly load: ServerLoad;
  readonly signal: AbortSignal;
  readonly block: number;
}

/** Disposing of it stops the server. */
export class LoadedServer implements AsyncDisposable {
  readonly arm: Arm;
  readonly startedAt = new Date().toISOString();
  readonly #parts: LoadedServerParts;
  readonly #incidents: Incident[] = [];
  readonly #seen: Readonly<Record<Phase, SeenSlice[]>> = { capacity: [], 'fixed-rate': [] };
  readonly #uses: SliceUse[] = [];
  #opened = NOTHING_OPENED;
  #added: PhaseResult | undefined;
  #ended: Pick<ServerUse, 'peakMemory' | 'processes' | 'placement'> = {
    peakMemory: undefined,
    processes: undefined,
    placement: undefined,
  };

  constructor(parts: LoadedServerParts) {
    this.arm = parts.arm;
    this.#parts = parts;
  }

  get boot(): Milliseconds | undefined {
    return this.#parts.server.boot;
  }

  get target() {
    return this.#parts.server.target;
  }

  get firstAnswers(): readonly FirstAnswer[] {
    return this.#parts.load.firstAnswers;
  }

  get keepsConnections(): boolean {
    return this.#parts.load.isPersistent;
  }

  get incidents(): readonly Incident[] {
    return this.#incidents;
  }

  /** Load whose measurements are thrown away, but for what it took to open the connections. */
  async warmUp(duration: Milliseconds): Promise<void> {
    if (duration === 0) return;
    const closed = { kind: 'closed' } as const;
    const { result } = await this.#run({
      shape: closed,
      settle: milliseconds(0),
      window: duration,
    });
    if (this.keepsConnections) this.#opened = result;
    await this.#lookAfter('warm-up');
  }

  async runSlice(order: SliceInput): Promise<void> {
    const { load, signal, server } = this.#parts;
    if (order.reopens) await unlessAborted(signal, () => load.reopen());
    const before = order.phase === 'capacity' ? server.sample() : undefined;
    const waitedBefore = server.waited();
    const slice = await this.#run(order);
    const waited = nanosecondsBetween(waitedBefore, server.waited());
    if (order.phase === 'capacity') {
      this.#uses.push({ ...useOf(slice.result, before, server.sample()), waited });
    }
    const evidence = order.phase === 'fixed-rate' ? evidenceOf(slice, waited) : undefined;
    this.#seen[order.phase].push({ result: slice.result, waits: evidence });
    await this.#lookAfter(order.phase);
  }

  /** More slices would not tell more: it has died, or its last one had no success. */
  isLost(phase: Phase): boolean {
    const last = this.#seen[phase].at(-1);
    return this.#incidents.length > 0 || (last !== undefined && answeredNothing(last.result));
  }

  /** The slices of a phase, oldest first. */
  seen(phase: Phase): readonly SeenSlice[] {
    return this.#seen[phase];
  }

  /** `capacity`, with the connections that the warm-up opened for it. */
  withOpened(capacity: PhaseResult): PhaseResult {
    return {
      ...capacity,
      connectionsOpened: capacity.connectionsOpened + this.#opened.connectionsOpened,
      connectTime: Histogram.merged([capacity.connectTime, this.#opened.connectTime]),
    };
  }

  /** What requests did that are new with this version. */
  get added(): PhaseResult | undefined {
    return this.#added;
  }

  noteAdded(added: PhaseResult): void {
    this.#added = added;
  }

  /** What it used at capacity, and the most it ever held. */
  use(): ServerUse {
    return {
      cpu: totalOf(this.#uses.map(({ cpu }) => cpu)),
      waited: totalOf(this.#uses.map(({ waited }) => waited)),
      answers: sum(this.#uses, ({ answers }) => answers),
      elapsed: milliseconds(sum(this.#uses, ({ elapsed }) => elapsed)),
      ...this.#ended,
    };
  }

  /** To be called while it still runs: looks at its processes, and whether the answers were its own. */
  closeBook(): void {
    const { server } = this.#parts;
    const sample = server.sample();
    const taken = this.#uses.map(({ byProcess }) => byProcess);
    this.#ended = {
      peakMemory: sample?.peakMemory,
      processes: sample?.processes,
      placement: placementOf(taken, sample?.parents ?? new Map()),
    };
    if (this.#incidents.length > 0 || server.answersItself() !== 'no') return;
    this.#incidents.push({
      kind: 'foreign-answer',
      text: `A process that perf-gate did not start holds ${describePlace(server.target)}, so its answers were measured.`,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await using _server = this.#parts.server;
    await this.#parts.load[Symbol.asyncDispose]();
  }

  #run({ shape, settle, window }: SliceLoad): Promise<MeasuredSlice> {
    const { load, signal } = this.#parts;
    return unlessAborted(signal, () => load.run({ shape, settle, window }));
  }

  async #lookAfter(phase: Phase | 'warm-up'): Promise<void> {
    const { server, arm, block } = this.#parts;
    const cause = await server.causeOfDeath();
    if (cause === undefined) return;
    const whose = arm === 'baseline' ? "The baseline's server" : 'The server';
    const when = block === 0 ? 'while it was tried out' : `in block ${block}`;
    const text = `${whose} died under load, ${when} (${phase}). ${cause}`;
    this.#incidents.push({ kind: 'server-died', arm, phase, block, text });
  }
}

const describePlace = ({ unixSocket, port }: LoadTarget): string =>
  unixSocket === undefined ? `port ${port}` : `the Unix socket ${unixSocket}`;

function answeredNothing({ requests }: PhaseResult): boolean {
  const results = [...requests.values()];
  const failed = sum(results, ({ failures }) => countFailures(failures));
  return failed > 0 && results.every(({ ok }) => ok === 0);
}
