// Two versions of a server to compare: as commands, and as commits of a repository in a sandbox.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { commitFiles, initRepository } from '../baseline/git-place.ts';
import { git } from '../github/git.ts';
import {
  type Command,
  commandWith,
  type Ended,
  fixture,
  LOW_RATE,
  type Sandbox,
} from './sandbox.ts';

/** How `test/fixtures/servers/version.mjs` behaves. */
export interface Traits {
  readonly name?: string;
  /** Milliseconds for each answer. */
  readonly delay?: number;
  readonly body?: string;
  /** All others are not found. */
  readonly paths?: readonly string[];
  readonly failEvery?: number;
  /** Requests until it dies. */
  readonly lives?: number;
  readonly port?: number;
  /** From the first byte. */
  readonly http2?: boolean;
}

type Flags = Readonly<Record<string, string>>;

/** Starts the version that is in the directory. */
export const PRESENT_VERSION = fixture('version');

/** Starts one that behaves so, wherever. */
export const version = (traits: Traits): string =>
  `export VERSION='${JSON.stringify(traits)}'; ${PRESENT_VERSION}`;

/** What a repository or directory holds of it. */
export const versionFile = (traits: Traits): Record<string, string> => ({
  'version.json': JSON.stringify(traits),
});

/** `compare`, with a report in the box and few pairs: for facts. */
export const compareWith = (box: Sandbox, flags: Flags): readonly string[] =>
  commandWith('compare', {
    'ready-path': '/ready',
    rate: LOW_RATE,
    json: box.join('report.json'),
    // It would take longer than all the rest.
    profile: 'none',
    ...flags,
  });

/** Compares two commands. */
export const compareCommands = (box: Sandbox, before: Traits, after: Traits, flags: Flags = {}) =>
  compareWith(box, { start: version(after), 'base-start': version(before), ...flags });

/** What servers noted, in the order in which it happened. */
export interface Note {
  readonly event: 'starts' | 'stops';
  readonly name: string;
  readonly place: string;
  readonly db?: string;
}

export const notesIn = (box: Sandbox): readonly Note[] =>
  box.lines('notes').map((line) => JSON.parse(line));

/** Folder of the repository in its box. */
const REPOSITORY = 'repository';

export interface Repository {
  readonly path: string;
  /** Oldest first. */
  readonly commits: readonly string[];
  start(args: readonly string[]): Command;
  run(args: readonly string[]): Promise<Ended>;
  git(...args: readonly string[]): string;
  /** Nothing but what was there before: no process, no port, no worktree, no folder beside. */
  assertNothingLeft(): Promise<void>;
}

export async function makeRepository(
  box: Sandbox,
  ...versions: readonly Readonly<Record<string, string>>[]
): Promise<Repository> {
  const path = box.join(REPOSITORY);
  await initRepository(path);
  const commits: string[] = [];
  for (const files of versions) commits.push(await commitFiles(path, files));
  const start = (args: readonly string[]) => box.start(args, {}, path);
  return {
    path,
    commits,
    start,
    run: (args) => start(args).ended,
    git: (...args) => git(path, ...args),
    async assertNothingLeft() {
      await box.assertNothingLeft();
      assert.equal(worktreesOf(path).length, 1, 'a worktree is left');
      assert.deepEqual(foldersIn(box), [REPOSITORY, 'tmp']);
    },
  };
}

export const worktreesOf = (path: string): readonly string[] =>
  git(path, 'worktree', 'list').split('\n');

const foldersIn = (box: Sandbox): readonly string[] =>
  readdirSync(box.path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
