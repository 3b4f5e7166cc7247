// Runs git, which never prompts: to ask, and for work that may take long, as fetching or checking out.

import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { scrubEnvironment } from '../../server/scrub-environment.ts';
import { type Milliseconds, seconds, toSeconds } from '../../units.ts';
import { nameForeignCheckout } from './foreign-checkout.ts';

/** A large repository over a slow line; a server that no longer answers must not hold up a run for ever. */
const PATIENCE = seconds(600);
/** Between SIGTERM, at which git removes what it has half written, and SIGKILL. */
const GRACE = seconds(5);
const MOST_OUTPUT = 32 * 1024 * 1024;
const MOST_ERRORS = 64 * 1024;
const LAST_LINES = 20;

/** Where git works, and what it is given. */
export interface GitPlace {
  readonly directory: string;
  /** The environment of this process. */
  readonly ambient: Readonly<Record<string, string | undefined>>;
  /** `undefined` for what must be done even after a cancellation: to remove what was made. */
  readonly signal: AbortSignal | undefined;
}

interface GitEnd {
  readonly succeeded: boolean;
  readonly output: string;
  /** The last lines of what it said on standard error, oldest first. */
  readonly errors: readonly string[];
}

/**
 * In the repository around the place, also where another user owns the checkout. A missing git, and one
 * that runs out of patience, fail like any other git error.
 * @throws the signal's reason when aborted; git is gone then
 */
export async function runGitTask(
  place: GitPlace,
  args: readonly string[],
  patience = PATIENCE,
): Promise<GitEnd> {
  const { directory, ambient, signal } = place;
  const named = await nameForeignCheckout(place);
  const environment = gitEnvironment(ambient);
  return runGit({ directory, environment, args: [...named, ...args], patience, signal });
}

interface GitRun {
  readonly directory: string;
  /** The whole of it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly patience?: Milliseconds;
  readonly signal: AbortSignal | undefined;
}

/** As `runGitTask`, with exactly this environment. */
export async function runGit(run: GitRun): Promise<GitEnd> {
  const { directory, environment, args, patience = PATIENCE, signal } = run;
  signal?.throwIfAborted();
  const child = spawn('git', [...SAFE, ...args], {
    cwd: directory,
    env: { ...environment, ...ALWAYS },
    stdio: ['ignore', 'pipe', 'pipe'],
    // setsid(2): no terminal to ask a password on, and a group that ends as a whole.
    detached: true,
  });
  const end = await waitForEnd(child, patience, signal);
  signal?.throwIfAborted();
  return end;
}

/** LC_ALL: we read its messages. GIT_OPTIONAL_LOCKS: the user may be working in the same clone. */
const ALWAYS = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } as const;

/** A repository's configuration may name hooks and monitors: none are run. Nor is maintenance. */
const SAFE: readonly string[] = [
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'submodule.recurse=false'],
  ...[
    'gc.auto=0',
    'maintenance.auto=false',
    'protocol.ext.allow=never',
    'advice.detachedHead=false',
  ],
].flatMap((setting) => ['-c', setting]);

/**
 * A build may have changed git's configuration, and with it the programs that git runs: they get no
 * secrets of the job. Credential helpers still get the tokens that the user set.
 */
function gitEnvironment(ambient: GitPlace['ambient']): Readonly<Record<string, string>> {
  const tokens = ['GITHUB_TOKEN', 'GH_TOKEN', 'GITHUB_ENTERPRISE_TOKEN', 'GH_ENTERPRISE_TOKEN'];
  const kept = tokens.flatMap((name) => {
    const value = ambient[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return scrubEnvironment(ambient, Object.fromEntries(kept));
}

async function waitForEnd(
  child: ChildProcess,
  patience: Milliseconds,
  signal: AbortSignal | undefined,
): Promise<GitEnd> {
  const output = collect(child.stdout, MOST_OUTPUT);
  const errors = collect(child.stderr, MOST_ERRORS);
  const ended = new AbortController();
  const closed = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(`git could not be run: ${error.message}`));
    child.once('close', (code, by) =>
      resolve(code === 0 ? undefined : `git ended with ${by ?? `code ${code}`}`),
    );
  }).finally(() => ended.abort());
  const stop = AbortSignal.any(signal === undefined ? [ended.signal] : [ended.signal, signal]);
  const isLate = endWhenLate(child, patience, { stop, ended: ended.signal });
  const ending = await closed;
  const said = errors()
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-LAST_LINES)
    .map(withoutCredentials);
  if (ending === undefined) return { succeeded: true, output: output(), errors: said };
  const late = (await isLate) ? [`git took longer than ${toSeconds(patience)} s`] : [];
  return { succeeded: false, output: output(), errors: [...said, ...late, ending] };
}

/** The address of a remote may hold a password, and git does not hide it in every message. */
const withoutCredentials = (line: string): string =>
  line.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/]*@/gi, '$1***@');

/** Ends the group at a cancellation or a timeout; resolves to whether it was the timeout. */
async function endWhenLate(
  child: ChildProcess,
  patience: Milliseconds,
  { stop, ended }: { readonly stop: AbortSignal; readonly ended: AbortSignal },
): Promise<boolean> {
  const isLate = await sleep(patience, true, { signal: stop }).catch(() => false);
  if (ended.aborted) return false;
  signalGroup(child, 'SIGTERM');
  await sleep(GRACE, undefined, { signal: ended }).catch(() => undefined);
  if (!ended.aborted) signalGroup(child, 'SIGKILL');
  return isLate;
}

function signalGroup({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // It has ended already.
  }
}

/** Reads to the end, but keeps no more than the last `most` characters or so. */
function collect(stream: ChildProcess['stdout'], most: number): () => string {
  const chunks: string[] = [];
  let length = 0;
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    chunks.push(chunk);
    length += chunk.length;
    while (length > most) length -= chunks.shift()?.length ?? length;
  });
  return () => chunks.join('');
}
