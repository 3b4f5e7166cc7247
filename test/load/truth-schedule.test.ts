// The open loop against the stamps of the server: never ahead of the schedule, and nothing of it left out.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isHeld } from './judged-phase.ts';
import { failuresOf } from './slice-run.ts';
import {
  assertNoShorter,
  ENGINE_NAMES,
  responseTimes,
  runAgainstTruth,
  serviceTimes,
} from './truth-run.ts';

const fixed = (time: number) => ({ kind: 'fixed', time }) as const;
const answerAfter = (time: number) => ({ kind: 'answer', after: fixed(time) }) as const;

describe('the schedule', { concurrency: 6 }, () => {
  for (const engine of ENGINE_NAMES) {
    const of = `(${engine})`;
    test(`is never ahead, sends no bursts, and sends all ${of}`, async () => {
      const [rate, window] = [1_000, 1_300];
      const sketch = { engine, cores: 4, script: { rules: [] }, rate, window };
      const { result, phase, server, notBefore } = await runAgainstTruth(sketch);
      const { arrivedAt } = server;
      assert.deepEqual([result.sent, arrivedAt.length, result.unsent], [1_300, 1_300, 0]);
      const ahead = arrivedAt.findIndex((at, index) => at < notBefore + (index * 1_000) / rate);
      assert.equal(ahead, -1, `request ${ahead} came before it was due`);
      // What was held up here or there by so much may come in the second after its own.
      const held = (phase.lag.max ?? 0) + (result.serviceTime.max ?? 0);
      const most = rate * (1 + held / 1e6) + 2;
      for (const [index, at] of arrivedAt.entries()) {
        const later = arrivedAt.subarray(index).findIndex((other) => other >= at + 1_000);
        assert.ok(later <= most, `${later} arrivals within a second`);
      }
      assertNoShorter(result.serviceTime, serviceTimes(server));
    });

    test(`goes on through a stall: its arrivals wait, and waiting is in the response times ${of}`, async () => {
      const [rate, window, connections] = [200, 1_200, 10];
      const stall = { from: 300, until: 800 };
      const script = {
        rules: [
          { ...stall, deed: { kind: 'hold', until: stall.until } },
          { deed: answerAfter(0.25) },
        ],
        isSerial: true,
      } as const;
      const { result, server } = await runAgainstTruth({
        engine,
        script,
        rate,
        window,
        connections,
      });
      assert.deepEqual([result.sent, result.responseTime.count], [240, 240]);
      const first = server.arrivedAt[0] ?? Number.NaN;
      const during = server.arrivedAt.filter(
        (at) => at - first >= stall.from && at - first < stall.until,
      );
      // All that a generator could see which starts its clock when it sends.
      assert.ok(during.length <= connections, `${during.length} requests within the stall`);
      // A share 1 − q of the arrivals came in the last of the stall, and all but it waited longer.
      for (const q of [0.75, 0.9, 0.99]) {
        const least = stall.until - stall.from - (1 - q) * window - 2_000 / rate;
        const seen = (result.responseTime.quantile(q) ?? 0) / 1_000;
        assert.ok(seen >= least, `p${q * 100}: ${seen} ms for at least ${least}`);
      }
      const slack = (connections / rate) * 1e6;
      assertNoShorter(result.responseTime, responseTimes(server, rate), slack);
    });

    test(`beyond capacity: the queue grows to the end, is drained, and the rate was not held ${of}`, async () => {
      const [rate, window, connections, each] = [300, 1_200, 5, 4];
      const script = { rules: [{ deed: answerAfter(each) }], isSerial: true } as const;
      const { result, phase, server } = await runAgainstTruth({
        engine,
        script,
        rate,
        window,
        connections,
      });
      assert.deepEqual([result.sent, result.unsent, result.responseTime.count], [360, 0, 360]);
      assert.ok(phase.completed <= window / each + 1, `${phase.completed}`);
      // Request i is answered no sooner than i + 1 times the work, and was due at i ÷ rate.
      const slack = connections / rate;
      for (const q of [0.5, 0.9, 0.99]) {
        const index = Math.ceil(q * 360) - 1;
        const least = ((index + 1) * each) / 1_000 - index / rate - slack;
        const seen = (result.responseTime.quantile(q) ?? 0) / 1e6;
        assert.ok(seen >= least, `p${q * 100}: ${seen} s for at least ${least}`);
      }
      assertNoShorter(result.responseTime, responseTimes(server, rate), slack * 1e6);
      assert.equal(isHeld(phase, rate), false);
    });

    test(`ten times capacity: what could not be sent until the deadline is counted as unsent ${of}`, async () => {
      const [rate, window, each] = [5_000, 600, 2];
      const { result, phase, server } = await runAgainstTruth({
        engine,
        script: { rules: [{ deed: answerAfter(each) }], isSerial: true },
        rate,
        window,
        connections: 10,
        requestTimeout: 400,
      });
      assert.equal(result.sent + result.unsent, 3_000);
      assert.ok(result.unsent > 0);
      assert.ok(server.arrivedAt.length <= result.sent + result.resent);
      assert.ok(phase.completed <= window / each + 1, `${phase.completed}`);
      assert.ok(result.responseTime.count <= result.ok);
      assert.equal(isHeld(phase, rate), false);
    });

    test(`one connection, with a pause between any two requests: the same one for all ${of}`, async () => {
      const sketch = { engine, script: { rules: [] }, connections: 1, rate: 200, window: 600 };
      const { result, phase, server } = await runAgainstTruth(sketch);
      assert.deepEqual(failuresOf(phase), {});
      assert.deepEqual([result.sent, result.ok, result.resent], [120, 120, 0]);
      assert.equal(server.arrivedAt.length, 120);
      assert.deepEqual([phase.connectionsOpened, server.accepted], [1, 1]);
      assertNoShorter(result.responseTime, responseTimes(server, 200));
    });
  }
});
