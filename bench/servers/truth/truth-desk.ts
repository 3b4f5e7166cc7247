// Does with each request as the script says, and notes when.

import type { Socket } from 'node:net';
import { sharedNow, toThreadTime } from '../../../src/load/exchange/clock.ts';
import { milliseconds } from '../../../src/units.ts';
import { Agenda } from './agenda.ts';
import { type Answer, type AnswerName, answerOf } from './answers.ts';
import { delayOf } from './delay-series.ts';
import { RequestLog } from './request-log.ts';
import { answerNameOf, type Deed, decide, type Script } from './script.ts';

/** A piece of an answer waits so long for the one before to be read, or the kernel would join them. */
const BETWEEN_PIECES_MS = 1;

interface Asked {
  readonly number: number;
  readonly path: string;
  readonly socket: Socket;
}

export class TruthDesk {
  readonly #agenda = new Agenda();
  #script: Script = { rules: [] };
  #log = new RequestLog();
  /** When the work at hand is done, where it is done one by one. */
  #freeAt = 0;

  get log(): RequestLog {
    return this.#log;
  }

  begin(script: Script): void {
    this.#agenda.clear();
    this.#script = script;
    this.#log = new RequestLog();
    this.#freeAt = 0;
  }

  /** @param turn its number on its connection, from 1 */
  take(path: string, socket: Socket, turn: number): void {
    const now = sharedNow();
    const number = this.#log.arrived(now);
    const at = now - (this.#log.firstAt ?? now);
    const deed = decide(this.#script, { number, turn, at, path });
    this.#do(deed, { number, path, socket }, now);
  }

  #do(deed: Deed, asked: Asked, now: number): void {
    switch (deed.kind) {
      case 'answer': {
        const name = deed.answer ?? answerNameOf(asked.path);
        const delay = deed.after === undefined ? 0 : delayOf(deed.after, asked.number);
        this.#answerAt(this.#doneAt(now, delay), name, asked);
        break;
      }
      case 'hold': {
        this.#freeAt = Math.max(this.#freeAt, (this.#log.firstAt ?? now) + deed.until);
        this.#answerAt(this.#freeAt, answerNameOf(asked.path), asked);
        break;
      }
      case 'reset':
        asked.socket.resetAndDestroy();
        break;
      case 'never':
        break;
    }
  }

  #doneAt(now: number, delay: number): number {
    if (this.#script.isSerial !== true) return now + delay;
    this.#freeAt = Math.max(this.#freeAt, now) + delay;
    return this.#freeAt;
  }

  #answerAt(instant: number, name: AnswerName, asked: Asked): void {
    const log = this.#log;
    const act = () => send(name, asked, log);
    if (instant <= sharedNow()) act();
    else this.#agenda.at(toThreadTime(milliseconds(instant)), act);
  }
}

function send(name: AnswerName, { number, socket }: Asked, log: RequestLog): void {
  const { pieces, afterwards } = answerOf(name, number);
  const sendFrom = (index: number): void => {
    const piece = pieces[index];
    if (piece === undefined || socket.destroyed) return;
    const isLast = index === pieces.length - 1;
    if (isLast) log.answered(number, sharedNow());
    socket.write(piece);
    if (isLast) part(socket, afterwards);
    else setTimeout(() => sendFrom(index + 1), BETWEEN_PIECES_MS);
  };
  sendFrom(0);
}

function part(socket: Socket, afterwards: Answer['afterwards']): void {
  if (afterwards === 'end') socket.end();
  if (afterwards === 'cut') socket.destroySoon();
}
