// Tries a subject in a thread of its own, and says at which input it failed, hung, or ran out of memory.

import { Worker } from 'node:worker_threads';
import { chanceOf, type FuzzMessage, type FuzzWorkerInput } from './fuzz-worker.ts';
import { openSubject } from './subjects.ts';

/** Whole gates take a second or two; nothing else takes one. On a busy machine all take longer. */
const LONGEST_TRIAL_SECONDS = 60;
const MOST_MEBIBYTES = 2_048;
/** About that of the main thread: by default another thread has four times as much. */
const STACK_MEBIBYTES = 1;

export type FuzzInput = Omit<FuzzWorkerInput, 'progress'>;

export type FuzzResult = FuzzMessage | { readonly kind: 'hung'; readonly index: number };

/** @param onSecond called every second or so with the index of the current trial */
export async function runFuzz(
  input: FuzzInput,
  onSecond: (index: number) => void = () => undefined,
): Promise<FuzzResult> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const workerData: FuzzWorkerInput = { ...input, progress };
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEBIBYTES, stackSizeMb: STACK_MEBIBYTES },
  });
  const current = () => Atomics.load(progress, 0);
  let watch: NodeJS.Timeout | undefined;
  try {
    return await new Promise<FuzzResult>((resolve) => {
      const fail = (why: string) => resolve({ kind: 'failed', index: current(), why });
      worker.once('message', resolve);
      worker.once('error', (error) => fail(String(error)));
      worker.once('exit', (code) => fail(`the thread ended with ${code}`));
      const onStuck = (index: number) => resolve({ kind: 'hung', index });
      watch = setInterval(whenStuck(current, onSecond, onStuck), 1_000);
    });
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

function whenStuck(
  current: () => number,
  onSecond: (index: number) => void,
  onStuck: (index: number) => void,
): () => void {
  let last = -1;
  let since = performance.now();
  return () => {
    const index = current();
    onSecond(index);
    if (index !== last) since = performance.now();
    last = index;
    if (performance.now() - since > LONGEST_TRIAL_SECONDS * 1_000) onStuck(index);
  };
}

/** The input of one trial, in full. */
export async function showTrial(subject: string, seed: string, index: number): Promise<string> {
  await using opened = await openSubject(subject)();
  return opened.draw(chanceOf(seed, index)).shown;
}
