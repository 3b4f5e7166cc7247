// The commits that drift is counted from: one that the user named, or the last release.

import { seconds } from '../units.ts';
import { noSuchCommit } from './git/checkout-errors.ts';
import { type GitPlace, runGitTask } from './git/task.ts';
import { resolveCommit } from './resolve-commit.ts';

interface Release {
  /** Of its tag. */
  readonly name: string;
  /** Full hash. */
  readonly commit: string;
}

export interface Anchors {
  /**
   * The full hash of what the user named.
   * @throws GateError `base-not-found` where there is no such commit; others where nobody could look
   */
  readonly resolve: (ref: string) => Promise<string>;
  /**
   * The last release before a commit; `undefined`: there is none.
   * @throws GateError where nobody could look
   */
  readonly lastRelease: (commit: string) => Promise<Release | undefined>;
}

/** Where there is no clone to ask. */
export const noAnchors: Anchors = {
  resolve: async (ref) => {
    throw noSuchCommit(ref, []);
  },
  lastRelease: async () => undefined,
};

/** As the clone around a place knows them. */
export const gitAnchors = (place: GitPlace): Anchors => ({
  resolve: (ref) => resolveCommit(place, ref),
  lastRelease: (commit) => findLastRelease(place, commit),
});

/** `1.4.0`, `v1.4.0`, `v1.4`; not `v1`, which moves, and not `v1.4.0-rc.1`, which is none. */
const RELEASE = /^v?\d{1,9}(?:\.\d{1,9}){1,3}$/;
const REFS = 'refs/tags/';
/** A repository on a network drive must not hold up a run. */
const PATIENCE = seconds(10);

/**
 * The highest version among the tags in the history of a commit, that commit's own aside: what a
 * release changed is counted from the one before. `undefined` also where git does not know the commit.
 */
async function findLastRelease(place: GitPlace, commit: string): Promise<Release | undefined> {
  // A tag with a message is an object: `objectname` is its hash, and `*objectname` that of the commit.
  const format = '--format=%(refname) %(objectname) %(*objectname)';
  const args = ['for-each-ref', `--merged=${commit}`, format, REFS];
  const { succeeded, output } = await runGitTask(place, args, PATIENCE);
  if (!succeeded) return undefined;
  const [newest] = output
    .split('\n')
    .map(readTag)
    .filter((tag) => RELEASE.test(tag.name) && tag.commit !== commit)
    .sort((one, other) => compareVersions(other.name, one.name));
  return newest;
}

function readTag(line: string): Release {
  const [ref = '', object = '', tagged = ''] = line.split(' ');
  return { name: ref.slice(REFS.length), commit: tagged || object };
}

function compareVersions(one: string, other: string): number {
  const [ones, others] = [one, other].map((name) => name.replace('v', '').split('.').map(Number));
  for (const [index, part] of (ones ?? []).entries()) {
    const difference = part - (others?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return (ones?.length ?? 0) - (others?.length ?? 0);
}
