// What a server writes to one request: an answer of the parser bench, or frames of HTTP/2, piece by piece.

import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../parser/chance.ts';
import { drawStream } from '../parser/draw-stream.ts';
import { mutate } from '../parser/mutations.ts';
import { drawCuts } from '../parser/pieces.ts';

export interface Script {
  readonly pieces: readonly Buffer[];
  /** Milliseconds before each piece but the first; 0: in one go. */
  readonly pause: number;
  readonly end: 'stay' | 'close' | 'reset';
}

const PLAIN = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n');

/** For HTTP/1.1. Every other one is sound, or the load would hardly begin. */
export function drawAnswerScript(chance: Chance): Script {
  if (chance.isOnceIn(2)) return { pieces: [PLAIN], pause: 0, end: 'stay' };
  const { bytes, closes } = drawStream(chance);
  return cutUp(bytes, closes, chance);
}

const TYPES = [0, 0, 1, 1, 1, 3, 4, 5, 6, 7, 8, 9, 10, 255] as const;
const FLAGS = [0, 1, 4, 5, 5, 8, 32, 255] as const;
/** RFC 7541: `:status: 200`, 204, 500 of the static table; a literal `:status: 2xx`; what is none. */
const HEADER_BLOCKS = [
  '88',
  '89',
  '8e',
  '08033231',
  '0803323030',
  '80',
  'ff80808080',
  '3fe11f88',
  '',
] as const;

/** For HTTP/2, RFC 9113 section 4. Stream 1 stands for that of the request: see `onStream`. */
export function drawFramesScript(chance: Chance): Script {
  const sound = [frame(1, 4, 1, Buffer.from('88', 'hex')), frame(0, 1, 1, Buffer.from('ok'))];
  if (chance.isOnceIn(2)) return { pieces: [Buffer.concat(sound)], pause: 0, end: 'stay' };
  const frames = [...sound, ...chance.list(4, () => drawFrame(chance))];
  const bytes = Buffer.concat(chance.isOnceIn(2) ? chance.shuffled(frames) : frames);
  const damaged = chance.isOnceIn(3) ? mutate(bytes, chance, bytes) : bytes;
  return cutUp(damaged, chance.isOnceIn(3), chance);
}

function drawFrame(chance: Chance): Buffer {
  const block = Buffer.from(chance.pick(HEADER_BLOCKS), 'hex');
  const payload = chance.pick([block, Buffer.alloc(chance.pick([0, 4, 8, 9, 100, 20_000]))]);
  return frame(
    chance.pick(TYPES),
    chance.pick(FLAGS),
    chance.pick([1, 1, 1, 0, 2, 3, 999]),
    payload,
  );
}

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

function cutUp(bytes: Buffer, closes: boolean, chance: Chance): Script {
  const ends = [...drawCuts(chance, bytes.length), bytes.length];
  const pieces = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
  const pause = pieces.length > 20 ? 0 : chance.usually(0, 3, [1, 3, 20]);
  return { pieces, pause, end: closes ? chance.usually('close', 5, ['reset']) : 'stay' };
}

/** Writes it, unless the peer has gone. */
export async function play({ pieces, pause, end }: Script, socket: Socket): Promise<void> {
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && pause > 0) await sleep(pause);
    if (socket.destroyed) return;
    socket.write(piece);
  }
  if (end === 'close') socket.end();
  if (end === 'reset') socket.resetAndDestroy();
}

/** The frames of stream 1 as those of another stream, where they can be told apart. */
export function onStream({ pieces, ...script }: Script, stream: number): Script {
  const bytes = Buffer.concat(pieces);
  for (let at = 0; at + 9 <= bytes.length; at += 9 + bytes.readUIntBE(at, 3)) {
    if (bytes.readUInt32BE(at + 5) === 1) bytes.writeUInt32BE(stream, at + 5);
  }
  return { ...script, pieces: piecesLike(pieces, bytes) };
}

/** @param bytes as many as the pieces have together */
function piecesLike(pieces: readonly Buffer[], bytes: Buffer): readonly Buffer[] {
  let from = 0;
  return pieces.map(({ length }) => {
    from += length;
    return bytes.subarray(from - length, from);
  });
}

export const describeScript = ({ pieces, pause, end }: Script): string =>
  `${JSON.stringify(pieces.map((piece) => piece.toString('latin1')))}, ${pause} ms between them, then ${end}`;
