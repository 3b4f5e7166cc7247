// A server that does not answer: what was waited for is counted, and nothing is waited for longer.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeWith } from './judged-phase.ts';
import { failuresOf } from './slice-run.ts';
import { ENGINE_NAMES, runAgainstTruth, unansweredBy } from './truth-run.ts';

describe('timeouts', { concurrency: 6 }, () => {
  for (const engine of ENGINE_NAMES) {
    const of = `(${engine})`;

    test(`every fiftieth request is never answered: so many timeouts, and the slice ends ${of}`, async () => {
      const { result, phase, server } = await runAgainstTruth({
        engine,
        script: { rules: [{ every: 50, deed: { kind: 'never' } }] },
        connections: 20,
        rate: 200,
        window: 1_000,
        // What is due is sent for so long behind the window: a machine that pauses for a second must not end it.
        requestTimeout: 2_500,
      });
      assert.deepEqual([result.sent, result.unsent, server.arrivedAt.length], [200, 0, 200]);
      assert.deepEqual(failuresOf(phase), { timeout: 4 });
      assert.equal(unansweredBy(server), 4);
      // A time that is not known is not in the times, and its failure took until the deadline, which
      // counts from when it was handed over: on a busy machine that is a while before it is written.
      assert.equal(result.responseTime.count, 196);
      assert.ok((result.failureTime.min ?? 0) >= 500_000);
    });

    test(`nothing is answered: as many timeouts as connections, and nothing succeeded ${of}`, async () => {
      const script = { rules: [{ deed: { kind: 'never' } }] } as const;
      // Long enough for a thread that a busy machine starts late, and no connection asks twice.
      const sketch = { engine, script, connections: 7, requestTimeout: 1_600, window: 1_500 };
      const { phase, result, server } = await runAgainstTruth(sketch);
      assert.deepEqual(failuresOf(phase), { timeout: 7 });
      assert.deepEqual([result.ok, phase.completed, server.arrivedAt.length], [0, 0, 7]);
      assert.notEqual(judgeWith({ capacity: phase }).kind, 'pass');
    });

    test(`it hangs to the end: timeouts for what was sent, the rest unsent, and no pass ${of}`, async () => {
      const { phase, result, server } = await runAgainstTruth({
        engine,
        script: { rules: [{ from: 600, deed: { kind: 'never' } }] },
        connections: 10,
        rate: 200,
        window: 2_000,
        requestTimeout: 800,
      });
      assert.equal(result.sent + result.unsent, 400);
      const { timeout = 0, ...others } = failuresOf(phase);
      assert.deepEqual([others, timeout], [{}, unansweredBy(server)]);
      assert.ok(timeout >= 10 && result.unsent > 0, `${timeout}, ${result.unsent}`);
      assert.notEqual(judgeWith({ fixedRate: phase }).kind, 'pass');
    });
  }
});
