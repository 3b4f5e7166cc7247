// A server under load: runs phases slice by slice, and keeps book of what it used and how it fared.

import type { ServerLoad, SliceLoad } from '../load/load-generator.ts';
import { countFailures } from '../measure/failure-class.ts';
import { Histogram } from '../measure/histogram.ts';
import { mergeSlices } from '../measure/merge.ts';
import type { Phase, PhaseResult, ServerUse } from '../measure/run-record.ts';
import { type Milliseconds, milliseconds, nanoseconds } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { Incident } from '../verdict/incident.ts';
import type { ArmServer } from './arm-server.ts';
import type { PhaseScheme } from './block-scheme.ts';
import { sliceCost } from './slice-scheme.ts';

/** CPU time and answers of some slices; `cpu` is `undefined` where nobody could see it. */
type Use = Pick<ServerUse, 'cpu' | 'answers' | 'elapsed'>;

/** How much longer than planned a phase may take before it is cut short. */
const PATIENCE = 1.5;

export interface LoadedPhase {
  readonly result: PhaseResult;
  readonly use: Use;
}

const NOTHING_OPENED: Pick<PhaseResult, 'connectionsOpened' | 'connectTime'> = {
  connectionsOpened: 0,
  connectTime: new Histogram(),
};

export class LoadedServer {
  readonly #server: ArmServer;
  readonly #load: ServerLoad;
  readonly #signal: AbortSignal;
  readonly #block: number;
  readonly #incidents: Incident[] = [];
  #opened = NOTHING_OPENED;

  constructor(parts: { server: ArmServer; load: ServerLoad; signal: AbortSignal; block: number }) {
    this.#server = parts.server;
    this.#load = parts.load;
    this.#signal = parts.signal;
    this.#block = parts.block;
  }

  get incidents(): readonly Incident[] {
    return this.#incidents;
  }

  /** Load whose measurements are thrown away, but for what it took to open the connections. */
  async warmUp(duration: Milliseconds): Promise<void> {
    if (duration === 0) return;
    const closed = { kind: 'closed' } as const;
    const result = await this.#slice({ shape: closed, settle: milliseconds(0), window: duration });
    if (this.#load.greeting.isPersistent) this.#opened = result;
    await this.#lookAfter('warm-up');
  }

  /** `capacity`, with the connections that the warm-up opened for it. */
  withOpened(capacity: PhaseResult): PhaseResult {
    return {
      ...capacity,
      connectionsOpened: capacity.connectionsOpened + this.#opened.connectionsOpened,
      connectTime: Histogram.merged([capacity.connectTime, this.#opened.connectTime]),
    };
  }

  /**
   * Ends early when the server has died, when a whole slice went by without one success, and when
   * slices take so long (each may have to wait for a request that times out) that the budget would go.
   */
  async runPhase(
    phase: Phase,
    shape: SliceLoad['shape'],
    scheme: PhaseScheme,
    onSlice: (done: number) => void,
  ): Promise<LoadedPhase> {
    const { slices, settle, window } = scheme;
    const patience = performance.now() + PATIENCE * slices * sliceCost(scheme);
    const isGoingOn = () => this.#incidents.length === 0 && performance.now() < patience;
    const results: PhaseResult[] = [];
    const uses: Use[] = [];
    while (results.length < slices && isGoingOn()) {
      const before = this.#server.sample()?.cpu;
      const result = await this.#slice({ shape, settle, window });
      const after = this.#server.sample()?.cpu;
      results.push(result);
      uses.push({ cpu: spent(before, after), answers: answersIn(result), elapsed: result.elapsed });
      onSlice(results.length);
      await this.#lookAfter(phase);
      if (answeredNothing(result)) break;
    }
    return { result: mergeSlices(results), use: addUp(uses) };
  }

  /** Looks once more that the answers came from the processes we started. */
  provePlace(): void {
    if (this.#server.answersItself() !== 'no') return;
    this.#incidents.push({
      kind: 'foreign-answer',
      text: `A process that perf-gate did not start holds port ${this.#server.target.port}, so its answers were measured.`,
    });
  }

  peaks(): Pick<ServerUse, 'peakMemory' | 'processes'> {
    const sample = this.#server.sample();
    return { peakMemory: sample?.peakMemory, processes: sample?.processes };
  }

  #slice(load: SliceLoad): Promise<PhaseResult> {
    return unlessAborted(this.#signal, () => this.#load.run(load));
  }

  async #lookAfter(phase: Phase | 'warm-up'): Promise<void> {
    const cause = await this.#server.causeOfDeath();
    if (cause === undefined) return;
    const when = this.#block === 0 ? 'while it was tried out' : `in block ${this.#block}`;
    const text = `The server died under load, ${when} (${phase}). ${cause}`;
    this.#incidents.push({ kind: 'server-died', phase, block: this.#block, text });
  }
}

function addUp(uses: readonly Use[]): Use {
  const cpus = uses.flatMap(({ cpu }) => cpu ?? []);
  return {
    cpu: cpus.length < uses.length || cpus.length === 0 ? undefined : nanoseconds(sum(cpus)),
    answers: sum(uses.map(({ answers }) => answers)),
    elapsed: milliseconds(sum(uses.map(({ elapsed }) => elapsed))),
  };
}

const spent = (before: number | undefined, after: number | undefined) =>
  before === undefined || after === undefined ? undefined : nanoseconds(after - before);

/** All that the server worked for: expected answers and those that were not. */
function answersIn({ requests }: PhaseResult): number {
  return sum(
    [...requests.values()].map(
      ({ ok, failures }) =>
        ok + (failures['unexpected-status']?.count ?? 0) + (failures['body-mismatch']?.count ?? 0),
    ),
  );
}

function answeredNothing({ requests }: PhaseResult): boolean {
  const results = [...requests.values()];
  const failed = sum(results.map(({ failures }) => countFailures(failures)));
  return failed > 0 && results.every(({ ok }) => ok === 0);
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
