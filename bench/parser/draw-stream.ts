// Stream number so-and-so: right, odd, or damaged.

import type { Chance } from './chance.ts';
import { drawAnswer } from './draw-answer.ts';
import { mutate } from './mutations.ts';
import { NASTY_STREAMS } from './nasty-streams.ts';
import type { ResponseStream } from './response-stream.ts';

/** One oddity or so in a stream; rarely one; next to none. */
const ODD = { times: 6 };
const SELDOM_ODD = { times: 60 };
const PLAIN = { times: 100_000 };

const MOST_MUTATIONS = 3;

export function drawStream(chance: Chance): ResponseStream {
  const kind = chance.below(10);
  if (kind < 2) return drawAnswer(chance, PLAIN);
  if (kind < 5) return drawAnswer(chance, ODD);
  const stream = kind < 9 ? drawAnswer(chance, SELDOM_ODD) : chance.pick(NASTY_STREAMS);
  return damaged(stream, chance);
}

function damaged(stream: ResponseStream, chance: Chance): ResponseStream {
  let { bytes } = stream;
  for (let left = 1 + chance.below(MOST_MUTATIONS); left > 0; left--) {
    bytes = mutate(bytes, chance, drawAnswer(chance, SELDOM_ODD).bytes);
  }
  return { ...stream, bytes };
}
