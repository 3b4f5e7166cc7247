// `npm test`: all tests, and one report of them; `npm test -- GLOB …`: those of some files. `--quick`
// leaves out those from end to end.

import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { run } from 'node:test';
import { spec, type TestEvent } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { testParts } from './test-parts.ts';
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
const parts = testParts({ files, cores: availableParallelism(), isQuick: values.quick });

// Every file is a process of its own, and most of them load the same modules.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/node-compile-cache');

// Until all have passed.
process.exitCode = 1;
Readable.from(withOneTotal(runParts())).compose(new spec()).pipe(process.stdout);

async function* runParts(): AsyncGenerator<TestEvent, void> {
  let hasPassed = true;
  for (const { files, concurrency } of parts) {
    const stalled = new AbortController();
    const clock = setTimeout(() => stalled.abort(), Number(values.patience));
    const events = run({ cwd: root, files, concurrency, signal: stalled.signal });
    events.on('test:summary', ({ success }) => {
      hasPassed &&= success;
    });
    for await (const event of events) {
      clock.refresh();
      yield event;
    }
    clearTimeout(clock);
  }
  if (hasPassed) process.exitCode = 0;
}
