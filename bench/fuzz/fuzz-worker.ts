// The thread that tries one input after the other: one that hangs, or takes all memory, is seen from outside.

import { parentPort, workerData } from 'node:worker_threads';
import { Chance } from '../parser/chance.ts';
import { openSubject } from './subjects.ts';

export interface FuzzWorkerInput {
  readonly subject: string;
  readonly seed: string;
  /** The first trial. */
  readonly from: number;
  /** The last one comes before it. */
  readonly until: number;
  readonly milliseconds: number;
  /** One shared number: the index of the current trial. */
  readonly progress: Int32Array;
}

export type FuzzMessage =
  | { readonly kind: 'failed'; readonly index: number; readonly why: string }
  | {
      readonly kind: 'done';
      readonly trials: number;
      /** How many inputs came to what. */
      readonly outcomes: ReadonlyMap<string, number>;
      readonly slowest: { readonly index: number; readonly milliseconds: number };
    };

/** The chance of each trial is its own: any of them can be had again by its index. */
export const chanceOf = (seed: string, index: number): Chance => new Chance(`${seed} ${index}`);

async function fuzz(input: FuzzWorkerInput): Promise<FuzzMessage> {
  await using subject = await openSubject(input.subject)();
  const outcomes = new Map<string, number>();
  let slowest = { index: input.from, milliseconds: 0 };
  let index = input.from;
  for (const end = performance.now() + input.milliseconds; index < input.until; index++) {
    const began = performance.now();
    if (began > end) break;
    Atomics.store(input.progress, 0, index);
    try {
      const outcome = await subject.draw(chanceOf(input.seed, index)).run();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    } catch (error) {
      return { kind: 'failed', index, why: reasonOf(error) };
    }
    const took = performance.now() - began;
    if (took > slowest.milliseconds) slowest = { index, milliseconds: took };
  }
  return { kind: 'done', trials: index - input.from, outcomes, slowest };
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

// Last: what is below would not exist yet.
if (parentPort !== null) parentPort.postMessage(await fuzz(workerData));
