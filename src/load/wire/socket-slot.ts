// At most one socket at a time: dials it, tells what happens to it, and forgets the one before.

import { connect as connectPlainly, type OnReadOpts, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { type Milliseconds, milliseconds } from '../../units.ts';
import type { ConnectGate } from '../exchange/connect-gate.ts';
import { type Traffic, TrafficCount } from '../exchange/connection.ts';
import { connectOptions, type LoadTarget, serverName } from '../target.ts';

/** Large enough for most answers in one piece; the size that Node.js reads in, too. */
const READ_SIZE = 65_536;

/**
 * Where every socket of this thread reads to: what is in it is worked through before the next read,
 * so that no answer costs a buffer of its own.
 */
export const readBuffer: Buffer = Buffer.allocUnsafeSlow(READ_SIZE);

/**
 * A TLS socket tells only in the next turn of the loop that it has passed on what was written, and an
 * answer may have come before that; so less than this counts as gone, in bytes. Where it is not, the
 * server reads it to its end or closes (RFC 9112 section 9.3). No more than Node.js encrypts in one go.
 */
const WRITTEN_AT_ONCE_SECURELY = 131_072;

/** Told of the socket that is in the slot, never of one that was dropped. */
export interface SlotEvents {
  /** @param took TCP and TLS handshakes together */
  onConnected(took: Milliseconds): void;
  /** So many bytes stand at the beginning of `readBuffer`, until this returns. */
  onBytes(count: number): void;
  /** The peer closed in order. The socket is still in the slot. */
  onEnd(): void;
  /** It did not come about, or it broke. It is still in the slot. */
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
  /** Which `connect` is under way; one that was dropped meanwhile finds another number. */
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

  /** Waits at the gate, then dials; ends in `onConnected`, `onEnd` or `onBroken`, or is dropped. */
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

  /** Whether all that was written has left for the kernel, as far as can be told. */
  get isFlushed(): boolean {
    const pending = this.#socket?.writableLength ?? Number.POSITIVE_INFINITY;
    return pending === 0 || (this.#isSecure && pending < WRITTEN_AT_ONCE_SECURELY);
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
    // A socket without a listener for its errors would end the thread; one that was dropped may have some.
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

/** The event that tells that a connection of `dial` has come about. */
const connectedEvent = ({ protocol }: LoadTarget): 'connect' | 'secureConnect' =>
  protocol === 'https:' ? 'secureConnect' : 'connect';

/** @param onBytes so many bytes have come, and stand at the beginning of `readBuffer` */
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
  // On a Unix socket too the certificate is that of the address, where there is no name.
  const secure = {
    host: target.address,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: !insecure,
  };
  // `onread` is documented for tls.connect, and missing from its types.
  const options = { ...where, ...serverName(target), ...secure, onread };
  const socket = connectSecurely(options);
  socket.setNoDelay(true);
  return socket;
}
