// What to hide of a secret: all of it, and each of its lines, since logs and tools repeat texts line by line.

/** Shorter lines of a key or of JSON, such as `{`, are met everywhere: hidden, they would blank half the log. */
const SHORTEST_LINE = 6;

/**
 * Each text once, the whole secret first. It counts however short it is, also without the whitespace
 * around it, such as the line end that `echo` leaves. Of a blank one nothing is hidden.
 */
export function secretParts(secret: string): readonly string[] {
  const bare = secret.trim();
  if (bare === '') return [];
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  return [...new Set([secret, bare, ...lines.filter((line) => line.length >= SHORTEST_LINE)])];
}
