// Everything that can go wrong with a server before it is loaded, in words that lead to the remedy.

import { GateError } from '../errors.ts';
import { findHolder, type PortHolder } from '../machine/port-holder.ts';
import { type Milliseconds, toSeconds } from '../units.ts';
import {
  describePlace,
  listenersAt,
  type Place,
  type PortPlace,
  type SocketPlace,
} from './place.ts';
import { describeProbe, type Probe } from './probe.ts';
import { type Attempt, describeAttempt } from './readiness.ts';
import { sanitise } from './sanitise.ts';
import { describeExit, type ShellExit } from './shell.ts';

const LONGEST_COMMAND = 120;

export function portTaken(hostname: string, place: PortPlace): GateError {
  return new GateError({
    code: 'port-taken',
    kind: 'gate',
    message: `Port ${place.port} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy:
      place.choice === 'fixed'
        ? 'End that process, or let perf-gate choose a free port: write `{port}` for the number in ' +
          '`url` and in `start`, or have the server read PORT from its environment.'
        : 'Another program took the port in the moment between choosing and using it: run again.',
  });
}

export function socketTaken(hostname: string, place: SocketPlace): GateError {
  return new GateError({
    code: 'socket-taken',
    kind: 'gate',
    message: `The Unix socket ${place.path} is taken by ${describeHolder(hostname, place)}, so the server cannot be started on it.`,
    remedy:
      'End that process, or let perf-gate assign a path: leave out `unix-socket`, and write `{socket}` ' +
      'for the path in `start`.',
  });
}

export function serverExited(exit: ShellExit, lastLines: readonly string[]): GateError {
  return new GateError({
    code: 'server-exited',
    kind: 'gate',
    message: `The server ${describeExit(exit)} before it was ready.`,
    remedy:
      exit.code === 0
        ? 'The command of `start` must stay in the foreground for as long as the server runs: ' +
          'remove a trailing `&` and options such as `--daemon`.'
        : 'Its last lines tell why; run the command of `start` by hand, with PORT set, to see the same.',
    evidence: lastLines,
  });
}

interface NotReady {
  readonly probe: Probe;
  readonly timeout: Milliseconds;
  readonly lastAttempt: Attempt;
  readonly lastLines: readonly string[];
}

export function serverNotReady(facts: NotReady): GateError {
  const { probe, timeout, lastAttempt } = facts;
  return new GateError({
    code: 'server-not-ready',
    kind: 'gate',
    message:
      `The server did not become ready within ${toSeconds(timeout)} s. ` +
      `The last attempt at ${describeProbe(probe)} ${describeAttempt(lastAttempt)}.`,
    remedy: remedyFor(facts),
    evidence: facts.lastLines,
  });
}

const PATIENCE = 'If it only needs longer, raise `ready-timeout`.';

function remedyFor({ lastAttempt, probe }: NotReady): string {
  switch (lastAttempt.kind) {
    case 'refused':
      return `${remedyForNobody(probe)} ${PATIENCE}`;
    case 'answered':
      return `Ready means a status below 500: point \`ready-path\` at a page that is well. ${PATIENCE}`;
    case 'no-answer':
      return `It accepts connections and says nothing: its last lines may tell why. ${PATIENCE}`;
    case 'failed':
      return remedyForFailed(probe);
  }
}

function remedyForNobody({ place }: Probe): string {
  if (place.kind === 'socket') {
    return place.choice === 'assigned'
      ? 'Perhaps the server does not use the socket it was given: write `{socket}` in `start`, or have it read ' +
          'PERF_GATE_SOCKET from its environment.'
      : 'Nothing listens on the socket: check the path in `unix-socket`.';
  }
  return place.choice === 'assigned'
    ? `Perhaps the server does not use the port it was given, ${place.port}: have it read PORT from ` +
        'its environment, or write `{port}` in `start`, for example `node server.js --port {port}`; ' +
        'if it must have a port of its own, write that number in `url`.'
    : `Nothing listens on port ${place.port}: check the port in \`url\`.`;
}

function remedyForFailed({ http2, protocol }: Probe): string {
  const check =
    'Check `http:` or `https:` in `url`; for a self-signed certificate set `insecure: true`.';
  if (!http2) return check;
  return protocol === 'https:'
    ? `\`http2\` asks for a server that offers \`h2\` in the TLS handshake (ALPN): let it, or remove \`http2\`. ${check}`
    : `Over \`http:\`, \`http2\` asks for a server that takes HTTP/2 from the first byte (h2c): let it, or remove \`http2\`. ${check}`;
}

export function foreignAnswer(hostname: string, place: Place): GateError {
  return new GateError({
    code: 'foreign-answer',
    kind: 'gate',
    message: `On ${describePlace(place)} answers ${describeHolder(hostname, place)}, which does not belong to the server that was started.`,
    remedy:
      'The server that `start` runs must listen itself, not have another program do it (such as a ' +
      'container engine or a daemon that was running before); give a server that somebody else ' +
      'runs by `url` alone, without `start`.',
  });
}

export function serverNotStopped(pids: readonly number[]): GateError {
  return new GateError({
    code: 'server-not-stopped',
    kind: 'gate',
    message: `Some processes of the server did not end, even when killed: ${pids.join(', ')}.`,
    remedy: 'They are stuck in the kernel, perhaps on a file system that does not answer.',
  });
}

function describeHolder(hostname: string, place: Place): string {
  const holder: PortHolder | undefined = findHolder(listenersAt(hostname, place));
  if (holder === undefined) return 'another process';
  const command = sanitise(holder.command).slice(0, LONGEST_COMMAND);
  return `process ${holder.pid} (${command || 'no command line'})`;
}
