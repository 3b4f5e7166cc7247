// Times of a closed loop against the stamps of the server: no sample too many, none too short.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertNoShorter, ENGINE_NAMES, runAgainstTruth, serviceTimes } from './truth-run.ts';

const fixed = (time: number) => ({ kind: 'fixed', time }) as const;

describe('times', { concurrency: 6 }, () => {
  for (const engine of ENGINE_NAMES) {
    const of = `(${engine})`;
    test(`at a fixed delay: no more than connections ÷ delay, and no time below it ${of}`, async () => {
      const connections = 10;
      const delay = 50;
      const window = 1_000;
      const script = { rules: [{ deed: { kind: 'answer', after: fixed(delay) } }] } as const;
      const run = await runAgainstTruth({ engine, script, connections, window });
      const { result, phase, server } = run;
      assert.equal(server.arrivedAt.length, result.sent);
      assertNoShorter(result.serviceTime, serviceTimes(server));
      assert.ok((result.serviceTime.min ?? 0) >= delay * 1_000);
      // Each connection ends at most one request more in the window than fit in.
      assert.ok(phase.completed <= connections * (window / delay + 1), `${phase.completed}`);
      assert.ok(result.sent >= 2 * connections, `${result.sent}`);
      // On each connection they follow each other, and the last may end behind the window.
      const { mean = 0, max = 0, count } = result.serviceTime;
      assert.ok(mean * count <= connections * (window * 1_000 + max) * 1.001, `${mean * count} µs`);
    });

    test(`one of ten is slow: as many samples as answers, none invented between them ${of}`, async () => {
      const script = {
        rules: [
          { every: 10, deed: { kind: 'answer', after: fixed(100) } },
          { deed: { kind: 'answer', after: fixed(1) } },
        ],
      } as const;
      const { result, server } = await runAgainstTruth({
        engine,
        script,
        connections: 4,
        window: 1_000,
      });
      assert.ok(result.sent >= 20, `${result.sent}`);
      assert.equal(result.serviceTime.count, result.sent);
      assertNoShorter(result.serviceTime, serviceTimes(server));
      // So the 99th percentile is slow, as soon as there are ten.
      assert.ok((result.serviceTime.quantile(0.99) ?? 0) >= 100_000);
    });

    test(`log-normal delays: every quantile at least that of the server ${of}`, async () => {
      const after = { kind: 'log-normal', median: 3, sigma: 0.8 } as const;
      const script = { rules: [{ deed: { kind: 'answer', after } }] } as const;
      const { result, server } = await runAgainstTruth({
        engine,
        script,
        connections: 8,
        window: 500,
      });
      assertNoShorter(result.serviceTime, serviceTimes(server));
    });

    for (const settle of [0, 600]) {
      const words = settle === 0 ? 'without a warm-up is in the times' : 'while it warms up is not';
      test(`what is slow ${words} ${of}`, async () => {
        const slow = 1_000;
        const script = {
          rules: [
            { until: 300, deed: { kind: 'answer', after: fixed(slow) } },
            { deed: { kind: 'answer', after: fixed(1) } },
          ],
        } as const;
        // As many connections as requests in that time, so that none waits for another.
        const sketch = { engine, script, connections: 64, rate: 100, settle, window: 600 };
        const { result } = await runAgainstTruth(sketch);
        const { sent, responseTime } = result;
        assert.deepEqual([sent, responseTime.count], [(settle + 600) / 10, 60]);
        const [some, all] = [responseTime.quantile(0.75) ?? 0, responseTime.max ?? 0];
        assert.ok(settle === 0 ? some >= slow * 1_000 : all < slow * 1_000, `${some}, ${all}`);
      });
    }
  }
});
