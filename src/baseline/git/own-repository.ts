// Fetches one commit with a token. By then the candidate's code has run, so it may have written to every
// configuration that git reads: another address, a proxy, a helper or a hook would be handed the token.
// Therefore this happens in an empty repository of our own, by a git that reads no configuration at all.

import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type GitPlace, runGit } from './task.ts';

/** A repository on a host, and what lets us read it. */
export interface Origin {
  /** `https://github.com/octo/shop`. */
  readonly url: string;
  /** Given to this host alone, and only when it asks. */
  readonly token: string;
  /** Where the repository of our own is made. */
  readonly temp: string;
}

interface OwnRepository extends AsyncDisposable {
  readonly path: string;
  /** The full name of the branch that holds the commit. */
  readonly branch: string;
}

type Fetched =
  | { readonly kind: 'fetched'; readonly repository: OwnRepository }
  /** `errors`: the last lines of git. */
  | { readonly kind: 'failed'; readonly errors: readonly string[] };

const BRANCH = 'refs/heads/base';

interface Wanted {
  readonly commit: string;
  /** Options of `git fetch`: how much of the history comes along. */
  readonly depth: readonly string[];
}

/** @throws the signal's reason when aborted. Nothing is left then. */
export async function fetchIntoOwn(
  place: GitPlace,
  origin: Origin,
  wanted: Wanted,
): Promise<Fetched> {
  const home = await mkdtemp(join(origin.temp, 'perf-gate-git-')).catch(String);
  if (!home.startsWith(origin.temp)) return { kind: 'failed', errors: [home] };
  const remove = (): Promise<void> => rm(home, { recursive: true, force: true });
  try {
    const path = join(home, 'repository');
    const errors = await fill(path, home, { place, origin, wanted });
    const own = { path, branch: BRANCH, [Symbol.asyncDispose]: remove };
    if (errors === undefined) return { kind: 'fetched', repository: own };
    await remove();
    return { kind: 'failed', errors };
  } catch (error) {
    await remove();
    throw error;
  }
}

interface Errand {
  readonly place: GitPlace;
  readonly origin: Origin;
  readonly wanted: Wanted;
}

/** @returns why not, in the words of git */
async function fill(
  path: string,
  home: string,
  { place: { ambient, signal }, origin: { url, token }, wanted: { commit, depth } }: Errand,
): Promise<readonly string[] | undefined> {
  const environment = bareEnvironment(ambient, home);
  const init = ['init', '--quiet', '--bare', '--template=', path];
  const made = await runGit({ directory: home, environment, args: init, signal });
  if (!made.succeeded) return made.errors;
  const flags = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
  const fetched = await runGit({
    directory: path,
    environment: { ...environment, [TOKEN]: token },
    args: [...onlyFor(url), 'fetch', ...flags, ...depth, '--', url, `+${commit}:${BRANCH}`],
    signal,
  });
  return fetched.succeeded ? undefined : fetched.errors;
}

/** The token's variable: in memory, where no command line shows it and no file keeps it. */
const TOKEN = 'PERF_GATE_FETCH_TOKEN';

/** A helper for this host alone, which answers from the variable (gitcredentials(7)). */
function onlyFor(url: string): readonly string[] {
  const answer = `printf 'username=x-access-token\\npassword=%s\\n' "$${TOKEN}"`;
  return [
    ...['-c', `credential.${new URL(url).origin}.helper=!f() { test "$1" = get && ${answer}; }; f`],
    ...['-c', 'http.followRedirects=false'],
  ];
}

/** What leads to the network, as the machine's owner set it up. The rest could name programs and traces. */
const KEPT = [
  'PATH',
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
    name,
    name.toUpperCase(),
  ]),
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH'],
];

function bareEnvironment(ambient: GitPlace['ambient'], home: string): Record<string, string> {
  const kept = KEPT.flatMap((name) => {
    const value = ambient[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    // `.gitconfig` and `.netrc` would be read from there; the two below came with git 2.32.
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ALLOW_PROTOCOL: 'http:https',
  };
}
