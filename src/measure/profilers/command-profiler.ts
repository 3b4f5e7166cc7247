// Runs a profiler that looks at the server from outside: the user's command, or py-spy.

import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { GateError } from '../../errors.ts';
import type { LoadTarget } from '../../load/target.ts';
import { KNOWN_FORMATS } from '../../profile/read-profile.ts';
import { type CommandOptions, runCommand } from '../../server/run-command.ts';
import { type Milliseconds, milliseconds, seconds, toSeconds } from '../../units.ts';
import { readProfileFile } from './profile-file.ts';

export interface ProfilerCommand {
  readonly name: string;
  /** `{pid}`, `{out}` and `{seconds}` are replaced; these are whole, as some profilers want them. */
  readonly command: string;
}

/**
 * `--gil`: threads that wait for the lock of the interpreter, or for a socket, look as if they ran. `--nonblocking`:
 * a server that is paused for each sample would do something else.
 */
export const PY_SPY: ProfilerCommand = {
  name: 'py-spy',
  command:
    'exec py-spy record --pid {pid} --duration {seconds} --rate 500 --format raw --function --subprocesses --gil --nonblocking --output {out}',
};

/** Beyond the time that it is to look: `perf script` reads for longer than `perf record` wrote. */
const GRACE: Milliseconds = seconds(15);

interface CommandInput
  extends Pick<CommandOptions, 'cwd' | 'ambient' | 'env' | 'logFile' | 'signal'> {
  readonly profiler: ProfilerCommand;
  readonly pid: number;
  /** How long it looks. */
  readonly time: Milliseconds;
  /** How much longer it may take. */
  readonly grace?: Milliseconds;
  /** Where the server listens. */
  readonly target: LoadTarget;
  /** A folder of its own. */
  readonly folder: string;
}

/**
 * @returns what it wrote
 * @throws GateError where it fails, or writes nothing
 */
export async function runProfiler(input: CommandInput): Promise<string> {
  const { profiler, pid, time, grace = GRACE, target, folder, env } = input;
  const out = join(folder, 'profile');
  const values = { pid: `${pid}`, out: quote(out), seconds: `${Math.ceil(toSeconds(time))}` };
  const command = profiler.command.replaceAll(
    /\{(pid|out|seconds)\}/g,
    (placeholder, name: string) => Reflect.get(values, name) ?? placeholder,
  );
  await runCommand({
    ...input,
    input: 'profile',
    code: 'hook-failed',
    command,
    env: { ...env, PORT: `${target.port}` },
    timeout: milliseconds(time + grace),
    interrupts: true,
  });
  return read(out, profiler);
}

function read(path: string, { name }: ProfilerCommand): string {
  try {
    return readProfileFile(path);
  } catch (cause) {
    throw new GateError({
      code: 'hook-failed',
      kind: 'gate',
      message: `${name} wrote no profile that can be read.`,
      remedy: `It must write ${KNOWN_FORMATS} to \`{out}\`, which is a file that does not exist yet.`,
      details: cause instanceof Error ? [cause.message] : [],
      cause,
    });
  }
}

/** For `sh`, where the path is not plain. POSIX.1-2017, XCU section 2.2.2. */
const quote = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;

/** Whether a program is on the PATH. */
export function isOnPath(program: string, path: string | undefined): boolean {
  return (path ?? '').split(':').some((folder) => folder !== '' && mayRun(join(folder, program)));
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
