// Every way to say where an answer ends, through the whole generator: each a hundred times, bytes exact.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AnswerName, lengthOf } from '../../bench/servers/truth/answers.ts';
import { startTruthServer } from '../../bench/servers/truth/start-truth-server.ts';
import { type LoadGenerator, startLoadGenerator } from '../../src/load/load-generator.ts';
import type { LoadTarget } from '../../src/load/target.ts';
import type { FailureClass } from '../../src/record/failure-class.ts';
import type { PhaseResult } from '../../src/record/run-record.ts';
import { seconds } from '../../src/units.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { arrivals, assertAccounts, failuresOf, makeRequest, resultOf } from './slice-run.ts';
import { type BenchSketch, ENGINE_NAMES } from './truth-run.ts';

const COUNT = 100;
const CONNECTIONS = 20;

interface Row {
  readonly answer: AnswerName;
  readonly bodyBytes: number;
  readonly method?: 'HEAD' | undefined;
  readonly count?: number;
  /** No further request can follow on its connection. */
  readonly isLast?: boolean;
}

const ROWS: readonly Row[] = [
  { answer: 'ok', bodyBytes: 3 },
  { answer: 'split', bodyBytes: 3 },
  { answer: 'hints-before', bodyBytes: 3 },
  { answer: 'hints-apart', bodyBytes: 3 },
  { answer: 'interims-before', bodyBytes: 3 },
  { answer: 'no-content', bodyBytes: 0 },
  { answer: 'not-modified', bodyBytes: 0 },
  { answer: 'head-only', bodyBytes: 0, method: 'HEAD' },
  { answer: 'empty', bodyBytes: 0 },
  { answer: 'chunked', bodyBytes: 5 },
  { answer: 'chunked-by-byte', bodyBytes: 5 },
  { answer: 'chunk-extensions', bodyBytes: 3 },
  { answer: 'trailers', bodyBytes: 3 },
  { answer: 'chunked-empty', bodyBytes: 0 },
  { answer: 'large', bodyBytes: 10_000_000, count: 10 },
  { answer: 'until-close', bodyBytes: 13, isLast: true },
  { answer: 'until-close-apart', bodyBytes: 13, isLast: true },
  { answer: 'close', bodyBytes: 3, isLast: true },
  { answer: 'close-mixed-case', bodyBytes: 3, isLast: true },
  { answer: 'close-in-list', bodyBytes: 3, isLast: true },
  { answer: 'close-unfulfilled', bodyBytes: 3, isLast: true },
  { answer: 'http-1.0', bodyBytes: 3, isLast: true },
];

type Bad = readonly [AnswerName, FailureClass];

const BAD: readonly Bad[] = [
  ['bad-status-line', 'bad-framing'],
  ['bad-chunk', 'bad-framing'],
  ['cut-in-header', 'closed-mid-response'],
  ['cut-in-body', 'closed-mid-response'],
  ['cut-in-chunk', 'closed-mid-response'],
  ['cut-before-last-chunk', 'closed-mid-response'],
];

/**
 * A client must be able to read an interim answer that it did not ask for (RFC 9110 section 15.2), and
 * two lengths that differ are an error (RFC 9112 section 6.3). undici gives up on a 100, and writes the
 * lengths 3 and 4 one behind the other: then 31 bytes of 34 are missing.
 */
const GOOD_OF: Readonly<Record<BenchSketch['engine'], readonly Row[]>> = {
  wire: [...ROWS, { answer: 'continue-before', bodyBytes: 3 }],
  undici: ROWS,
};
const BAD_OF: Readonly<Record<BenchSketch['engine'], readonly Bad[]>> = {
  wire: [...BAD, ['bad-lengths', 'bad-framing']],
  undici: [...BAD, ['bad-lengths', 'closed-mid-response'], ['continue-before', 'bad-framing']],
};

/** So many requests for that answer. */
async function ask(
  generator: LoadGenerator,
  target: LoadTarget,
  answer: AnswerName,
  { count = COUNT, method }: Pick<Row, 'count' | 'method'> = {},
): Promise<PhaseResult> {
  await using pool = await generator.aimAt(target, [
    makeRequest({ path: `/${answer}`, method: method ?? 'GET' }),
  ]);
  const { result: phase } = await pool.run(load(arrivals(count)));
  assertAccounts(phase);
  assert.equal(resultOf(phase).sent, count);
  return phase;
}

/** One thread, so that connections are as many as said however few requests there are. */
const start = (engine: BenchSketch['engine']): LoadGenerator =>
  startLoadGenerator({
    ...optionsOf({ engine, connections: CONNECTIONS, cores: 2 }),
    requestTimeout: seconds(20),
  });

describe('framing', { concurrency: 2 }, () => {
  for (const engine of ENGINE_NAMES) {
    test(`what is an answer is read to its end and no further (${engine})`, async (context) => {
      await using server = await startTruthServer();
      await using generator = start(engine);
      for (const { answer, bodyBytes, count = COUNT, isLast, method } of GOOD_OF[engine]) {
        await context.test(answer, async () => {
          const phase = await ask(generator, server.target, answer, { count, method });
          assert.deepEqual(failuresOf(phase), {});
          const { ok, resent } = resultOf(phase);
          assert.deepEqual([ok, resent], [count, 0]);
          assert.equal(resultOf(phase).bodyBytes, count * bodyBytes);
          assert.equal(phase.bytesReceived, count * lengthOf(answer));
          assert.equal(phase.connectionsOpened, isLast ? count : CONNECTIONS);
        });
      }
    });

    test(`what is none is a failure of its class, and never a hang (${engine})`, async (context) => {
      await using server = await startTruthServer();
      await using generator = start(engine);
      for (const [answer, failure] of BAD_OF[engine]) {
        await context.test(answer, async () => {
          const phase = await ask(generator, server.target, answer);
          assert.deepEqual(failuresOf(phase), { [failure]: COUNT });
          assert.equal(phase.connectionsOpened, COUNT);
        });
      }
    });
  }
});
