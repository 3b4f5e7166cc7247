import assert from 'node:assert/strict';
import test from 'node:test';
import {
  generatorCoresOf,
  generatorLoadOf,
  generatorShareOf,
  standstillOf,
} from '../../src/record/generator-load.ts';
import { makeRecord } from '../support/records.ts';

const about = (actual: number | undefined, expected: number): void =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-9 * expected, `${actual}`);

test('shares are of the time under load, over all blocks', () => {
  const blocks = [{ generator: { busy: 0.2, demand: 0.3 } }, { generator: { busy: 0.4 } }];
  const load = generatorLoadOf(makeRecord({ blocks }));
  about(load?.busy, 0.3);
  about(load?.demand, 0.35);
  about(generatorCoresOf(makeRecord({ blocks })), 0.3);
  // 12.5 s of load for 60 000 requests in 10 s of window.
  about(load?.cost, (0.3 * 12.5e6) / 60_000);
  about(load?.bytesReceived, 1_200);
});

test('where the kernel does not count waits, demand comes from the event loop', () => {
  const generator = { busy: 0.5, demand: null, loop: 0.6 };
  about(generatorLoadOf(makeRecord({ generator }))?.demand, 0.6);
});

test('the load is unknown where one block was not measured', () => {
  assert.equal(generatorLoadOf(makeRecord()), undefined);
  assert.equal(generatorLoadOf(makeRecord({ blocks: [{ generator: {} }, {}] })), undefined);
});

test('a standstill counts at the fixed rate only', () => {
  const generator = { stalled: 0.02, longestStall: 40 };
  const seen = standstillOf(makeRecord({ blocks: [{ generator }, { generator: {} }] }));
  about(seen?.share, 0.01);
  assert.equal(seen?.longest, 40);
  assert.equal(standstillOf(makeRecord({ generator, offeredRate: undefined })), undefined);
});

test('the CPU time of the generator relative to that of the server', () => {
  // 0.4 of a core for 12.5 s, against 60 000 × 160 µs.
  about(generatorShareOf(makeRecord()), 5 / 9.6);
  assert.equal(
    generatorShareOf(makeRecord({ blocks: [{}, { cpuPerRequest: undefined }] })),
    undefined,
  );
});
