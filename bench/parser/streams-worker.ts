// The thread that goes through the streams: one that hangs is then noticed from outside.

import { parentPort, workerData } from 'node:worker_threads';
import { runStreams, type StreamsOrder } from './run-streams.ts';

export interface WorkerOrder extends StreamsOrder {
  /** One shared number: the index of the current stream. */
  readonly progress: Int32Array;
}

run(workerData);

function run({ progress, ...order }: WorkerOrder): void {
  const { counts } = runStreams(order, (index) => Atomics.store(progress, 0, index));
  parentPort?.postMessage(counts);
}
