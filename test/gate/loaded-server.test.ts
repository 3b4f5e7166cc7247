import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ArmServer } from '../../src/gate/arm-server.ts';
import { LoadedServer } from '../../src/gate/loaded-server.ts';
import type { ServerLoad } from '../../src/load/load-generator.ts';
import type { PhaseResult } from '../../src/measure/run-record.ts';
import { bytes, milliseconds, nanoseconds } from '../../src/units.ts';
import { makeBlock } from '../support/records.ts';

const SCHEME = { slices: 4, settle: milliseconds(0), window: milliseconds(20) };
const CLOSED = { kind: 'closed' } as const;

const { capacity: SLICE } = makeBlock();

/** A slice in which every request failed. */
const FAILED: PhaseResult = {
  ...SLICE,
  requests: new Map(
    [...SLICE.requests].map(([name, result]) => [
      name,
      { ...result, ok: 0, sent: 8, failures: { timeout: { count: 8, example: 'late' } } },
    ]),
  ),
};

interface Script {
  readonly slices?: () => Promise<PhaseResult>;
  readonly isPersistent?: boolean;
  /** Number of the slice after which the server is dead. */
  readonly diesAfter?: number;
  readonly answersItself?: ReturnType<ArmServer['answersItself']>;
}

/** A server whose CPU clock goes on by one millisecond from one look to the next. */
function scripted(script: Script = {}) {
  let slices = 0;
  let looks = 0;
  const server: ArmServer = {
    target: {
      protocol: 'http:',
      address: '127.0.0.1',
      hostname: '127.0.0.1',
      port: 1,
      insecure: false,
    },
    boot: milliseconds(1),
    sample: () => ({
      at: milliseconds(0),
      cpu: nanoseconds(1_000_000 * looks++),
      peakMemory: bytes(1),
      processes: 1,
      precision: 'nanoseconds',
    }),
    causeOfDeath: async () =>
      slices >= (script.diesAfter ?? Number.POSITIVE_INFINITY) ? 'It ended.' : undefined,
    answersItself: () => script.answersItself ?? 'yes',
    async [Symbol.asyncDispose]() {},
  };
  const load: ServerLoad = {
    greeting: { answers: [], isPersistent: script.isPersistent ?? true },
    run: async () => {
      slices++;
      return script.slices ? script.slices() : SLICE;
    },
    async [Symbol.asyncDispose]() {},
  };
  const signal = new AbortController().signal;
  return { loaded: new LoadedServer({ server, load, signal, block: 1 }), count: () => slices };
}

const ignore = (): void => undefined;

test('a phase is the sum of its slices, with the CPU time spent in each', async () => {
  const { loaded } = scripted();
  const done: number[] = [];
  const { result, use } = await loaded.runPhase('capacity', CLOSED, SCHEME, (n) => done.push(n));
  assert.deepEqual(done, [1, 2, 3, 4]);
  assert.equal(result.completed, 4 * SLICE.completed);
  assert.deepEqual(use, {
    cpu: nanoseconds(4_000_000),
    answers: 4 * SLICE.completed,
    elapsed: milliseconds(4 * SLICE.elapsed),
  });
});

test('a server that dies ends the phase and the next one, and is an incident with its cause', async () => {
  const { loaded, count } = scripted({ diesAfter: 2 });
  await loaded.runPhase('capacity', CLOSED, SCHEME, ignore);
  await loaded.runPhase('fixed-rate', CLOSED, SCHEME, ignore);
  assert.equal(count(), 2);
  assert.deepEqual(
    loaded.incidents.map(({ kind }) => kind),
    ['server-died'],
  );
  assert.match(loaded.incidents[0]?.text ?? '', /block 1 \(capacity\)\. It ended\./);
});

test('a slice without one success ends its phase: more of them would only burn the budget', async () => {
  const { loaded, count } = scripted({ slices: async () => FAILED });
  const { use } = await loaded.runPhase('capacity', CLOSED, SCHEME, ignore);
  assert.equal(count(), 1);
  assert.equal(use.answers, 0);
});

test('slices that take far longer than planned are cut short, but one is always measured', async () => {
  const slow = async () => {
    // Longer than the whole phase with its patience: 1.5 × 4 × 20 ms.
    await sleep(150);
    return SLICE;
  };
  const { loaded, count } = scripted({ slices: slow });
  const { result } = await loaded.runPhase('capacity', CLOSED, SCHEME, ignore);
  assert.equal(count(), 1);
  assert.equal(result.completed, SLICE.completed);
});

test('connections that the warm-up opened count for the capacity phase, where they are kept', async () => {
  const kept = scripted();
  await kept.loaded.warmUp(milliseconds(100));
  const opened = kept.loaded.withOpened(SLICE);
  assert.equal(opened.connectionsOpened, 2 * SLICE.connectionsOpened);
  assert.equal(opened.connectTime.count, 2 * SLICE.connectTime.count);
  const closing = scripted({ isPersistent: false });
  await closing.loaded.warmUp(milliseconds(100));
  assert.equal(closing.loaded.withOpened(SLICE).connectionsOpened, SLICE.connectionsOpened);
});

test('no warm-up sends nothing', async () => {
  const { loaded, count } = scripted();
  await loaded.warmUp(milliseconds(0));
  assert.equal(count(), 0);
});

test('a port held by a stranger is an incident; one that cannot be looked at is not', () => {
  const { loaded } = scripted({ answersItself: 'no' });
  loaded.provePlace();
  assert.deepEqual(
    loaded.incidents.map(({ kind }) => kind),
    ['foreign-answer'],
  );
  const unknown = scripted({ answersItself: 'unknown' });
  unknown.loaded.provePlace();
  assert.deepEqual(unknown.loaded.incidents, []);
});
