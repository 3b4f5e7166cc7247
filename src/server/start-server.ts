// Starts an arm's server and returns it once it answers, and once it is known to be the one that answers.

import { resolve } from 'node:path';
import type { LoadTarget } from '../load/target.ts';
import type { Ambient } from '../machine/environment.ts';
import type { Excerpt } from '../telling-line.ts';
import { type Milliseconds, milliseconds, type Nanoseconds } from '../units.ts';
import { isPortFree } from './free-port.ts';
import {
  commandAt,
  type Place,
  type PortPlace,
  type TakenPlace,
  type WantedPlace,
} from './place.ts';
import { commandNotReady, serverNotReady } from './ready/not-ready.ts';
import { findListening, type Probe, type ProbePlan } from './ready/probe.ts';
import { type Ready, waitUntilReady } from './ready/readiness.ts';
import { type CommandReadiness, waitForCommand } from './ready/ready-command.ts';
import type { ServerSample } from './sampler.ts';
import { foreignAnswer, portTaken, serverExited, socketTaken } from './server-errors.ts';
import {
  environmentFor,
  type LaunchOptions,
  launchServer,
  type ServerExit,
  type ServerProcess,
  type StopReport,
} from './server-process.ts';
import { assignSocket, vacateSocket } from './unix-socket.ts';
import type { Others } from './who-listens.ts';

/** Where and how long to ask whether the server is ready. */
export interface ReadinessPlan extends ProbePlan {
  readonly timeout: Milliseconds;
  /** Run instead of asking for the path. */
  readonly command?: ReadyCommand | undefined;
}

interface ReadyCommand {
  /** Run by `sh -c`; `{port}` or `{socket}` is replaced. */
  readonly text: string;
  /** Beside the server's own environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface StartOptions extends Omit<LaunchOptions, 'hostname' | 'place'> {
  readonly place: WantedPlace;
  readonly readiness: ReadinessPlan;
}

/** A server that has answered. Disposing of it stops it. */
export interface RunningServer extends AsyncDisposable {
  readonly pid: number;
  readonly place: Place;
  /** Where it answered. */
  readonly target: LoadTarget;
  readonly logFile: string;
  /** From the start of the process to its first answer, or to the success of the command that waits for it. */
  readonly boot: Milliseconds;
  /** How long that answer took, once it was asked for; 0 where a command decided. */
  readonly firstAnswer: Milliseconds;
  readonly hasExited: boolean;
  /** Resolves when the command ends, for whatever reason; never rejects. */
  readonly exited: Promise<ServerExit>;
  /** The last lines it wrote, sanitised; 20 where no other number is asked for. */
  lastLines(count?: number): Excerpt;
  /** What its processes have used since the start; `undefined` where it was not measured. */
  sample(): ServerSample | undefined;
  /**
   * Time that all threads of its processes have waited for a CPU so far; never falls. `undefined` where
   * the kernel does not say. Cheap enough to call before and after a slice of 50 ms.
   */
  waited(): Nanoseconds | undefined;
  /** Whether the process that listens in its place came from its command. */
  answersItself(): 'yes' | 'no' | 'unknown';
  /** What came from its command and lives, and who else listens in its place. */
  findOthers(): Others;
  /** Ends everything that came from the command. Further calls return the same result. */
  stop(): Promise<StopReport>;
}

/**
 * @throws GateError `port-taken`, `socket-taken`, `socket-path-taken`, `socket-path-too-long`,
 * `command-not-started`, `server-exited`, `server-not-ready`, `foreign-answer`; the signal's reason when
 * aborted. It leaves nothing running when it throws.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  options.signal.throwIfAborted();
  const { hostname } = options.readiness;
  const place = await takePlace({ ...options, hostname });

  const server = await launchServer({ ...options, place, hostname }).catch((error: unknown) => {
    place[Symbol.dispose]();
    throw error;
  });
  try {
    const { target, took } = await proveReady(server, options);
    const boot = milliseconds(performance.now() - server.startedAt);
    return Object.assign(server, { target, boot, firstAnswer: took });
  } catch (error) {
    // The user needs the first error, not one of stopping.
    await server.stop().catch(() => undefined);
    throw error;
  }
}

async function proveReady(server: ServerProcess, options: StartOptions): Promise<Ready> {
  const { signal, readiness: plan } = options;
  const { place } = server;
  const probe: Probe = { ...plan, place };
  const died = new AbortController();
  void server.exited.then(() => died.abort());
  const { timeout } = plan;
  const over = AbortSignal.any([signal, died.signal]);
  const readiness =
    plan.command === undefined
      ? await waitUntilReady({ probe, timeout, signal: over })
      : await askCommand(plan.command, probe, { ...options, signal: over });

  signal.throwIfAborted();
  // Its death explains more than the last attempt. If something answered, it was not this server.
  if (server.hasExited) {
    const exit = await server.exited;
    throw serverExited({ exit, lastLines: exit.lastLines, place, others: server.findOthers() });
  }
  if (readiness.kind === 'not-ready') {
    const listening = { who: 'its processes', at: server.endpoints() } as const;
    const facts = { timeout, listening, lastLines: server.lastLines() };
    throw 'lastTry' in readiness
      ? commandNotReady({ ...facts, ...readiness })
      : serverNotReady({ ...facts, ...readiness, probe });
  }
  if (server.answersItself() === 'no') throw foreignAnswer(place, server.findOthers().stranger);
  return readiness;
}

async function askCommand(
  { text, env, logFile }: ReadyCommand,
  probe: Probe,
  options: StartOptions,
): Promise<Ready | Exclude<CommandReadiness, { kind: 'ready' }>> {
  const { place } = probe;
  const readiness = await waitForCommand({
    ...options,
    command: commandAt(text, place),
    env: environmentFor({ ...options, env: { ...options.env, ...env }, place }),
    logFile,
    timeout: options.readiness.timeout,
  });
  if (readiness.kind === 'not-ready') return readiness;
  return { kind: 'ready', target: await findListening(probe), took: milliseconds(0) };
}

interface Taking {
  readonly place: WantedPlace;
  /** As in the url. */
  readonly hostname: string;
  /** Directory of the server; absolute. */
  readonly cwd: string;
  readonly ambient: Ambient;
}

/**
 * Takes the place where a server is to listen, just before it is started.
 * @throws GateError `port-taken`, `socket-taken`, `socket-path-taken`, `socket-path-too-long`
 */
async function takePlace(taking: Taking): Promise<TakenPlace> {
  const { place } = taking;
  if (place.kind === 'port') return await takePort(place, taking);
  return place.path === undefined
    ? takeNewSocket(taking)
    : await takeSocket(resolve(taking.cwd, place.path), taking);
}

async function takePort(place: PortPlace, { hostname }: Taking): Promise<TakenPlace> {
  if (!(await isPortFree(place.port))) throw portTaken(hostname, place);
  return { ...place, [Symbol.dispose]: () => undefined };
}

function takeNewSocket({ ambient }: Taking): TakenPlace {
  const socket = assignSocket(ambient);
  const { path } = socket;
  return {
    kind: 'socket',
    path,
    choice: 'assigned',
    [Symbol.dispose]: () => socket[Symbol.dispose](),
  };
}

/** The socket file that the server leaves behind stays: the next start removes it. */
async function takeSocket(path: string, { hostname }: Taking): Promise<TakenPlace> {
  const place = { kind: 'socket', path, choice: 'fixed' } as const;
  if (!(await vacateSocket(path))) throw socketTaken(hostname, place);
  return { ...place, [Symbol.dispose]: () => undefined };
}
