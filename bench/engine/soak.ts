// What does the generator hold after ever more requests? Loads a server, and prints its own memory as it goes.
// node soak.js --url http://127.0.0.1:PORT/ --requests 10000000 --every 500000 --connections 50
// Started by memory.ts, as a bundle; prints a MemoryNote as JSON on each line.

import { parseArgs } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { PATIENCE, startLoadGenerator } from '../../src/load/load-generator.ts';
import { milliseconds, seconds } from '../../src/units.ts';
import { getRequest, targetOf } from './get-request.ts';
import type { MemoryNote } from './memory-note.ts';

/** Short, as a gate's are: what a slice leaves behind shows the sooner. */
const SLICE = milliseconds(250);

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    requests: { type: 'string', default: '10000000' },
    every: { type: 'string', default: '500000' },
    connections: { type: 'string', default: '50' },
  },
});
const threads: Worker[] = [];
process.on('worker', (worker) => threads.push(worker));
await soak(new URL(values.url));

async function soak(url: URL): Promise<void> {
  await using generator = startLoadGenerator({
    patience: PATIENCE,
    requests: [getRequest(url)],
    connections: Number(values.connections),
    requestTimeout: seconds(10),
    engine: 'wire',
    cores: 2,
  });
  await using load = await generator.aimAt(targetOf(url));
  const every = Number(values.every);
  let sent = 0;
  let failed = 0;
  for (let due = every; due <= Number(values.requests); due += every) {
    while (sent < due) {
      const { result } = await load.run({
        shape: { kind: 'closed' },
        settle: milliseconds(0),
        window: SLICE,
      });
      for (const request of result.requests.values()) {
        sent += request.sent;
        failed += request.sent - request.ok;
      }
    }
    console.log(JSON.stringify(await note(sent, failed)));
  }
}

async function note(requests: number, failed: number): Promise<MemoryNote> {
  const heaps = await Promise.all(threads.map((thread) => thread.getHeapStatistics()));
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    requests,
    failed,
    resident: rss,
    heaps: heaps.reduce((sum, { used_heap_size }) => sum + used_heap_size, heapUsed),
    external,
  };
}
