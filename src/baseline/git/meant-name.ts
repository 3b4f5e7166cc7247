// Which branch or tag somebody may have meant.

import { nearestWord } from '../../nearest-word.ts';
import { seconds } from '../../units.ts';
import { type GitPlace, runGitTask } from './task.ts';

/** The newest; more would take longer than a hint is worth. */
const MOST_NAMES = 1_000;
/** Shorter beginnings fit too many. */
const SHORTEST_PART = 3;
const PATIENCE = seconds(10);
/** Whoever named a branch may have put anything into its name; it is repeated in a message. */
const PLAIN = /^[\p{L}\p{N}._/@+-]{1,200}$/u;
const KINDS = ['refs/heads', 'refs/tags', 'refs/remotes'];

/**
 * A remote branch is found by its own name, too: `main` is `origin/main` in a clone that has no other.
 * @returns `undefined` where none is near, or git cannot say
 * @throws only the signal's reason when aborted
 */
export async function meantName(place: GitPlace, ref: string): Promise<string | undefined> {
  const names = (await Promise.all(KINDS.map((kind) => namesOf(place, kind)))).flat();
  const whole = names.find(({ full }) => full === ref) ?? names.find(({ own }) => own === ref);
  if (whole !== undefined) return whole.full;
  const byOwn = nearestWord(
    ref,
    names.map(({ own }) => own),
  );
  const byFull = nearestWord(
    ref,
    names.map(({ full }) => full),
  );
  const near = names.find(({ full, own }) => own === byOwn || full === byFull);
  const longer = names.find((name) => ref.length >= SHORTEST_PART && name.own.startsWith(ref));
  return (near ?? longer)?.full;
}

interface Name {
  /** As git takes it. */
  readonly full: string;
  /** Without its remote. */
  readonly own: string;
}

async function namesOf(place: GitPlace, kind: string): Promise<readonly Name[]> {
  const args = [
    'for-each-ref',
    '--sort=-creatordate',
    `--count=${MOST_NAMES}`,
    '--format=%(refname)',
    kind,
  ];
  const { succeeded, output } = await runGitTask(place, args, PATIENCE);
  if (!succeeded) return [];
  return output
    .split('\n')
    .map((line) => line.slice(kind.length + 1))
    .filter((full) => PLAIN.test(full) && !full.endsWith('/HEAD'))
    .map((full) => ({
      full,
      own: kind === 'refs/remotes' ? full.slice(full.indexOf('/') + 1) : full,
    }));
}
