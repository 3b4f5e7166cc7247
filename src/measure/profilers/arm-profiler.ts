// What looks at one server while it is loaded: the server itself, py-spy, or the user's command.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import { readExecutable } from '../../machine/executable.ts';
import type { ProfilePlan, ServerPlan } from '../../plan/plan.ts';
import { readProfile, type Stack } from '../../profile/read-profile.ts';
import type { Arm } from '../../record/run-record.ts';
import type { Milliseconds } from '../../units.ts';
import type { MeasurePorts } from '../ports.ts';
import type { LoadedServer } from '../servers/loaded-server.ts';
import { isOnPath, type ProfilerCommand, PY_SPY, runProfiler } from './command-profiler.ts';
import { loadFor, loadUntil } from './load-while.ts';
import { NodeProfiler } from './node-profiler.ts';
import {
  NO_PROCESS,
  NO_PY_SPY,
  NOT_ALLOWED,
  NoProfile,
  REFUSED,
  sayNothingWritten,
  sayUnread,
} from './why-none.ts';

/** What was seen of one version. */
export interface Seen {
  readonly profiler: string;
  readonly stacks: readonly Stack[];
}

type Started = Extract<ServerPlan, { kind: 'started' }>;

interface ProfilerOptions {
  readonly plan: ProfilePlan;
  readonly arm: Arm;
  readonly server: Started;
  /** How long it looks. */
  readonly time: Milliseconds;
}

/** Open it before the server is started. Disposing of it removes its folder, and leaves the raw profiles. */
export class ArmProfiler implements Disposable {
  /** What the server is to be started with. */
  readonly environment: Started['env'];
  /** Its own: the logs of judged blocks must stay, because they show what was judged. */
  readonly folder: string;
  readonly #options: ProfilerOptions;
  readonly #ports: MeasurePorts;
  readonly #node: NodeProfiler | undefined;

  constructor(options: ProfilerOptions, ports: MeasurePorts) {
    const { plan, arm, server } = options;
    this.#options = options;
    this.#ports = ports;
    this.folder = join(ports.logs, `profiling-${arm}`);
    mkdirSync(this.folder, { recursive: true });
    // Any start command may lead to Node.js; what is none does not read its variable.
    this.#node = plan.kind === 'auto' ? new NodeProfiler(join(this.folder, 'node')) : undefined;
    const own = server.env.NODE_OPTIONS ?? ports.ambient.NODE_OPTIONS;
    this.environment = { ...server.env, ...this.#node?.variables(own) };
  }

  /**
   * Loads the server meanwhile.
   * @throws NoProfile; GateError where a command fails
   */
  async profile(loaded: LoadedServer): Promise<Seen> {
    const pid = loaded.busiest();
    const { plan } = this.#options;
    if (plan.kind === 'command') {
      return await this.#watch(loaded, pid, { name: 'profile', command: plan.command });
    }
    const program = pid === undefined ? undefined : readExecutable(pid)?.name;
    if (program === 'python' && pid !== undefined) return await this.#watchPython(loaded, pid);
    return await this.#letProfileItself(loaded, program);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #letProfileItself(loaded: LoadedServer, program: string | undefined): Promise<Seen> {
    const { time } = this.#options;
    this.#node?.begin();
    await loadFor(loaded, time);
    const texts = (await this.#node?.stop(this.#ports.signal)) ?? [];
    if (texts.length === 0) throw new NoProfile(sayNothingWritten(program));
    return this.#read('Node.js', texts, 'cpuprofile');
  }

  async #watchPython(loaded: LoadedServer, pid: number): Promise<Seen> {
    const { PATH } = this.#ports.ambient;
    if (!isOnPath('py-spy', PATH)) throw new NoProfile(NO_PY_SPY);
    try {
      return await this.#watch(loaded, firstPython(pid, loaded.parents()), PY_SPY);
    } catch (error) {
      if (error instanceof GateError && error.details.some((line) => REFUSED.test(line))) {
        throw new NoProfile(NOT_ALLOWED);
      }
      throw error;
    }
  }

  async #watch(
    loaded: LoadedServer,
    pid: number | undefined,
    profiler: ProfilerCommand,
  ): Promise<Seen> {
    if (pid === undefined) throw new NoProfile(NO_PROCESS);
    const { arm, server, time } = this.#options;
    const { ambient, logs, signal } = this.#ports;
    const text = await loadUntil(loaded, time, () =>
      runProfiler({
        profiler,
        pid,
        time,
        target: loaded.target,
        folder: this.folder,
        cwd: server.cwd,
        ambient,
        env: { ...server.env, PERF_GATE_ARM: arm },
        logFile: join(logs, `profile-${arm}.log`),
        signal,
      }),
    );
    return this.#read(profiler.name, [text], 'txt');
  }

  /** Keeps each as it was written, for a tool that shows more of it. */
  #read(profiler: string, texts: readonly string[], end: string): Seen {
    const { arm, server } = this.#options;
    const stacks = texts.flatMap((text, index) => {
      const read = readProfile(text, server.cwd);
      if (read === undefined || read.length === 0) return [];
      const number = texts.length === 1 ? '' : `-${index + 1}`;
      writeFileSync(join(this.#ports.logs, `profile-${arm}${number}.${end}`), text);
      return read;
    });
    if (stacks.length === 0) throw new NoProfile(sayUnread(profiler));
    return { profiler, stacks };
  }
}

/** py-spy looks at the children of what it is pointed at, so at all workers of their master. */
function firstPython(pid: number, parents: ReadonlyMap<number, number>): number {
  const parent = parents.get(pid);
  if (parent === undefined || !parents.has(parent)) return pid;
  return readExecutable(parent)?.name === 'python' ? firstPython(parent, parents) : pid;
}
