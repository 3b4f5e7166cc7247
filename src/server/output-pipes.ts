// Two pipes for a server's standard output and error.

import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, rmdirSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GateError } from '../errors.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { sanitise } from './sanitise.ts';

/** Disposing of them closes both ends. */
export interface OutputPipes extends Disposable {
  readonly readers: readonly Socket[];
  /** Descriptors. */
  readonly writers: readonly [standardOutput: number, standardError: number];
  closeWriters(): void;
}

/**
 * What `spawn` calls a pipe is a socket. Linux does not open a socket as `/dev/stdout` or `/dev/stderr`
 * (ENXIO), which is where many servers are configured to log. So these are pipes as a shell would make them.
 * Node cannot make any, but can open those that have a name; the names are removed at once.
 *
 * @throws GateError `command-not-started`, `temporary-folder-unusable`
 */
export async function openOutputPipes(
  parent: string,
  { path }: { readonly path: string | undefined },
): Promise<OutputPipes> {
  const folder = makeTemporaryFolder(parent);
  const names = [join(folder, 'stdout'), join(folder, 'stderr')] as const;
  try {
    await makeFifos(names, path);
    return hold(openBothEnds(names));
  } catch (cause) {
    throw noPipes(cause);
  } finally {
    // To list a folder would take an open file, and there may be none left.
    for (const name of names) rmSync(name, { force: true });
    rmdirSync(folder);
  }
}

/** A `build` may have put a `mkfifo` of its own on the PATH, so it gets none of our secrets. */
async function makeFifos(names: readonly string[], path = '/usr/bin:/bin'): Promise<void> {
  const env = { PATH: path, LC_ALL: 'C' };
  await promisify(execFile)('mkfifo', ['-m', '600', ...names], { env });
}

function noPipes(cause: unknown): GateError {
  return new GateError({
    code: 'command-not-started',
    kind: 'gate',
    message: `Could not make pipes for the server's outputs: ${reasonOf(cause)}.`,
    remedy:
      'Check that `mkfifo` is on the PATH, and that the folder for temporary files takes pipes.',
    cause,
  });
}

/** What `mkfifo` printed, where it ran. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const printed = 'stderr' in cause ? String(cause.stderr).trim() : '';
  return sanitise(printed.split('\n').at(-1) || cause.message);
}

/** Descriptors of both ends of two pipes. */
interface Ends {
  readonly readers: readonly [output: number, error: number];
  readonly writers: readonly [output: number, error: number];
}

function openBothEnds([output, error]: readonly [string, string]): Ends {
  const opened: number[] = [];
  const open = (name: string, flags: number): number => {
    const descriptor = openSync(name, flags);
    opened.push(descriptor);
    return descriptor;
  };
  try {
    return {
      readers: [open(output, READ), open(error, READ)],
      writers: [open(output, WRITE), open(error, WRITE)],
    };
  } catch (cause) {
    for (const descriptor of opened) closeSync(descriptor);
    throw cause;
  }
}

/** Without O_NONBLOCK, open(2) would wait for a writer. */
const READ = constants.O_RDONLY | constants.O_NONBLOCK;
/** Blocking, because the server inherits it, and few programs expect EAGAIN of their outputs. */
const WRITE = constants.O_WRONLY;

function hold(ends: Ends): OutputPipes {
  const { writers } = ends;
  const readers = ends.readers.map((fd) => new Socket({ fd, readable: true, writable: false }));
  let isOpen = true;
  const closeWriters = (): void => {
    if (isOpen) for (const writer of writers) closeSync(writer);
    isOpen = false;
  };
  return {
    readers,
    writers,
    closeWriters,
    [Symbol.dispose]: () => {
      closeWriters();
      for (const reader of readers) reader.destroy();
    },
  };
}
