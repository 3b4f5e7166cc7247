// Starts an arm's server and returns it once it has proved that it serves, and that it is the one.

import { type Milliseconds, milliseconds, type Nanoseconds } from '../units.ts';
import { isPortFree } from './free-port.ts';
import { waitUntilReady } from './readiness.ts';
import type { ServerSample } from './sampler.ts';
import { foreignAnswer, portTaken, serverExited, serverNotReady } from './server-errors.ts';
import {
  type LaunchOptions,
  launchServer,
  type ServerExit,
  type ServerProcess,
  type StopReport,
} from './server-process.ts';

/** Where and how long to ask whether the server is ready. */
export interface ReadinessPlan {
  readonly protocol: 'http:' | 'https:';
  /** As in the `Host` header: `127.0.0.1`, `localhost`, `[::1]`. */
  readonly hostname: string;
  readonly path: string;
  readonly timeout: Milliseconds;
  /** Accept a certificate that nobody signed. */
  readonly insecure: boolean;
}

export interface StartOptions extends Omit<LaunchOptions, 'hostname'> {
  readonly readiness: ReadinessPlan;
}

/** A server that has answered. Disposing of it stops it. */
export interface RunningServer extends AsyncDisposable {
  readonly pid: number;
  readonly port: number;
  readonly logFile: string;
  /** From the start of the process to its first answer. */
  readonly boot: Milliseconds;
  readonly hasExited: boolean;
  /** Resolves when the command ends, for whatever reason; never rejects. */
  readonly exited: Promise<ServerExit>;
  /** What it said last, oldest first, harmless to show. */
  lastLines(count: number): readonly string[];
  /** What its processes have used since the start. */
  sample(): ServerSample;
  /**
   * Time that all threads of its processes have waited for a CPU so far; never falls. `undefined`
   * where the kernel does not say. Cheap enough to ask before and after a slice of 20 ms.
   */
  waited(): Nanoseconds | undefined;
  /** Whether what listens on its port came from its command. */
  answersItself(): 'yes' | 'no' | 'unknown';
  /** Ends everything that came from the command; any number of calls, one ending. */
  stop(): Promise<StopReport>;
}

/**
 * @throws GateError `port-taken`, `command-not-started`, `server-exited`, `server-not-ready`,
 * `foreign-answer`; the signal's reason when aborted. Nothing is left running then.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  options.signal.throwIfAborted();
  const { hostname } = options.readiness;
  if (!(await isPortFree(options.port))) throw portTaken({ ...options, hostname });

  const startedAt = performance.now();
  const server = await launchServer({ ...options, hostname });
  try {
    await proveReady(server, options);
  } catch (error) {
    // What went wrong first is what the user needs to know.
    await server.stop().catch(() => undefined);
    throw error;
  }
  return Object.assign(server, { boot: milliseconds(performance.now() - startedAt) });
}

async function proveReady(server: ServerProcess, options: StartOptions): Promise<void> {
  const { signal, port, portKind } = options;
  const { protocol, hostname, path, timeout, insecure } = options.readiness;
  const url = `${protocol}//${hostname}:${port}${path}`;
  const died = new AbortController();
  void server.exited.then(() => died.abort());
  const readiness = await waitUntilReady({
    url,
    timeout,
    insecure,
    signal: AbortSignal.any([signal, died.signal]),
  });

  signal.throwIfAborted();
  // Its death explains more than what the last attempt saw, and an answer is then not its own.
  if (server.hasExited) {
    const exit = await server.exited;
    throw serverExited(exit, exit.lastLines);
  }
  const place = { hostname, port, portKind };
  if (readiness.kind === 'not-ready') {
    const { lastAttempt } = readiness;
    throw serverNotReady({ ...place, url, timeout, lastAttempt, lastLines: server.lastLines(20) });
  }
  if (server.answersItself() === 'no') throw foreignAnswer(place);
}
