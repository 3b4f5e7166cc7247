// The server of one arm, ready to be loaded: ours from start to stop, or one that runs already.

import { GateError } from '../../errors.ts';
import type { LoadTarget } from '../../load/target.ts';
import type { ServerPlan, Target } from '../../plan/plan.ts';
import type { Arm } from '../../record/run-record.ts';
import type { Place, WantedPlace } from '../../server/place.ts';
import { runCommand } from '../../server/run-command.ts';
import type { ServerSample } from '../../server/sampler.ts';
import { sayForeignAnswer, sayLeftBehind } from '../../server/server-errors.ts';
import type { ServerExit } from '../../server/server-process.ts';
import { describeExit } from '../../server/shell.ts';
import { type ReadinessPlan, type RunningServer, startServer } from '../../server/start-server.ts';
import { waitForRunning } from '../../server/wait-for-running.ts';
import { type Milliseconds, milliseconds, type Nanoseconds } from '../../units.ts';
import { ArmNotStarted, nameHook } from '../arm-not-started.ts';
import type { MeasurePorts } from '../ports.ts';

/** One version, and how its server is started. */
export interface ArmVersion {
  readonly arm: Arm;
  readonly server: ServerPlan;
  readonly target: Target;
  /** Whether the other arm is measured, too: then messages and logs name the arm. */
  readonly isOneOfTwo: boolean;
  /** Whether the start is timed: not where it ends in another way than that of the other arm. */
  readonly timesStart: boolean;
}

/** The readiness probe speaks the protocol of the engine that will load the server. */
interface ArmInput extends ArmVersion {
  readonly http2: boolean;
}

/** Disposing of it stops what we started. */
export interface ArmServer extends AsyncDisposable {
  readonly target: LoadTarget;
  /** Until it was ready, but for its requests; `undefined` where nobody timed that. */
  readonly boot: Milliseconds | undefined;
  /** How long that answer took; `undefined` likewise. */
  readonly firstAnswer: Milliseconds | undefined;
  /** How much longer its requests may take to get what they expect; 0 where they do not show that it is ready. */
  readonly patience: Milliseconds;
  hasExited(): boolean;
  /** What its processes have used so far; `undefined` where we did not start them, or could not look. */
  sample(): ServerSample | undefined;
  /** How long its threads have waited for a CPU so far, together; `undefined` where that is unknown. */
  waited(): Nanoseconds | undefined;
  /** How it ended and the line it printed that tells why, in whole sentences; `undefined` while it lives. */
  causeOfDeath(): Promise<string | undefined>;
  /** One sentence where a process that is not known to be its own listens in its place. */
  foreignAnswer(): string | undefined;
}

/**
 * @param place where the server listens, or will listen
 * @throws GateError when it does not become ready; nothing is left running then
 */
export function openArm(
  input: ArmInput,
  place: WantedPlace,
  ports: MeasurePorts,
): Promise<ArmServer> {
  const { server } = input;
  switch (server.kind) {
    case 'started':
      return named(input, () => startArm(input, server, place, ports));
    case 'running':
      return joinRunning(input, server, place, ports);
  }
}

/** @throws GateError when the hook fails; without a hook nothing happens */
export async function runBeforeBlock(version: ArmVersion, ports: MeasurePorts): Promise<void> {
  const { server } = version;
  if (server.kind === 'running') return;
  await named(version, () => runHook('before-block', server.beforeBlock, version, server, ports));
}

/** @throws GateError as `runBeforeBlock` does */
export async function runAfterBlock(version: ArmVersion, ports: MeasurePorts): Promise<void> {
  const { server } = version;
  if (server.kind === 'running') return;
  try {
    await runHook('after-block', server.afterBlock, version, server, ports);
  } catch (error) {
    // Its server has started, so this is no `ArmNotStarted`.
    throw isUnnamed(version, error) ? new GateError(nameHook(version.arm, error)) : error;
  }
}

type Started = Extract<ServerPlan, { kind: 'started' }>;

/**
 * With two servers, an error names the one that failed.
 * @throws ArmNotStarted
 */
export async function named<T>(version: ArmVersion, start: () => T | Promise<T>): Promise<T> {
  const { arm, server } = version;
  try {
    return await start();
  } catch (error) {
    const isOne = server.kind === 'started' && isUnnamed(version, error);
    throw isOne ? new ArmNotStarted(arm, server, error) : error;
  }
}

const isUnnamed = ({ isOneOfTwo }: ArmVersion, error: unknown): error is GateError =>
  isOneOfTwo && error instanceof GateError && error.kind !== 'cancelled';

