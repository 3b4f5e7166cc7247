// Stacks as a profiler saw them, whatever wrote them down.

/** What was running when samples were taken. */
export interface Stack {
  /** Names of functions, outermost first; at least one. */
  readonly frames: readonly string[];
  /** How many samples saw exactly this. */
  readonly samples: number;
  /** What the time of the innermost frame counts for, where that is another name than the frame's. */
  readonly self?: string;
}

/** Of a deep recursion the outer frames are kept, and the innermost. */
const DEEPEST = 64;

export function cutDepth(frames: readonly string[]): readonly string[] {
  if (frames.length <= DEEPEST) return frames;
  return [...frames.slice(0, DEEPEST - 1), ...frames.slice(-1)];
}

/** More samples than any profiler takes in the time that it has. */
const MOST_SAMPLES = 1e9;

export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_SAMPLES;
