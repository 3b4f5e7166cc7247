// `npm test`: all tests, and one report of them; `npm test -- GLOB …`: those of some files. `--quick`
// leaves out what starts servers and gates. Each file's time is kept for `npm run slowest`.

import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { spec, type TestEvent } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { ownNetwork, runTestJob } from './run-test-job.ts';
import { TIMES_FILE, timesIn } from './slowest-tests.ts';
import { type TestJob, testJobs } from './test-jobs.ts';
import { withOneTotal } from './test-totals.ts';

/** No test is silent for so long. */
const PATIENCE_MS = 480_000;

const root = resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    /** Milliseconds without a word after which what still runs is ended, and named. */
    patience: { type: 'string', default: `${PATIENCE_MS}` },
  },
  allowPositionals: true,
});

const globs = positionals.length > 0 ? positionals : ['test/**/*.test.ts'];
const files = globSync(globs, { cwd: root }).toSorted();
if (files.length === 0) throw new Error(`no test file matches ${globs.join(' ')}`);

// Processes load the same modules.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/node-compile-cache');

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => ended.abort());
}

// Until all have passed.
process.exitCode = 1;
Readable.from(withOneTotal(runJobs(testJobs({ files, isQuick: values.quick }))))
  .compose(new spec())
  .pipe(process.stdout);

async function* runJobs(jobs: readonly TestJob[]): AsyncGenerator<TestEvent, void> {
  const network = ownNetwork();
  const seen: TestEvent[] = [];
  const run = async ({ files: some }: TestJob): Promise<readonly TestEvent[]> => {
    const stalled = new AbortController();
    const clock = setTimeout(() => stalled.abort(), Number(values.patience));
    const signal = AbortSignal.any([stalled.signal, ended.signal]);
    const onLife = () => void clock.refresh();
    const events = await runTestJob(some, { network, cwd: root, onLife, signal });
    clearTimeout(clock);
    return events;
  };
  for await (const events of pooled(jobs, availableParallelism() + 1, run)) {
    seen.push(...events);
    yield* events;
  }
  if (positionals.length === 0) keepTimes(seen);
  const ends = seen.filter((event) => event.type === 'test:summary');
  if (ends.every(({ data }) => data.success) && !ended.signal.aborted) process.exitCode = 0;
}

/** Results as they come; `atOnce` are under way at a time. */
async function* pooled<T, R>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const waiting = [...items];
  const underWay = new Map<T, Promise<readonly [T, R]>>();
  for (;;) {
    while (underWay.size < atOnce && !ended.signal.aborted) {
      const item = waiting.shift();
      if (item === undefined) break;
      underWay.set(
        item,
        run(item).then((result) => [item, result] as const),
      );
    }
    if (underWay.size === 0) return;
    const [item, result] = await Promise.race(underWay.values());
    underWay.delete(item);
    yield result;
  }
}

function keepTimes(events: readonly TestEvent[]): void {
  const path = join(root, TIMES_FILE);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(timesIn(events, root)));
}
