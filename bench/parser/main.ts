// Does our parser agree with llhttp? Both read random answers, right, odd and damaged, ours also in random pieces.
// node bench/parser/main.ts [--streams 1000000] [--seed TEXT] [--against-client 10000]
// Ends with 1 where they disagree without a ruling, or where ours throws, hangs, or depends on the pieces.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { readCount } from '../count.ts';
import { LlhttpReader } from './llhttp-reader.ts';
import { NASTY_STREAMS } from './nasty-streams.ts';
import { describeOutcome, differenceOf } from './outcome.ts';
import { renderCounts } from './report.ts';
import { describeStream, type ResponseStream } from './response-stream.ts';
import { chanceOf, streamAt } from './run-streams.ts';
import type { WorkerOrder } from './streams-worker.ts';
import type { Counts } from './tally.ts';
import { readWithUndici } from './undici-reader.ts';

/** No stream takes a hundredth of it. */
const LONGEST_STREAM_SECONDS = 60;
const REPORT_SECONDS = 10;

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: 'bench' },
    'against-client': { type: 'string', default: '10000' },
  },
});
const { seed } = values;
const streams = readCount(values.streams, '--streams');

printHead();
await checkReference(readCount(values['against-client'], '--against-client', 0));
await compareAll();

function printHead(): void {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  const path = createRequire(import.meta.url).resolve('undici/package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(path, 'utf8'));
  console.log(`node bench/parser/main.ts --streams ${streams} --seed ${seed} at ${commit.trim()}`);
  console.log(
    `${new Date().toISOString()}, ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, undici ${version}`,
  );
}

/** What the others are measured by: is llhttp driven as undici drives it? */
async function checkReference(count: number): Promise<void> {
  const reader = new LlhttpReader();
  let differing = 0;
  for (let index = 0; index < count; index++) {
    const stream = streamOf(index);
    const ours = reader.read(stream);
    const theirs = await readWithUndici(stream);
    if (!differenceOf({ ...ours, length: 0 }, theirs)) continue;
    differing++;
    console.log(
      `${describeStream(stream)}\n  driver: ${describeOutcome(ours)}\n  Client: ${describeOutcome(theirs)}`,
    );
  }
  console.log(`llhttp as driven here and undici's Client: ${differing} of ${count} streams differ`);
  if (differing > 0) process.exitCode = 1;
}

function streamOf(index: number): ResponseStream {
  return streamAt(index, chanceOf(seed, index));
}

async function compareAll(): Promise<void> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const order: WorkerOrder = { streams, seed, progress };
  const start = performance.now();
  const worker = new Worker(new URL('./streams-worker.ts', import.meta.url), { workerData: order });
  const watch = setInterval(watchProgress(progress, worker), 1_000);
  const counts = await new Promise<Counts | undefined>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(undefined));
  }).finally(() => clearInterval(watch));
  if (counts === undefined || counts.faults.size > 0) process.exitCode = 1;
  if (counts === undefined) return;
  const seconds = ((performance.now() - start) / 1_000).toFixed(0);
  console.log(
    `${NASTY_STREAMS.length} written and ${streams} drawn streams in ${seconds} s\n\n${renderCounts(counts)}`,
  );
}

/** To be called every second or so. */
function watchProgress(progress: Int32Array, worker: Worker): () => void {
  let last = -1;
  let since = performance.now();
  let reported = since;
  return () => {
    const now = performance.now();
    const index = Atomics.load(progress, 0);
    if (index !== last) since = now;
    last = index;
    if (now - reported >= REPORT_SECONDS * 1_000) {
      reported = now;
      console.error(`${index} of ${streams + NASTY_STREAMS.length}`);
    }
    if (now - since <= LONGEST_STREAM_SECONDS * 1_000) return;
    console.log(`hangs at stream ${index}: ${describeStream(streamOf(index))}`);
    // Its end is the end of the bench.
    worker.terminate().catch(() => undefined);
  };
}
