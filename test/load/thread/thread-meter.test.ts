// The meter reports what a thread did. Nothing here depends on how fast it did it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ThreadMeter } from '../../../src/load/thread/thread-meter.ts';
import { hasProcFs } from '../../../src/machine/proc-file.ts';
import type { GeneratorUse } from '../../../src/record/run-record.ts';
import { milliseconds } from '../../../src/units.ts';

const NO_GAP = milliseconds(0);
const MS = 1e6;

/** Until the thread itself has computed for so long, however long it has to wait for a CPU. */
function compute(time: number): void {
  const until = performance.now() + time;
  while (performance.now() < until) Math.sqrt(until);
}

async function measure(act: () => unknown, gap = NO_GAP): Promise<GeneratorUse> {
  // A loop that has not begun to turn has no use yet.
  await sleep(1);
  const meter = new ThreadMeter();
  meter.prepare();
  meter.begin();
  await act();
  const { generatorUse } = await meter.end(gap);
  return generatorUse;
}

/** `/proc/stat` counts in these milliseconds. */
const TICK = 10;

/** Time that the hypervisor took from all CPUs since the machine started, in milliseconds (proc(5), "steal"). */
const stolen = (): number =>
  Number(readFileSync('/proc/stat', 'utf8').split(/\s+/, 9)[8] ?? Number.NaN) * TICK;

test('a thread that computes is busy, wanted and its loop at work', async () => {
  const before = hasProcFs() ? stolen() : 0;
  const use = await measure(() => compute(200));
  const ran = use.cpu / MS;
  assert.ok(use.loop >= 199, `${use.loop} ms`);
  assert.equal(use.busiest, use.cpu);
  if (!hasProcFs()) return;
  // What it did not run of the 200 ms it waited for a CPU, or the hypervisor had taken the CPU away.
  const accounted = (use.demand ?? 0) / MS + stolen() - before;
  assert.ok(accounted >= 195 - TICK, `${use.demand} ns, ${accounted} ms`);
  assert.ok(ran > 0 && use.cpu <= (use.demand ?? 0));
});

test('a thread that sleeps is none of it', async () => {
  const use = await measure(() => sleep(200));
  assert.ok(use.loop < 150, `${use.loop} ms`);
  assert.ok(use.cpu / MS < 150, `${use.cpu}`);
});

test('a silence counts but for what a wait for a CPU explains', async () => {
  const use = await measure(() => undefined, milliseconds(5_000));
  assert.ok(use.longestStall > 3_000 && use.longestStall <= 5_000, `${use.longestStall}`);
  assert.equal(use.stalled, use.longestStall);
  assert.equal((await measure(() => undefined, milliseconds(0.9))).stalled, 0);
});

test('garbage collections are reported, with how long they took', async () => {
  const use = await measure(() => {
    let kept: object[] = [];
    for (let turn = 0; turn < 2_000_000; turn++) {
      kept.push({ turn });
      if (kept.length > 100_000) kept = [];
    }
  });
  assert.ok(use.pauses > 0);
  assert.ok(use.longestPause <= use.paused);
  // Not told again; what is left over from the first may have to be collected.
  assert.ok((await measure(() => undefined)).pauses < use.pauses);
});

test('a thread that sent nothing did nothing, and each slice begins anew', async () => {
  await sleep(1);
  const meter = new ThreadMeter();
  const counted = hasProcFs() ? 0 : undefined;
  meter.prepare();
  const idle = await meter.end(NO_GAP);
  assert.deepEqual(idle.waits, { delay: counted, gap: 0 });
  const nothing = { cpu: 0, busiest: 0, demand: counted, loop: 0, stalled: 0, longestStall: 0 };
  assert.deepEqual(idle.generatorUse, { ...nothing, pauses: 0, paused: 0, longestPause: 0 });
  meter.begin();
  compute(100);
  meter.begin();
  const first = await meter.end(NO_GAP);
  assert.ok(first.generatorUse.loop >= 99);
  meter.prepare();
  assert.equal((await meter.end(NO_GAP)).generatorUse.loop, 0);
});
