// The Node server of the benches: a fastify app that answers `GET /`, with losses on demand.
// BENCH_WORKERS: that many processes behind one port (node:cluster), else this one alone.

import cluster from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { type Knobs, readKnobs } from './read-knobs.ts';

/** One request of so many waits for `tail`, by chance. */
const TAIL_SHARE = 1 / 50;
const ITEMS = Array.from({ length: 20 }, (_, id) => ({ id, name: `item ${id}`, tags: ['a', 'b'] }));

const workers = Number(process.env.BENCH_WORKERS ?? 1);
if (workers > 1 && cluster.isPrimary) for (let i = 0; i < workers; i++) cluster.fork();
else serve(readKnobs(process.env));

function serve({ work, burn, tail, stall, ballast, leak, errors }: Knobs): void {
  const held: Buffer[] = [Buffer.alloc(ballast, 1)];
  if (stall > 0) setInterval(() => spin(stall), 1_000);

  const app = fastify();
  app.get('/', async (_request, reply) => {
    const sum = compute(work + burn);
    if (leak > 0) held.push(Buffer.alloc(leak, 1));
    if (tail > 0 && Math.random() < TAIL_SHARE) await wait(tail);
    if (errors > 0 && Math.random() < errors) return reply.code(500).send({ sum });
    return { sum, items: ITEMS };
  });
  void app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
}

/**
 * Costs CPU by the iteration, whatever the clock says; as text of one length, so that nothing is left
 * out. Marsaglia's xorshift stays within 32 bits: with sums the same loop took 1.6 or 6.5 ns a turn,
 * as the compiler pleased.
 */
function compute(iterations: number): string {
  let x = 1;
  for (let i = 0; i < iterations; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
  }
  return (x >>> 0).toString(16).padStart(8, '0');
}

/** Nothing else happens in this process meanwhile. */
function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Timers know whole milliseconds only: the rest is waited for turn by turn of the event loop. */
async function wait(microseconds: number): Promise<void> {
  const end = performance.now() + microseconds / 1_000;
  const whole = Math.floor(microseconds / 1_000) - 1;
  if (whole > 0) await sleep(whole);
  while (performance.now() < end) await new Promise((resolve) => setImmediate(resolve));
}
