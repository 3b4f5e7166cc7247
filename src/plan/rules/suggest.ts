// "Did you mean …?": the known word nearest to a misspelt one.

/** A word this long may be wrong in one more place. */
const LETTERS_PER_MISTAKE = 3;
/** Nobody means one of ours by a longer one, and comparing takes as long as it is. */
const LONGEST_WORD = 100;

/** The nearest of `known`, unless all are too far away to be meant. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  let nearest: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (nearest === undefined || distance < nearest.distance)
      nearest = { word: candidate, distance };
  }
  const allowed = Math.max(1, Math.floor(word.length / LETTERS_PER_MISTAKE));
  return nearest !== undefined && nearest.distance <= allowed ? nearest.word : undefined;
}

/** Insertions, deletions and replacements between two words (Wagner and Fischer, 1974). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
