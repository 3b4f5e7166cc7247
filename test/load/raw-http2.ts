// Servers that speak HTTP/2 frame by frame, and answer nothing as a whole.

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { portOf } from './raw-server.ts';

const PREFACE_SIZE = 24;
const HEAD_SIZE = 9;
/** RFC 9113 section 6. */
const DATA = 0;
const HEADERS = 1;
const RST_STREAM = 3;
const SETTINGS = 4;
const GOAWAY = 7;
const ACK = 1;
const END_HEADERS = 4;
/** RFC 7541 appendix A: `:status: 200` is number 8 of the static table. */
const STATUS_200 = Buffer.from([0x88]);

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_SIZE);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** Breaks off every answer. @param code of the RST_STREAM that follows three bytes of the body */
export const serveBrokenHttp2 = (code: number) =>
  serveFrames({ onRequest: (socket, stream) => breakOff(socket, stream, code) });

/** Takes no request on any connection (RFC 9113 section 6.8). `when` it says so. */
export const serveGoingAway = (when: 'onConnection' | 'onRequest') =>
  serveFrames({ [when]: (socket: Socket) => socket.write(frame(GOAWAY, 0, 0, Buffer.alloc(8))) });

/** What it does beyond the settings. */
interface Habits {
  readonly onConnection?: (socket: Socket) => void;
  readonly onRequest?: (socket: Socket, stream: number) => void;
}

/** Listens until disposed of. */
export async function serveFrames(habits: Habits) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    speak(socket, habits);
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

function speak(socket: Socket, { onConnection, onRequest }: Habits): void {
  let unread = Buffer.alloc(0);
  let skip = PREFACE_SIZE;
  socket.write(frame(SETTINGS, 0, 0, Buffer.alloc(0)));
  onConnection?.(socket);
  socket.on('data', (piece) => {
    unread = Buffer.concat([unread, piece]);
    while (unread.length >= skip + HEAD_SIZE) {
      const head = unread.subarray(skip);
      const end = HEAD_SIZE + head.readUIntBE(0, 3);
      if (head.length < end) return;
      const [type, flags, stream] = [head.readUInt8(3), head.readUInt8(4), head.readUInt32BE(5)];
      if (type === SETTINGS && flags !== ACK)
        socket.write(frame(SETTINGS, ACK, 0, Buffer.alloc(0)));
      if (type === HEADERS) onRequest?.(socket, stream);
      unread = head.subarray(end);
      skip = 0;
    }
  });
}

function breakOff(socket: Socket, stream: number, code: number): void {
  socket.write(frame(HEADERS, END_HEADERS, stream, STATUS_200));
  socket.write(frame(DATA, 0, stream, Buffer.from('abc')));
  const reason = Buffer.alloc(4);
  reason.writeUInt32BE(code);
  // Later: in one piece with the body, it would be read before the body is.
  setTimeout(() => socket.write(frame(RST_STREAM, 0, stream, reason)), 10);
}
