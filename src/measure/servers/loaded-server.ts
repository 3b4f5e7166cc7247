// A server under load: runs slices, and notes what they returned and what the server used.

import type { FirstAnswer } from '../../load/first-answers.ts';
import type { MeasuredSlice, ServerLoad, SliceLoad } from '../../load/load-generator.ts';
import type { Executable } from '../../machine/executable.ts';
import { type MachineUse, markMachine, useBetween } from '../../machine/machine-use.ts';
import type { SeenSlice } from '../../record/clean.ts';
import type { Incident } from '../../record/incident.ts';
import type { ErrorCount } from '../../record/metrics.ts';
import type { Arm, OthersUse, Phase, PhaseResult, ServerUse } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import type { ServerSample } from '../../server/sampler.ts';
import { type LogRatio, type Milliseconds, milliseconds, type Ratio, rate } from '../../units.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import { CALIBRATION } from '../block-scheme.ts';
import type { RunSliceInput } from '../slice-scheme.ts';
import { errorsIn, sumErrors } from '../warm-up/failures.ts';
import type { Warmed, WarmUpSlice } from '../warm-up/warm-up.ts';
import { fallOf, type LoadCost } from '../warm-up/warmth.ts';
import type { ArmServer } from './arm-server.ts';
import { othersOf } from './others.ts';
import { busiestIn, placementOf } from './placement.ts';
import { programsOf } from './programs.ts';
import type { Session } from './set-up.ts';
import {
  answeredNothing,
  cpuWaitsOf,
  type EndOfUse,
  NOT_ENDED,
  NOTHING_OPENED,
  nanosecondsBetween,
  openedIn,
  type SliceUse,
  totalOf,
  useOf,
} from './slice-use.ts';

interface LoadedServerParts {
  readonly arm: Arm;
  readonly server: ArmServer;
  readonly session: Pick<Session, 'fill' | 'tearDown'>;
  readonly load: ServerLoad;
  readonly signal: AbortSignal;
  readonly block: number;
  /** Share of the machine that others used before; `undefined` where that is unknown. */
  readonly background: Ratio | undefined;
}

const CLOSED = { kind: 'closed' } as const;

/** Disposing of it stops the server. */
export class LoadedServer implements Warmed, AsyncDisposable {
  readonly arm: Arm;
  readonly startedAt = new Date().toISOString();
  readonly #parts: LoadedServerParts;
  readonly #incidents: Incident[] = [];
  readonly #seen: Readonly<Record<Phase, SeenSlice[]>> = { capacity: [], 'fixed-rate': [] };
  readonly #uses: SliceUse[] = [];
  readonly #warmUps: LoadCost[] = [];
  #warmUpErrors: ErrorCount = { sent: 0, errors: 0 };
  #warmedBefore: ServerSample | undefined;
  readonly #machine: (MachineUse | undefined)[] = [];
  #opened = NOTHING_OPENED;
  #added: PhaseResult | undefined;
  #programs: readonly Executable[] = [];
  #ended: EndOfUse = NOT_ENDED;

  constructor(parts: LoadedServerParts) {
    this.arm = parts.arm;
    this.#parts = parts;
  }

  get boot(): Milliseconds | undefined {
    return this.#parts.server.boot;
  }

  /**
   * What the first answers of its processes took, added up: the one that showed that it is ready, and that
   * to each request. `undefined` where one was none at the first try, and for a server that ran already.
   */
  get firstAnswersTook(): Milliseconds | undefined {
    const { server, load } = this.#parts;
    if (server.firstAnswer === undefined) return undefined;
    if (load.firstAnswers.some(({ failure, tries }) => failure || tries > 1)) return undefined;
    return milliseconds(server.firstAnswer + sum(load.firstAnswers, ({ took }) => took));
  }

  get target() {
    return this.#parts.server.target;
  }