async function startArm(
  input: ArmInput,
  server: Started,
  place: WantedPlace,
  ports: MeasurePorts,
): Promise<ArmServer> {
  const running = await startServer({
    command: server.start,
    cwd: server.cwd,
    place,
    ambient: ports.ambient,
    env: server.env,
    readiness: readinessOf(input, server, ports),
    logFile: logFileOf('server', input, ports),
    signal: ports.signal,
  });
  return {
    target: running.target,
    boot: input.timesStart ? running.boot : undefined,
    firstAnswer: input.timesStart ? running.firstAnswer : undefined,
    patience: patienceOf(server, running.boot),
    hasExited: () => running.hasExited,
    sample: () => running.sample(),
    waited: () => running.waited(),
    causeOfDeath: watchDeath(running, input.arm, ports),
    foreignAnswer: () => describeForeignAnswer(running),
    async [Symbol.asyncDispose]() {
      ports.report({ kind: 'stopping-server' });
      const { how, strays } = await running.stop();
      if (how === 'sigkill') ports.report({ kind: 'server-killed', how: 'it ignored SIGTERM' });
      if (strays > 0) ports.report({ kind: 'server-killed', how: describeStrays(strays) });
    },
  };
}

async function joinRunning(
  input: ArmInput,
  server: Extract<ServerPlan, { kind: 'running' }>,
  given: WantedPlace,
  ports: MeasurePorts,
): Promise<ArmServer> {
  const place = placeOfRunning(given);
  const began = performance.now();
  const found = await waitForRunning(readinessOf(input, server, ports), place, ports.signal);
  return {
    target: found,
    boot: undefined,
    firstAnswer: undefined,
    patience: patienceOf(server, milliseconds(performance.now() - began)),
    hasExited: () => false,
    sample: () => undefined,
    waited: () => undefined,
    causeOfDeath: async () => undefined,
    foreignAnswer: () => undefined,
    async [Symbol.asyncDispose]() {},
  };
}

const patienceOf = ({ ready }: ServerPlan, spent: Milliseconds): Milliseconds =>
  milliseconds(awaitsRequests(ready) ? Math.max(0, ready.timeout - spent) : 0);

/** Whether the server is ready only when every request gets what it expects. */
export const awaitsRequests = ({ by }: ServerPlan['ready']): boolean =>
  by.kind === 'path' && by.awaitsRequests;

function placeOfRunning(place: WantedPlace): Place {
  if (place.kind === 'port') return place;
  if (place.path === undefined) throw new RangeError('a server that runs already without a place');
  return { kind: 'socket', path: place.path, choice: 'fixed' };
}

function readinessOf(
  input: ArmInput,
  { ready: { by, timeout } }: ServerPlan,
  ports: MeasurePorts,
): ReadinessPlan {
  const { port, ...named } = input.target;
  const plan = { ...named, timeout, http2: input.http2, namedPort: port };
  if (by.kind === 'path') return { ...plan, path: by.path, takesNotFound: by.takesNotFound };
  const env = { PERF_GATE_ARM: input.arm };
  const logFile = logFileOf('ready-command', input, ports);
  return { ...plan, path: '/', command: { text: by.command, env, logFile } };
}

async function runHook(
  input: 'before-block' | 'after-block',
  command: string | undefined,
  version: ArmVersion,
  { cwd, env }: Started,
  ports: MeasurePorts,
): Promise<void> {
  if (command === undefined) return;
  const { ambient, signal } = ports;
  const logFile = logFileOf(input, version, ports);
  const withArm = { ...env, PERF_GATE_ARM: version.arm };
  const options = { input, command, cwd, ambient, env: withArm, logFile, signal };
  await runCommand({ ...options, code: 'hook-failed' });
}

const logFileOf = (what: string, { arm, isOneOfTwo }: ArmVersion, { logs }: MeasurePorts): string =>
  `${logs}/${what}${isOneOfTwo ? `-${arm}` : ''}.log`;

function describeForeignAnswer(server: RunningServer): string | undefined {
  if (server.answersItself() !== 'no') return undefined;
  return sayForeignAnswer(server.place, server.findOthers().stranger);
}

/** What it printed last goes into the log, once. */
function watchDeath(
  server: RunningServer,
  arm: Arm,
  { report }: MeasurePorts,
): ArmServer['causeOfDeath'] {
  let cause: string | undefined;
  return async () => {
    if (cause !== undefined || !server.hasExited) return cause;
    const exit = await server.exited;
    const { lines } = exit.lastLines;
    const text = `the server of the ${arm} died; its last lines:`;
    if (lines.length > 0) report({ kind: 'last-lines', text, lines });
    cause = [describeEnd(exit), ...sayLeftBehind(server.findOthers().leftBehind)].join(' ');
    return cause;
  };
}

function describeEnd(exit: ServerExit): string {
  const { telling } = exit.lastLines;
  const said = telling === undefined ? ' without printing a line' : `; it said "${telling}"`;
  return `It ${describeExit(exit)}${said}.`;
}

const describeStrays = (strays: number): string =>
  strays === 1 ? 'it had left its process group' : `${strays} of them had left their process group`;
