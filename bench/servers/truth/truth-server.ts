// A server whose behaviour is known to the microsecond, because it writes down what it did.
// Started by start-truth-server.ts, in a process of its own: what holds up the one who asks must not
// hold up the one who answers. Orders and reports go over the IPC channel; it ends when that does.

import { createServer, type Socket } from 'node:net';
import type { Order, Word } from './messages.ts';
import { RequestCutter } from './request-cutter.ts';
import { TruthDesk } from './truth-desk.ts';

const HOST = '127.0.0.1';
const BACKLOG = 4_096;

const desk = new TruthDesk();
let accepted = 0;
let open = 0;

const server = createServer({ noDelay: true }, serve);
server.listen({ host: HOST, port: 0, backlog: BACKLOG }, () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') {
    say({ kind: 'listening', port: address.port });
  }
});

process.on('message', obey);
process.once('disconnect', () => process.exit());

function serve(socket: Socket): void {
  const cutter = new RequestCutter();
  let turn = 0;
  accepted++;
  open++;
  socket.on('close', () => open--);
  socket.on('error', () => undefined);
  socket.setEncoding('latin1').on('data', (text: string) => {
    for (const path of cutter.cut(text)) desk.take(path, socket, ++turn);
  });
}

function obey(order: Order): void {
  switch (order.kind) {
    case 'begin':
      desk.begin(order.script);
      accepted = 0;
      say({ kind: 'begun' });
      break;
    case 'report':
      say({ kind: 'report', report: { ...desk.log.stamps, accepted, open } });
      break;
  }
}

function say(word: Word): void {
  process.send?.(word);
}