  get session(): LoadedServerParts['session'] {
    return this.#parts.session;
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

  /** One slice whose measurements are thrown away, except the time it took to open the connections. */
  async warmUp(window: Milliseconds): Promise<WarmUpSlice> {
    // What the server compiles while it rests belongs to the warm-up, too.
    const before = this.#warmedBefore ?? this.#parts.server.sample();
    const waitedBefore = this.#parts.server.waited();
    const slice = { shape: CLOSED, settle: milliseconds(0), window };
    const measured = await this.#run(slice, `warm-up ${this.#warmUps.length}`);
    const waited = nanosecondsBetween(waitedBefore, this.#parts.server.waited());
    this.#warmedBefore = this.#parts.server.sample();
    const { result } = measured;
    const { cpu, answers, elapsed } = useOf(measured, before, this.#warmedBefore);
    this.#warmUps.push({ cpu, waited, answers, elapsed });
    if (this.keepsConnections) this.#opened = openedIn([this.#opened, result]);
    this.#warmUpErrors = sumErrors([this.#warmUpErrors, errorsIn(result)]);
    await this.#lookAfter('warm-up');
    return { rate: rate(answers, elapsed), answers, elapsed };
  }

  /** What was sent in the warm-up, and what of it failed. */
  get warmUpErrors(): ErrorCount {
    return this.#warmUpErrors;
  }

  /** How much cheaper answers became in the warm-up and at capacity so far; see `fallOf`. */
  fall(): LogRatio | undefined {
    return fallOf([...this.#warmUps, ...this.#uses]);
  }

  async runSlice(slice: RunSliceInput): Promise<void> {
    const { load, signal, server, background } = this.#parts;
    if (slice.reopens) await unlessAborted(signal, () => load.reopen());
    const mark = slice.phase === 'capacity' && background !== undefined ? markMachine() : undefined;
    const before = slice.phase === 'capacity' ? server.sample() : undefined;
    const waitedBefore = server.waited();
    const measured = await this.#run(slice, `${slice.phase} ${this.#seen[slice.phase].length}`);
    const waited = nanosecondsBetween(waitedBefore, server.waited());
    if (slice.phase === 'capacity') {
      this.#uses.push({ ...useOf(measured, before, server.sample()), waited });
      this.#machine.push(mark && useBetween(mark, markMachine()));
    }
    const waits = slice.phase === 'fixed-rate' ? cpuWaitsOf(measured, waited) : undefined;
    this.#seen[slice.phase].push({ result: measured.result, waits });
    await this.#lookAfter(slice.phase);
  }

  /** More slices would be useless: it has died, or its last slice had no success. */
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
    return { ...capacity, ...openedIn([capacity, this.#opened]) };
  }

  /** Results of requests that are new with this version. */
  get added(): PhaseResult | undefined {
    return this.#added;
  }

  noteAdded(added: PhaseResult): void {
    this.#added = added;
  }

  /** CPU time at capacity, and peak memory. */
  use(): ServerUse {
    const cpu = totalOf(this.#uses.map((use) => use.cpu));
    return {
      // No process answers for nothing: these are not the ones that did, or the kernel does not count.
      cpu: cpu === 0 ? undefined : cpu,
      waited: totalOf(this.#uses.map(({ waited }) => waited)),
      answers: sum(this.#uses, ({ answers }) => answers),
      elapsed: milliseconds(sum(this.#uses, ({ elapsed }) => elapsed)),
      ...this.#ended,
    };
  }

  /** The process that took most CPU time at capacity so far; `undefined` where that is unknown. */
  busiest(): number | undefined {
    return busiestIn(this.#uses.map(({ byProcess }) => byProcess));
  }

  /** The parent of each living process. */
  parents(): ReadonlyMap<number, number> {
    return this.#parts.server.sample()?.parents ?? new Map();
  }

  /** The executables that did its work; known after `noteEnd`. */
  get programs(): readonly Executable[] {
    return this.#programs;
  }

  /** What other processes used meanwhile. */
  others(): OthersUse | undefined {
    return othersOf(this.#machine, this.use().cpu, this.#parts.background);
  }

  /** Call it while the server runs: reads its processes, and whether the answers were its own. */
  noteEnd(): void {
    const { server } = this.#parts;
    const sample = server.sample();
    const taken = this.#uses.map(({ byProcess }) => byProcess);
    this.#ended = {
      peakMemory: sample?.peakMemory,
      processes: sample?.processes,
      placement: placementOf(taken, sample?.parents ?? new Map()),
    };
    this.#programs = programsOf(taken);
    if (this.#incidents.length > 0) return;
    const foreign = server.foreignAnswer();
    if (foreign === undefined) return;
    const text = `${foreign} So the answers of that process were measured.`;
    this.#incidents.push({ kind: 'foreign-answer', text });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await using _server = this.#parts.server;
    await this.#parts.load[Symbol.asyncDispose]();
    await this.#parts.session.tearDown();
  }

  /** @param turn within the block: those of one name in both versions belong together */
  #run({ shape, settle, window }: SliceLoad, turn: string): Promise<MeasuredSlice> {
    const slice = { shape, settle, window, turn: `block ${this.#parts.block}, ${turn}` };
    return unlessAborted(this.#parts.signal, () => this.#parts.load.run(slice));
  }

  async #lookAfter(phase: Phase | 'warm-up'): Promise<void> {
    const { server, arm, block } = this.#parts;
    const cause = await server.causeOfDeath();
    if (cause === undefined) return;
    const whose = arm === 'baseline' ? "The baseline's server" : 'The server';
    const when = block === CALIBRATION ? 'during the calibration' : `in block ${block}`;
    const text = `${whose} died under load, ${when} (${phase}). ${cause}`;
    this.#incidents.push({ kind: 'server-died', arm, phase, block, text });
  }
}
