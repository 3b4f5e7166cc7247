// `actions/checkout`: a real checkout out of a bare repository that stands for the one on GitHub.
// actions/checkout: src/git-source-provider.ts, ref-helper.ts, git-auth-helper.ts

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toTexts } from './expressions.ts';
import { runProcess } from './run-process.ts';
import { RunnerError } from './runner-error.ts';
import { scriptEnvironment } from './step-environment.ts';
import { type StepSession, variablesOf } from './step-session.ts';
import type { StepDocument } from './workflow-document.ts';

const INPUTS = [
  'repository',
  'ref',
  'path',
  'fetch-depth',
  'fetch-tags',
  'persist-credentials',
  'clean',
  'show-progress',
  'token',
];

interface Checkout {
  readonly folder: string;
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
  /** 0: all of it. */
  readonly depth: number;
  readonly keepsCredentials: boolean;
  readonly token: string;
}

export const checkoutWork =
  (step: StepDocument) =>
  async (session: StepSession): Promise<number> => {
    const checkout = readCheckout(session, toTexts(step.at('with'), session.scope));
    const { serverUrl = 'https://github.com' } = session.job.request.run;
    const origin = `${serverUrl}/${checkout.repository}`;
    useInstead(session, origin, checkout.repository);
    mkdirSync(checkout.folder, { recursive: true });
    session.job.log.print(`Syncing repository: ${checkout.repository}`);
    await fetchAndCheckOut(gitIn(session, checkout.folder), checkout, origin);
    if (checkout.keepsCredentials) await keepCredentials(session, checkout, serverUrl);
    return 0;
  };

/** Takes the credentials out again, as its post program does. */
export const checkoutPostWork =
  (step: StepDocument) =>
  async (session: StepSession): Promise<number> => {
    session.job.log.print('Post job cleanup.');
    const { folder } = readCheckout(session, toTexts(step.at('with'), session.scope));
    rmSync(credentialsFile(session), { force: true });
    await gitIn(session, folder)(['config', '--unset-all', includeKey(folder)], [0, 5]);
    return 0;
  };

function readCheckout({ job }: StepSession, given: Readonly<Record<string, string>>): Checkout {
  const unknown = Object.keys(given).filter((name) => !INPUTS.includes(name));
  if (unknown.length > 0) throw new RunnerError(`actions/checkout here has no input ${unknown}`);
  const { run } = job.request;
  const repository = given.repository || run.repository;
  const isOwn = repository.toLowerCase() === run.repository.toLowerCase() && !given.ref;
  const isCommit = /^[0-9a-f]{40}$/i.test(given.ref ?? '');
  return {
    folder: resolve(job.folders.workspace, given.path || '.'),
    repository,
    ref: isOwn ? run.ref : isCommit ? '' : given.ref || 'HEAD',
    commit: isOwn ? run.sha : isCommit ? (given.ref ?? '') : '',
    depth: Number(given['fetch-depth'] || '1'),
    keepsCredentials: (given['persist-credentials'] || 'true').toLowerCase() === 'true',
    token: given.token || job.credentials.token,
  };
}

/** Whoever fetches from GitHub on this machine fetches from the bare repository. */
function useInstead({ job }: StepSession, origin: string, repository: string): void {
  const bare = job.request.repositories?.[repository];
  if (bare === undefined) throw new RunnerError(`no bare repository is given for ${repository}`);
  const text = `[url "file://${bare}"]\n\tinsteadOf = ${origin}\n`;
  // No `safe.directory`: the real one has it in a home of its own, which is gone when it ends.
  writeFileSync(join(job.folders.home, '.gitconfig'), text);
}

type Git = (args: readonly string[], allowed?: readonly number[]) => Promise<void>;

const gitIn =
  (session: StepSession, folder: string): Git =>
  async (args, allowed = [0]) => {
    const code = await runProcess({
      file: 'git',
      // Its own calls use the checkout of any owner.
      arguments: ['-c', `safe.directory=${folder}`, ...args],
      folder,
      environment: {
        ...scriptEnvironment(session.job, variablesOf(session)),
        GIT_TERMINAL_PROMPT: '0',
      },
      onLine: session.output.onLine,
      signal: session.signal,
      patience: session.job.patience,
    });
    if (!allowed.includes(code)) {
      throw new Error(`The process '/usr/bin/git' failed with exit code ${code}`);
    }
  };

async function fetchAndCheckOut(git: Git, checkout: Checkout, origin: string): Promise<void> {
  const { depth } = checkout;
  await git(['init', '--quiet', '--initial-branch=main', '.']);
  await git(['config', '--replace-all', 'remote.origin.url', origin]);
  await git(['config', 'remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*']);
  const flags = ['--quiet', '--no-tags', '--prune', '--no-recurse-submodules'];
  if (depth > 0) await git(['fetch', ...flags, `--depth=${depth}`, 'origin', refSpec(checkout)]);
  else await git(['fetch', ...flags, 'origin', ...everything(checkout)]);
  await git(['clean', '-ffdxq']);
  await git(['checkout', '--quiet', '--force', ...target(checkout)]);
  await git(['log', '-1', '--format=%H']);
}

/** What a branch, a pull request or a tag is called in the checkout. */
const remoteRef = (ref: string): string =>
  ref
    .replace(/^refs\/heads\//, 'refs/remotes/origin/')
    .replace(/^refs\/pull\//, 'refs/remotes/pull/');

function refSpec({ ref, commit }: Checkout): string {
  if (ref === '') return commit;
  if (ref.startsWith('refs/tags/')) return `+${ref}:${ref}`;
  if (ref.startsWith('refs/')) return `+${commit || ref}:${remoteRef(ref)}`;
  return ref === 'HEAD' ? 'HEAD' : `+refs/heads/${ref}:refs/remotes/origin/${ref}`;
}

function everything(checkout: Checkout): readonly string[] {
  const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
  return checkout.ref.startsWith('refs/heads/') ? all : [...all, refSpec(checkout)];
}

/** A branch is checked out as a branch; all else leaves a detached HEAD. */
function target({ ref, commit }: Checkout): readonly string[] {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch !== undefined) return ['-B', branch, commit || `refs/remotes/origin/${branch}`];
  if (ref === 'HEAD') return ['FETCH_HEAD'];
  if (ref !== '' && !ref.startsWith('refs/')) return ['-B', ref, `refs/remotes/origin/${ref}`];
  return [commit || remoteRef(ref)];
}

const includeKey = (folder: string): string => `includeIf.gitdir:${folder}/.git.path`;

const credentialsFile = ({ job }: StepSession): string =>
  join(job.folders.temp, 'git-credentials.config');

/** Since its version 6 they lie beside the checkout, which includes them. */
async function keepCredentials(session: StepSession, checkout: Checkout, serverUrl: string) {
  const basic = Buffer.from(`x-access-token:${checkout.token}`).toString('base64');
  session.job.masks.add(basic);
  const header = `AUTHORIZATION: basic ${basic}`;
  writeFileSync(credentialsFile(session), `[http "${serverUrl}/"]\n\textraheader = ${header}\n`);
  const git = gitIn(session, checkout.folder);
  await git(['config', includeKey(checkout.folder), credentialsFile(session)]);
}
