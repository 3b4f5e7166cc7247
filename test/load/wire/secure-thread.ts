// A TLS server in a thread of its own: it answers while the thread that asks does something else.

import { parentPort, workerData } from 'node:worker_threads';
import { answerOk, serveRaw } from '../raw-server.ts';

/** How many requests it has answered. */
const answered: Int32Array<SharedArrayBuffer> = workerData;

const server = await serveRaw(
  (request) => {
    answerOk(request);
    // Behind the turn of the loop in which the answer is passed on.
    setTimeout(() => {
      Atomics.add(answered, 0, 1);
      Atomics.notify(answered, 0);
    }, 5);
  },
  { secure: true },
);
parentPort?.postMessage(server.target);
