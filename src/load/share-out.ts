// How many threads there are, and what each of them gets. Pure.

const MOST_THREADS = 4;

/** The server keeps at least half the cores, and every thread has a connection. */
export function chooseThreads(cores: number, connections: number): number {
  return Math.max(1, Math.min(Math.floor(cores / 2), MOST_THREADS, connections));
}

/** `total` in `parts` that differ by at most one. */
export function shareOut(total: number, parts: number): readonly number[] {
  return Array.from(
    { length: parts },
    (_, part) => Math.floor((total * (part + 1)) / parts) - Math.floor((total * part) / parts),
  );
}
