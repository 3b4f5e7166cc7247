// Starts a fixture server as the gate would, and finds what it left behind.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../src/server/free-port.ts';
import { type StartOptions, startServer } from '../../src/server/start-server.ts';
import { minutes } from '../../src/units.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const SERVERS = join(import.meta.dirname, '../fixtures/servers');

/** The command line of a fixture: `ok`, `ignores-sigterm`, … */
export const commandOf = (fixture: string): string =>
  `"${process.execPath}" "${join(SERVERS, `${fixture}.mjs`)}"`;

type Changes = Partial<Omit<StartOptions, 'readiness'>> & {
  readonly readiness?: Partial<StartOptions['readiness']>;
};

/** One start of one fixture; everything that comes from it carries a mark of its own. */
export interface Trial {
  readonly options: StartOptions;
  readonly start: () => ReturnType<typeof startServer>;
  /** Pids of what came from it and still lives, found without the code under test. */
  readonly leftovers: () => readonly number[];
}

/** The port of a trial that listens on one. */
export function portOf({ place }: StartOptions): number {
  assert.ok(place.kind === 'port');
  return place.port;
}

export async function prepare(fixture: string, changes: Changes = {}): Promise<Trial> {
  const mark = `PERF_GATE_TRIAL=${randomUUID()}`;
  const [name = '', value = ''] = mark.split('=');
  const options: StartOptions = {
    command: commandOf(fixture),
    cwd: tmpdir(),
    place: { kind: 'port', port: await findFreePort('127.0.0.1'), choice: 'assigned' },
    ambient: process.env,
    logFile: join(temporaryFolder(), 'server.log'),
    signal: new AbortController().signal,
    ...changes,
    env: { ...changes.env, [name]: value },
    readiness: {
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: '/ready',
      timeout: minutes(1),
      insecure: false,
      ...changes.readiness,
    },
  };
  return { options, start: () => startServer(options), leftovers: () => findByMark(mark) };
}

/** Living processes whose environment holds the mark. */
export const findByMark = (mark: string): readonly number[] => findIn('environ', mark);

/** Living processes one of whose arguments is this. */
export const findByArgument = (argument: string): readonly number[] => findIn('cmdline', argument);

/** The value of a variable in the environment of a process. */
export function readVariable(pid: number, name: string): string | undefined {
  const prefix = `${name}=`;
  const entry = readList(`/proc/${pid}/environ`).find((one) => one.startsWith(prefix));
  return entry?.slice(prefix.length);
}

function findIn(file: 'environ' | 'cmdline', wanted: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => readList(`/proc/${pid}/${file}`).includes(wanted)).map(Number);
}

/** Empty for a process that has ended or that we may not read. */
function readList(path: string): readonly string[] {
  try {
    return readFileSync(path, 'latin1').split('\0');
  } catch {
    return [];
  }
}
