// Which of the known words a mistyped one may stand for. Pure.

/** A word this long may be wrong in one more place. */
const LETTERS_PER_MISTAKE = 3;
/** Nobody means one of ours by a longer one, and comparing takes as long as it is. */
const LONGEST_WORD = 100;

/** @returns the first of the nearest; `undefined` where all are too far away */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  let nearest: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    if (candidate.length > 2 * LONGEST_WORD) continue;
    const distance = isSwapped(word, candidate) ? 1 : editDistance(word, candidate);
    if (nearest === undefined || distance < nearest.distance)
      nearest = { word: candidate, distance };
  }
  const allowed = Math.max(1, Math.floor(word.length / LETTERS_PER_MISTAKE));
  return nearest !== undefined && nearest.distance <= allowed ? nearest.word : undefined;
}

/** Two neighbours changed places, which is one slip: `mian`. */
function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  if (at < 0) return false;
  const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
  return swapped === other;
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
