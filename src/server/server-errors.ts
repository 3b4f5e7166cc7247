// Everything that can go wrong with a server before it is loaded, in words that lead to the remedy.

import { GateError } from '../errors.ts';
import { findHolder, findListeners, type PortHolder } from '../machine/port-holder.ts';
import { type Milliseconds, toSeconds } from '../units.ts';
import type { PortKind } from './free-port.ts';
import { type Attempt, describeAttempt } from './readiness.ts';
import { sanitise } from './sanitise.ts';
import { describeExit, type ShellExit } from './shell.ts';

interface Place {
  readonly hostname: string;
  readonly port: number;
  readonly portKind: PortKind;
}

const LONGEST_COMMAND = 120;

export function portTaken({ hostname, port, portKind }: Place): GateError {
  const holder = describeHolder(findHolder(findListeners(hostname, port)));
  return new GateError({
    code: 'port-taken',
    kind: 'gate',
    message: `Port ${port} is taken by ${holder}, so the server cannot be started on it.`,
    remedy:
      portKind === 'fixed'
        ? 'End that process, or let perf-gate choose a free port: write `{port}` for the number in ' +
          '`url` and in `start`, or have the server read PORT from its environment.'
        : 'Another program took the port in the moment between choosing and using it: run again.',
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

export function serverNotReady(
  facts: Place & {
    readonly url: string;
    readonly timeout: Milliseconds;
    readonly lastAttempt: Attempt;
    readonly lastLines: readonly string[];
  },
): GateError {
  return new GateError({
    code: 'server-not-ready',
    kind: 'gate',
    message:
      `The server did not become ready within ${toSeconds(facts.timeout)} s. ` +
      `The last attempt at ${facts.url} ${describeAttempt(facts.lastAttempt)}.`,
    remedy: remedyFor(facts),
    evidence: facts.lastLines,
  });
}

function remedyFor({ lastAttempt, port, portKind }: Place & { lastAttempt: Attempt }): string {
  const patience = 'If it only needs longer, raise `ready-timeout`.';
  switch (lastAttempt.kind) {
    case 'refused':
      return portKind === 'assigned'
        ? `Perhaps the server does not use the port it was given, ${port}: have it read PORT from ` +
            'its environment, or write `{port}` in `start`, for example `node server.js --port {port}`; ' +
            `if it must have a port of its own, write that number in \`url\`. ${patience}`
        : `Nothing listens on port ${port}: check the port in \`url\`. ${patience}`;
    case 'answered':
      return `Ready means a status below 500: point \`ready-path\` at a page that is well. ${patience}`;
    case 'no-answer':
      return `It accepts connections and says nothing: its last lines may tell why. ${patience}`;
    case 'failed':
      return 'Check `http:` or `https:` in `url`; for a self-signed certificate set `insecure: true`.';
  }
}

export function foreignAnswer({ hostname, port }: Place): GateError {
  const holder = describeHolder(findHolder(findListeners(hostname, port)));
  return new GateError({
    code: 'foreign-answer',
    kind: 'gate',
    message: `On port ${port} answers ${holder}, which does not belong to the server that was started.`,
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

function describeHolder(holder: PortHolder | undefined): string {
  if (holder === undefined) return 'another process';
  const command = sanitise(holder.command).slice(0, LONGEST_COMMAND);
  return `process ${holder.pid} (${command || 'no command line'})`;
}
