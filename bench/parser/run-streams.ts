// Goes through all streams: those that are written down, then drawn ones.

import { Chance } from './chance.ts';
import { Comparison } from './compare.ts';
import { drawStream } from './draw-stream.ts';
import { LlhttpReader } from './llhttp-reader.ts';
import { NASTY_STREAMS } from './nasty-streams.ts';
import type { ResponseStream } from './response-stream.ts';
import { Tally } from './tally.ts';

export interface StreamsOrder {
  /** Drawn ones; the written ones come before them. */
  readonly streams: number;
  readonly seed: string;
}

/** The chance of each stream is its own: any of them can be had again by its index. */
export const chanceOf = (seed: string, index: number): Chance => new Chance(`${seed} ${index}`);

export function streamAt(index: number, chance: Chance): ResponseStream {
  return NASTY_STREAMS[index] ?? drawStream(chance);
}

/** @param onIndex called before each stream */
export function runStreams(
  { streams, seed }: StreamsOrder,
  onIndex: (index: number) => void = () => undefined,
): Tally {
  const comparison = new Comparison(new LlhttpReader());
  const tally = new Tally();
  for (let index = 0; index < NASTY_STREAMS.length + streams; index++) {
    onIndex(index);
    const chance = chanceOf(seed, index);
    const stream = streamAt(index, chance);
    tally.add(comparison.compare(stream, chance), index, stream, comparison);
  }
  return tally;
}
