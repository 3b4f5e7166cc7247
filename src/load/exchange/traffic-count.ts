// Bytes read over all the sockets that one connection has had.

import type { Socket } from 'node:net';
import type { Traffic } from './connection.ts';

export class TrafficCount {
  opened = 0;
  #retired = 0;
  #reported = 0;

  retire(socket: Socket | undefined): void {
    this.#retired += socket?.bytesRead ?? 0;
  }

  take(current: Socket | undefined): Traffic {
    const total = this.#retired + (current?.bytesRead ?? 0);
    const traffic = { bytesReceived: total - this.#reported, opened: this.opened };
    this.#reported = total;
    this.opened = 0;
    return traffic;
  }
}
