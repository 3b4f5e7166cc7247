// One run of the server's command with its guard, log, process family and sampler, and how it ends.

import { dirname } from 'node:path';
import type { Ambient } from '../machine/environment.ts';
import { FamilyMark } from '../machine/family-mark.ts';
import { type Endpoint, findEndpoints } from '../machine/port-holder.ts';
import { ProcessFamily } from '../machine/process-family.ts';
import { readProcessStat } from '../machine/process-stat.ts';
import type { Excerpt } from '../telling-line.ts';
import { type Milliseconds, milliseconds, type Nanoseconds, seconds } from '../units.ts';
import { endProcesses, isInGroup } from './end-processes.ts';
import { type Guard, startGuard } from './guard.ts';
import { becomesFree, commandAt, type Place, type TakenPlace, variablesAt } from './place.ts';
import { Sampler, type ServerSample } from './sampler.ts';
import { scrubEnvironment } from './scrub-environment.ts';
import { serverNotSeen, serverNotStopped } from './server-errors.ts';
import { ServerLog } from './server-log.ts';
import { type Shell, type ShellExit, startShell } from './shell.ts';
import { answersItself, findOthers, type LaunchedCommand, type Others } from './who-listens.ts';

const GRACE: Milliseconds = seconds(5);
const FREE_PATIENCE: Milliseconds = seconds(2);
/** Set in the environment of the command and all its descendants. */
const MARK = 'PERF_GATE_SERVER_ID';

export interface LaunchOptions {
  /** Run by `sh -c`; every `{port}` or `{socket}` is replaced. */
  readonly command: string;
  /** Absolute path. */
  readonly cwd: string;
  readonly hostname: string;
  /** Disposed of when the server has been stopped. */
  readonly place: TakenPlace;
  /** Our own environment; scrubbed here. */
  readonly ambient: Ambient;
  /** The user's additions. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** From SIGTERM to SIGKILL. */
  readonly grace?: Milliseconds;
  /** Stops the server, at any time. */
  readonly signal: AbortSignal;
}

/** How the command ended, and the last lines it wrote. */
export interface ServerExit extends ShellExit {
  readonly lastLines: Excerpt;
}

export interface StopReport {
  /** Whether it had ended already, ended on SIGTERM, or had to be killed. */
  readonly how: 'gone' | 'sigterm' | 'sigkill';
  /** Processes that had left the group and had to be found. */
  readonly strays: number;
  /** Whether nothing listens in its place any more. */
  readonly placeFree: boolean;
}

interface Parts {
  readonly shell: Shell;
  readonly guard: Guard;
  readonly family: ProcessFamily;
  readonly log: ServerLog;
  readonly mark: FamilyMark;
  readonly startedAt: Milliseconds;
}

/** Starts the command but does not wait until it serves. If it throws, the caller disposes of the place. */
export async function launchServer(options: LaunchOptions): Promise<ServerProcess> {
  const log = await ServerLog.open(options.logFile, { path: options.ambient.PATH });
  try {
    return await launchLogged(options, log);
  } catch (error) {
    log[Symbol.dispose]();
    throw error;
  }
}

async function launchLogged(options: LaunchOptions, log: ServerLog): Promise<ServerProcess> {
  const mark = new FamilyMark(MARK, dirname(options.logFile));
  try {
    return await launchMarked(options, log, mark);
  } catch (error) {
    mark[Symbol.dispose]();
    throw error;
  }
}

async function launchMarked(
  options: LaunchOptions,
  log: ServerLog,
  mark: FamilyMark,
): Promise<ServerProcess> {
  const guard = startGuard({ mark, path: options.ambient.PATH });
  try {
    const startedAt = milliseconds(performance.now());
    const shell = await startShell({
      command: commandAt(options.command, options.place),
      cwd: options.cwd,
      env: environmentFor(options),
      input: 'open',
      outputs: log.outputs,
      mark,
    });
    guard.watch(shell.pid);
    log.closeOutputs();
    const family = new ProcessFamily({ founder: shell.pid, mark });
    return new ServerProcess(options, { shell, guard, family, log, mark, startedAt });
  } catch (error) {
    await guard.dismiss();
    throw error;
  }
}

