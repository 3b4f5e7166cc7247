// Failures against the server's own account: each class exactly as often as it was made to happen.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, test } from 'node:test';
import type { Deed } from '../../bench/servers/truth/script.ts';
import { startLoadGenerator } from '../../src/load/load-generator.ts';
import type { FailureClass } from '../../src/record/failure-class.ts';
import { load, optionsOf } from './generator-sketch.ts';
import { judgeWith } from './judged-phase.ts';
import { portOf } from './raw-server.ts';
import { assertAccounts, failuresOf, resultOf } from './slice-run.ts';
import { assertNoShorter, ENGINE_NAMES, openTruthBench, serviceTimes } from './truth-run.ts';

const EVERY = 20;

interface Row {
  readonly words: string;
  readonly deed: Deed;
  readonly failure: FailureClass;
}

const ROWS: readonly Row[] = [
  { words: 'reset', deed: { kind: 'reset' }, failure: 'reset' },
  {
    words: 'closed within the header',
    deed: { kind: 'answer', answer: 'cut-in-header' },
    failure: 'closed-mid-response',
  },
  {
    words: 'closed within a body of declared length',
    deed: { kind: 'answer', answer: 'cut-in-body' },
    failure: 'closed-mid-response',
  },
  {
    words: 'closed within a chunk',
    deed: { kind: 'answer', answer: 'cut-in-chunk' },
    failure: 'closed-mid-response',
  },
  {
    words: 'closed before the last chunk',
    deed: { kind: 'answer', answer: 'cut-before-last-chunk' },
    failure: 'closed-mid-response',
  },
];

describe('failures', { concurrency: 4 }, () => {
  for (const engine of ENGINE_NAMES) {
    test(`counted as the server counted them (${engine})`, async (context) => {
      await using bench = await openTruthBench({ engine, connections: 4 });

      await context.test(
        'Connection: close on every answer: no failure, a connection for each request',
        async () => {
          const script = { rules: [{ deed: { kind: 'answer', answer: 'close' } }] } as const;
          const run = await bench.run({ script, firstScript: script, window: 300 });
          const { phase, result, server } = run;
          assert.deepEqual([failuresOf(phase), result.resent], [{}, 0]);
          assert.equal(run.first.isPersistent, false);
          assert.ok(result.sent >= 4);
          assert.deepEqual([phase.connectionsOpened, server.accepted], [result.sent, result.sent]);
          // To connect is in the total, and not in the service time.
          assert.ok((result.total.mean ?? 0) > (result.serviceTime.mean ?? 0));
          assertNoShorter(result.serviceTime, serviceTimes(server));
        },
      );

      await context.test(
        'closed without a word behind ten answers: at most a tenth is lost, and none is answered twice',
        async () => {
          const script = {
            rules: [{ turn: 10, deed: { kind: 'answer', answer: 'close-silently' } }],
          } as const;
          const run = await bench.run({ script, window: 300 });
          const { phase, result, server } = run;
          const { 'closed-before-response': failed = 0, ...others } = failuresOf(phase);
          assert.deepEqual(others, {});
          // On a busy machine the connection may have been idle for long enough to be stale.
          const lost = failed + result.resent;
          assert.ok(lost <= result.sent / 10, `${lost} of ${result.sent}`);
          // Each was answered once; what was lost on a closed connection never came there.
          assert.equal(server.arrivedAt.length, result.sent - failed);
          assert.ok(server.accepted >= Math.floor((result.sent - failed) / 10));
        },
      );

      await context.test(
        'fast refusals: counted, kept out of the times, and enough to fail the check',
        async () => {
          const { phase, result } = await bench.run({
            script: {
              rules: [
                { every: 10, deed: { kind: 'answer', answer: 'unavailable' } },
                { every: 15, deed: { kind: 'answer', answer: 'not-found' } },
                { deed: { kind: 'answer', after: { kind: 'fixed', time: 2 } } },
              ],
            },
            rate: 1_000,
            window: 600,
          });
          // Each tenth, and those of each fifteenth that are not among them.
          assert.deepEqual(failuresOf(phase), { 'unexpected-status': 60 + 20 });
          assert.deepEqual([result.serviceTime.count, result.failureTime.count], [520, 80]);
          assert.ok((result.serviceTime.min ?? 0) >= 2_000);
          const verdict = judgeWith({ capacity: phase, fixedRate: phase });
          assert.ok(verdict.kind === 'regression' && verdict.offending.includes('errors'));
        },
      );

      for (const { words, deed, failure } of ROWS) {
        await context.test(`every twentieth is ${words}: ${failure}, so many times`, async () => {
          const script = { rules: [{ every: EVERY, deed }] };
          const { phase, result, server } = await bench.run({ script, rate: 1_000, window: 200 });
          assert.equal(result.sent, 200);
          assert.deepEqual(failuresOf(phase), { [failure]: 200 / EVERY });
          assert.equal(server.arrivedAt.length, 200);
          assert.equal(result.responseTime.count, 200 - 200 / EVERY);
        });
      }
    });

    test(`nothing listens: connect-refused alone, and few of them (${engine})`, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const port = portOf(server);
      server.close();
      const address = '127.0.0.1';
      await using generator = startLoadGenerator(optionsOf({ engine, connections: 8 }));
      await using pool = await generator.aimAt({
        protocol: 'http:',
        address,
        hostname: address,
        port,
        insecure: false,
      });
      assert.equal(pool.firstAnswers[0]?.failure?.class, 'connect-refused');
      const { result: phase } = await pool.run(load({ window: 400 }));
      assertAccounts(phase);
      const { sent, ok } = resultOf(phase);
      assert.deepEqual(
        [failuresOf(phase), ok, phase.completed],
        [{ 'connect-refused': sent }, 0, 0],
      );
      // Each connection asks again after 10, 20, 40 … 500 ms, whatever the others do.
      assert.ok(sent >= 8 && sent <= 48, `${sent} attempts`);
    });
  }
});
