// What a load generator counts in one of its runs.

export interface RunCounts {
  /** Requests that were answered, by whatever status. */
  readonly requests: number;
  /** Seconds over which it counted them; 0 where there were none and it gives their rate. */
  readonly seconds: number;
  /** Failures in the tool's own words; empty where it reported none. */
  readonly failures: string;
}

/** The number that `pattern` catches. @throws Error where the text has none */
export function numberIn(text: string, pattern: RegExp): number {
  const caught = Number(pattern.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(caught)) throw new Error(`no ${pattern.source} in: ${text.slice(0, 400)}`);
  return caught;
}

/** `3 reset, 1 timeout`; what did not happen is left out. */
export function nameFailures(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