/** Where the user fixed the place, the user's variables win: the url may name another port. */
export function environmentFor({
  ambient,
  env,
  place,
}: Pick<LaunchOptions, 'ambient' | 'env'> & { readonly place: Place }): Record<string, string> {
  const ours = variablesAt(place);
  const scrubbed = scrubEnvironment(ambient, { ...ours, ...env });
  return place.choice === 'assigned' ? { ...scrubbed, ...ours } : scrubbed;
}

export class ServerProcess implements AsyncDisposable {
  readonly pid: number;
  /** `performance.now()` just before its command was. */
  readonly startedAt: Milliseconds;
  readonly place: TakenPlace;
  readonly logFile: string;
  /** Resolves when the command ends, for whatever reason; never rejects. */
  readonly exited: Promise<ServerExit>;
  readonly #command: LaunchedCommand;
  readonly #grace: Milliseconds;
  readonly #parts: Parts;
  readonly #sampler: Sampler;
  readonly #signal: AbortSignal;
  readonly #onAbort = (): void => void this.stop().catch(() => undefined);
  #stopping: Promise<StopReport> | undefined;

  constructor(options: LaunchOptions, parts: Parts) {
    this.pid = parts.shell.pid;
    this.startedAt = parts.startedAt;
    this.place = options.place;
    this.logFile = options.logFile;
    this.#grace = options.grace ?? GRACE;
    this.#parts = parts;
    const own = readProcessStat(this.pid);
    this.#command = {
      family: parts.family,
      hostname: options.hostname,
      place: options.place,
      startTime: typeof own === 'string' ? undefined : own.startTime,
    };
    this.#signal = options.signal;
    this.#sampler = new Sampler(parts.family);
    this.exited = this.#waitForExit();
    this.#signal.addEventListener('abort', this.#onAbort);
    if (this.#signal.aborted) this.#onAbort();
  }

  get hasExited(): boolean {
    return this.#parts.shell.hasExited;
  }

  /** The last lines it wrote, sanitised; 20 where no other number is asked for. */
  lastLines(count?: number): Excerpt {
    return this.#parts.log.lastLines(count);
  }

  sample(): ServerSample | undefined {
    return this.#sampler.sample();
  }

  waited(): Nanoseconds | undefined {
    return this.#sampler.waited();
  }

  /** Whether the process that listens in our place came from our command; `unknown` where /proc does not say. */
  answersItself(): 'yes' | 'no' | 'unknown' {
    return answersItself(this.#command);
  }

  /** What came from the command and lives, and who else listens in its place. */
  findOthers(): Others {
    return findOthers(this.#command);
  }

  /** Where its processes accept connections; `undefined` where that is unknown. */
  endpoints(): readonly Endpoint[] | undefined {
    const members = this.#parts.family.findLivingAfresh();
    return members === 'blind' ? undefined : findEndpoints(members.map(({ pid }) => pid));
  }

  /**
   * Ends everything that came from the command. Further calls return the same result.
   *
   * @throws GateError `server-not-stopped` when a process survives SIGKILL
   */
  stop(): Promise<StopReport> {
    this.#stopping ??= this.#end();
    return this.#stopping;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #end(): Promise<StopReport> {
    const { shell, family, guard } = this.#parts;
    using log = this.#parts.log;
    using _mark = this.#parts.mark;
    using place = this.place;
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#sampler[Symbol.dispose]();
    const living = family.findLivingAfresh();
    const strays = living === 'blind' ? [] : living.filter((process) => !isInGroup(shell)(process));
    const ending = await endProcesses({ shell, family }, this.#grace);
    // If something survived the guard stays: it tries again when we are gone.
    if (ending.kind === 'survived') throw serverNotStopped(ending.pids);
    if (ending.kind === 'unseen') throw serverNotSeen();
    await Promise.all([guard.dismiss(), log.drain()]);
    return {
      how: ending.kind,
      strays: strays.length,
      placeFree: await becomesFree(place, FREE_PATIENCE),
    };
  }

  async #waitForExit(): Promise<ServerExit> {
    const exit = await this.#parts.shell.exited;
    await this.#parts.log.drain();
    return { ...exit, lastLines: this.lastLines() };
  }
}
