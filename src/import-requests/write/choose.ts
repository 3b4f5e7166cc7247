// Which of the drafts are written: each once, the most frequent ones, and none that repeats a secret.

import type { Draft } from '../draft/draft.ts';
import { wellFormed } from '../draft/well-formed.ts';

/** The same request twice is one with twice the weight. In the order in which they came first. */
export function mergeAlike(drafts: readonly Draft[]): readonly Draft[] {
  const merged = new Map<string, Draft>();
  for (const draft of drafts) {
    const { method, target, headers, body } = draft;
    const key = JSON.stringify([method, target, headers, body]);
    const before = merged.get(key);
    merged.set(key, before === undefined ? draft : together(before, draft));
  }
  return [...merged.values()];
}

function together(one: Draft, other: Draft): Draft {
  return {
    ...one,
    name: one.name ?? other.name,
    count: one.count + other.count,
    notes: [...new Set([...one.notes, ...other.notes])],
  };
}

/** Shorter ones are found everywhere by chance. */
const SHORTEST_SECRET = 8;
/** Looking for more would take longer than reading them. */
const MOST_SECRETS = 1_000;

/** A token that one request sends in a header may stand in the path of another. */
export function secretFinder(secrets: ReadonlySet<string>): (draft: Draft) => boolean {
  const known = [...secrets].filter(({ length }) => length >= SHORTEST_SECRET);
  const forms = new Set(
    known
      .slice(0, MOST_SECRETS)
      .flatMap((secret) => [inJson(secret), inJson(inJson(secret)), encoded(secret)]),
  );
  return (draft) => {
    const text = JSON.stringify(draft);
    return [...forms].some((form) => text.includes(form));
  };
}

const encoded = (text: string): string => encodeURIComponent(wellFormed(text));
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** A weight goes from 1 to this. */
const LARGEST_WEIGHT = 1_000;

/** Counts as weights: as they are where they fit, without what they have in common; else in thousandths of all. */
export function weightsOf(counts: readonly number[]): readonly number[] {
  const common = counts.reduce(greatestDivisor, 0);
  const reduced = counts.map((count) => count / Math.max(1, common));
  if (Math.max(...reduced) <= LARGEST_WEIGHT) return reduced;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => Math.max(1, Math.round((count / all) * LARGEST_WEIGHT)));
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
