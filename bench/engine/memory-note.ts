// The generator's memory at one moment, as it says itself.

import { z } from 'zod';

const memoryNote = z.object({
  /** Sent so far. */
  requests: z.number(),
  /** Those that were not answered as expected. */
  failed: z.number(),
  /** Bytes of its process, all threads. */
  resident: z.number(),
  /** Bytes used of all its heaps, garbage that waits to be collected included. */
  heaps: z.number(),
  /** Bytes outside the heap that the main thread's objects hold. */
  external: z.number(),
});
export type MemoryNote = z.infer<typeof memoryNote>;

/** @throws Error where the line is none */
export const parseMemoryNote = (line: string): MemoryNote => memoryNote.parse(JSON.parse(line));
