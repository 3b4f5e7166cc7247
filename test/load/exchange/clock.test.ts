import assert from 'node:assert/strict';
import test from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { compareClocks, sharedNow, toThreadTime } from '../../../src/load/exchange/clock.ts';

test('a hold-up between the readings does not set the clocks apart', () => {
  const holdUps = fc.array(fc.nat(50), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(holdUps, fc.integer({ min: 1, max: 19 }), (pauses, undisturbed) => {
      let time = 1_000;
      let readings = 0;
      const tick = (): number => {
        const isQuiet = Math.floor(readings / 3) === undisturbed;
        time += 0.001 + (isQuiet ? 0 : (pauses[readings] ?? 0));
        readings++;
        return time;
      };
      const zero = compareClocks(() => tick() - 250, tick);
      assert.ok(Math.abs(zero - 250) <= 0.002, `${zero}`);
    }),
  );
});

test('an instant is the same there and back', () => {
  const before = performance.now();
  const there = toThreadTime(sharedNow());
  assert.ok(there >= before - 1e-6 && there <= performance.now() + 1e-6);
});

test('threads agree on what time it is', async () => {
  const file = import.meta.resolve('../../../src/load/exchange/clock.ts');
  const script = `import('${file}').then(({ sharedNow }) => {
    const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => parentPort.postMessage(sharedNow()));
    parentPort.postMessage('ready');
  });`;
  const worker = new Worker(script, { eval: true });
  const hear = (): Promise<number> => new Promise((resolve) => worker.once('message', resolve));
  await hear();
  for (let question = 0; question < 20; question++) {
    const asked = sharedNow();
    worker.postMessage('what time is it?');
    const told = await hear();
    assert.ok(told > asked - 0.1 && told < sharedNow() + 0.1, `${told - asked} ms after`);
  }
  await worker.terminate();
});
