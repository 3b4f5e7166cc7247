// The shortest stream that still shows what a long one showed.

import type { ResponseStream } from './response-stream.ts';

const MOST_TRIES = 3_000;
const MOST_MILLISECONDS = 5_000;

/**
 * Leaves out pieces, large ones first, as long as `shows` holds (delta debugging, Zeller and Hildebrandt 2002).
 * @param shows must hold for the stream
 */
export function shrink(
  stream: ResponseStream,
  shows: (stream: ResponseStream) => boolean,
): ResponseStream {
  let shortest = stream;
  let tries = 0;
  const end = performance.now() + MOST_MILLISECONDS;
  for (let size = Math.ceil(stream.bytes.length / 2); size > 0; ) {
    let hasShrunk = false;
    for (let at = 0; at < shortest.bytes.length && tries < MOST_TRIES; tries++) {
      if (performance.now() > end) return shortest;
      const shorter = without(shortest, at, size);
      const isEnough = shows(shorter);
      if (isEnough) shortest = shorter;
      else at += size;
      hasShrunk ||= isEnough;
    }
    if (!hasShrunk) size = Math.floor(size / 2);
  }
  return shortest;
}

function without(stream: ResponseStream, at: number, size: number): ResponseStream {
  const { bytes } = stream;
  return { ...stream, bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]) };
}
