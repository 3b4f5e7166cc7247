// A server with few workers, each bound to one connection: until that has been silent for a while, or has
// had its turn. So do puma, Apache's prefork, gunicorn's gthread and PHP-FPM.

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { OK, portOf } from './raw-server.ts';

interface Habits {
  readonly workers: number;
  /** How long (ms) a worker waits for the next request of its connection. */
  readonly patience: number;
  /** Requests after which a worker takes another connection. */
  readonly turn: number;
}

export async function serveBound(habits: Habits) {
  const crew = new Crew(habits);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => crew.leave(socket));
    socket.on('data', () => crew.ask(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = '127.0.0.1';
  const where = { address, hostname: address, port: portOf(server), insecure: false };
  return {
    target: { protocol: 'http:', ...where } as const,
    [Symbol.dispose]: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

class Crew {
  readonly #habits: Habits;
  /** Connections with a worker: requests left in the turn, and the timer of its patience. */
  readonly #bound = new Map<Socket, { left: number; timer: NodeJS.Timeout | undefined }>();
  /** Connections with a request and without a worker, oldest first. */
  readonly #waiting = new Set<Socket>();

  constructor(habits: Habits) {
    this.#habits = habits;
  }

  ask(socket: Socket): void {
    if (this.#bound.has(socket)) this.#answer(socket);
    else {
      this.#waiting.add(socket);
      this.#takeNext();
    }
  }

  leave(socket: Socket): void {
    this.#waiting.delete(socket);
    clearTimeout(this.#bound.get(socket)?.timer);
    if (this.#bound.delete(socket)) this.#takeNext();
  }

  #takeNext(): void {
    const [socket] = this.#waiting;
    if (socket === undefined || this.#bound.size === this.#habits.workers) return;
    this.#waiting.delete(socket);
    this.#bound.set(socket, { left: this.#habits.turn, timer: undefined });
    this.#answer(socket);
  }

  #answer(socket: Socket): void {
    const worker = this.#bound.get(socket);
    if (!worker) return;
    clearTimeout(worker.timer);
    socket.write(OK);
    worker.left--;
    if (worker.left === 0) this.leave(socket);
    else worker.timer = setTimeout(() => this.leave(socket), this.#habits.patience);
  }
}
