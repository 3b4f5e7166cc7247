// Two pipes for a server's standard output and error.

import { execFile } from 'node:child_process';
import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GateError } from '../errors.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';

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
  try {
    const names = [join(folder, 'stdout'), join(folder, 'stderr')] as const;
    await makeFifos(names, path);
    return openBothEnds(names);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A `build` may have put a `mkfifo` of its own on the PATH, so it gets none of our secrets. */
async function makeFifos(names: readonly string[], path = '/usr/bin:/bin'): Promise<void> {
  const env = { PATH: path, LC_ALL: 'C' };
  try {
    await promisify(execFile)('mkfifo', ['-m', '600', ...names], { env });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GateError({
      code: 'command-not-started',
      kind: 'gate',
      message: `Could not make pipes for the server's outputs: ${reason}.`,
      remedy:
        'Check that `mkfifo` is on the PATH, and that the folder for temporary files takes pipes.',
      cause,
    });
  }
}

function openBothEnds([output, error]: readonly [string, string]): OutputPipes {
  const readers = [openReader(output), openReader(error)];
  // Blocking, because the server inherits it, and few programs expect EAGAIN of their outputs.
  const writers = [openSync(output, 'w'), openSync(error, 'w')] as const;
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

/** Without O_NONBLOCK, open(2) would wait for a writer. */
const openReader = (path: string): Socket =>
  new Socket({
    fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK),
    readable: true,
    writable: false,
  });
