// Inputs that earlier versions had: what to do for each that is still written.

const REMOVED: ReadonlyMap<string, string> = new Map([
  [
    'baseline-wait',
    'Remove it: perf-gate waits for a run in progress for at most `budget`, which that run may measure.',
  ],
  [
    'engine',
    'Remove it: perf-gate has one engine for HTTP/1.1 and one for HTTP/2 (`http2: true`).',
  ],
  ['proxy', 'Remove it: perf-gate loads only loopback addresses, and connects to them directly.'],
]);

/** What to do instead; `undefined` for a name that was never an input, or still is. */
export const remedyForRemoved = (name: string): string | undefined => REMOVED.get(name);
