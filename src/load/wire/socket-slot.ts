// Holds at most one socket: connects it, reports its events, and forgets the previous one.

import { connect as connectPlainly, type OnReadOpts, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { type Milliseconds, milliseconds } from '../../units.ts';
import type { ConnectGate } from '../exchange/connect-gate.ts';
import { isRefused, type Traffic, TrafficCount } from '../exchange/connection.ts';
import { connectOptions, type LoadTarget, serverName } from '../target.ts';

/** Large enough for most answers in one piece; also the read size of Node.js. */
const READ_SIZE = 65_536;

/**
 * Every socket of this thread reads into this buffer. Its content is processed before the next read, so no
 * answer needs its own buffer.
 */
export const readBuffer: Buffer = Buffer.allocUnsafeSlow(READ_SIZE);

/**
 * A TLS socket reports only in the next turn of the loop that it has sent its data, and an answer may come
 * before that. So fewer pending bytes than this count as sent. If they are not, the server reads them or
 * closes (RFC 9112 section 9.3). Node.js encrypts at most this much at once.
 */
const WRITTEN_AT_ONCE_SECURELY = 131_072;

/** Events of the socket in the slot, never of one that was dropped. */
export interface SlotEvents {
  /** @param took TCP and TLS handshakes together */
  onConnected(took: Milliseconds): void;
  /** `readBuffer` begins with `count` bytes, until this returns. */
  onBytes(count: number): void;
  /** The peer closed in order. The socket is still in the slot. */
  onEnd(): void;
  /** Connecting failed, or the socket broke. It is still in the slot. */
  onBroken(error: Error): void;
}

export class SocketSlot {
  readonly #target: LoadTarget;
  readonly #isSecure: boolean;
  readonly #gate: ConnectGate;
  readonly #events: SlotEvents;
  readonly #traffic = new TrafficCount();
  #socket: Socket | undefined;
  #isConnected = false;
  /** Number of the current `connect`: one that was dropped meanwhile finds another number. */
  #attempt = 0;
  #isConnecting = false;
  #isInGate = false;

  constructor(target: LoadTarget, gate: ConnectGate, events: SlotEvents) {
    this.#target = target;
    this.#isSecure = target.protocol === 'https:';
    this.#gate = gate;
    this.#events = events;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  get isEmpty(): boolean {
    return !this.#isConnected && !this.#isConnecting;
  }

  /** Waits at the gate, then connects. Ends in `onConnected`, `onEnd` or `onBroken`, or is dropped. */
  connect(): void {
    this.#isConnecting = true;
    const attempt = ++this.#attempt;
    this.#gate.enter().then(() => {
      if (attempt === this.#attempt) this.#dial();
      else this.#gate.leave();
    });
  }

  write(bytes: Buffer): void {
    this.#socket?.write(bytes);
  }

  /** Whether everything written has reached the kernel, as far as it is known. */
  get isFlushed(): boolean {
    const pending = this.#socket?.writableLength ?? Number.POSITIVE_INFINITY;
    return pending === 0 || (this.#isSecure && pending < WRITTEN_AT_ONCE_SECURELY);
  }

  /** In `onEnd`: whether the server had closed before it read what was written last. */
  get isRefused(): boolean {
    return this.#socket !== undefined && isRefused(this.#socket, this.#target);
  }

  drop(): void {
    this.#attempt++;
    this.#isConnected = false;
    this.#settle();
    const socket = this.#socket;
    this.#socket = undefined;
    this.#traffic.retire(socket);
    socket?.destroy();
  }

  takeTraffic(): Traffic {
    return this.#traffic.take(this.#socket);
  }

  #dial(): void {
    this.#isInGate = true;
    const before = performance.now();
    const socket = dial(this.#target, (count) => this.#events.onBytes(count));
    this.#socket = socket;
    const isCurrent = () => socket === this.#socket;
    socket.once(connectedEvent(this.#target), () => {
      if (isCurrent()) this.#onConnected(milliseconds(performance.now() - before));
    });
    // An error without a listener would end the thread, and a dropped socket may still raise one.
    socket.on('error', (error) => {
      if (isCurrent()) this.#events.onBroken(error);
    });
    socket.once('end', () => {
      if (isCurrent() && this.#isConnected) this.#events.onEnd();
    });
    socket.once('close', () => {
      if (isCurrent()) this.#events.onEnd();
    });
  }

  #onConnected(took: Milliseconds): void {
    this.#settle();
    this.#isConnected = true;
    this.#traffic.opened++;
    this.#events.onConnected(took);
  }

  #settle(): void {
    this.#isConnecting = false;
    if (this.#isInGate) this.#gate.leave();
    this.#isInGate = false;
  }
}

/** The event of a finished `dial`. */
const connectedEvent = ({ protocol }: LoadTarget): 'connect' | 'secureConnect' =>
  protocol === 'https:' ? 'secureConnect' : 'connect';

/** @param onBytes gets the number of bytes that have come, at the beginning of `readBuffer` */
function dial(target: LoadTarget, onBytes: (count: number) => void): Socket {
  const onread: OnReadOpts = {
    buffer: readBuffer,
    callback: (count) => {
      onBytes(count);
      return true;
    },
  };
  const { protocol, insecure } = target;
  const where = connectOptions(target);
  if (protocol === 'http:') return connectPlainly({ ...where, noDelay: true, onread });
  // Without a name, the certificate is checked against the address, also on a Unix socket.
  const secure = {
    host: target.address,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: !insecure,
  };
  // `onread` is documented for tls.connect, but missing from its types.
  const options = { ...where, ...serverName(target), ...secure, onread };
  const socket = connectSecurely(options);
  socket.setNoDelay(true);
  return socket;
}
