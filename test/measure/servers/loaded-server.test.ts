import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FirstAnswer } from '../../../src/load/first-answers.ts';
import type { ServerLoad, SliceLoad } from '../../../src/load/load-generator.ts';
import { takeTurns } from '../../../src/measure/block.ts';
import { Coin } from '../../../src/measure/coin.ts';
import type { ArmServer } from '../../../src/measure/servers/arm-server.ts';
import { LoadedServer } from '../../../src/measure/servers/loaded-server.ts';
import { mergeSlices } from '../../../src/record/merge.ts';
import type { Phase, PhaseResult } from '../../../src/record/run-record.ts';
import { bytes, milliseconds, nanoseconds, rate } from '../../../src/units.ts';
import { makeFirstAnswer } from '../../support/first-answers.ts';
import { makeBlock } from '../../support/records.ts';

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
  readonly firstAnswers?: readonly FirstAnswer[];
  readonly slices?: (load: SliceLoad) => Promise<PhaseResult>;
  readonly isPersistent?: boolean;
  /** Number of the slice after which the server is dead. */
  readonly diesAfter?: number;
  /** Time that the server's threads waited for a CPU up to this look. */
  readonly waited?: (look: number) => ReturnType<ArmServer['waited']>;
  /** CPU time of the server up to this look; `undefined`: we could not look. */
  readonly cpu?: (look: number) => number | undefined;
  readonly foreignAnswer?: string;
}

/** A server whose CPU clock goes on by one millisecond from one look to the next. */
function scripted(script: Script = {}) {
  let slices = 0;
  let looks = 0;
  let reopened = 0;
  const server: ArmServer = {
    target: {
      protocol: 'http:',
      address: '127.0.0.1',
      hostname: '127.0.0.1',
      port: 1,
      insecure: false,
    },
    boot: milliseconds(1),
    firstAnswer: milliseconds(4),
    patience: milliseconds(0),
    hasExited: () => false,
    sample: () => {
      const cpu = (script.cpu ?? ((look) => 1_000_000 * look))(looks++);
      if (cpu === undefined) return undefined;
      return {
        at: milliseconds(0),
        cpu: nanoseconds(cpu),
        peakMemory: bytes(1),
        processes: 1,
        precision: 'nanoseconds',
        cpuByProcess: new Map(),
        parents: new Map(),
      };
    },
    waited: () => script.waited?.(looks++),
    causeOfDeath: async () =>
      slices >= (script.diesAfter ?? Number.POSITIVE_INFINITY) ? 'It ended.' : undefined,
    foreignAnswer: () => script.foreignAnswer,
    async [Symbol.asyncDispose]() {},
  };
  const load: ServerLoad = {
    firstAnswers: script.firstAnswers ?? [],
    isPersistent: script.isPersistent ?? true,
    run: async (order) => {
      slices++;
      const result = script.slices ? await script.slices(order) : SLICE;
      return { result, unrecorded: 0, generator: { delay: milliseconds(2), gap: milliseconds(3) } };
    },
    reopen: async () => {
      reopened++;
    },
    async [Symbol.asyncDispose]() {},
  };
  const signal = new AbortController().signal;
  const loaded = new LoadedServer({
    arm: 'candidate',
    server,
    session: { fill: (requests) => requests, tearDown: async () => undefined },
    load,
    signal,
    block: 1,
    background: undefined,
  });
  return { loaded, count: () => slices, reopenings: () => reopened };
}

const ignore = (): void => undefined;

const turns = (phase: Phase, onRound: (done: number) => void = ignore, reopens = false) => ({
  phase,
  shape: CLOSED,
  scheme: SCHEME,
  reopens,
  coin: new Coin('seed'),
  onRound: (_: unknown, done: number) => onRound(done),
});

const capacityOf = (loaded: LoadedServer): PhaseResult =>
  mergeSlices(loaded.seen('capacity').map(({ result }) => result));

test('a phase is the sum of its slices, with the CPU time spent in each', async () => {
  const { loaded, reopenings } = scripted();
  const done: number[] = [];
  await takeTurns(
    [loaded],
    turns('capacity', (n) => done.push(n)),
  );
  assert.deepEqual(done, [1, 2, 3, 4]);
  assert.equal(capacityOf(loaded).completed, 4 * SLICE.completed);
  const { cpu, answers, elapsed } = loaded.use();
  assert.deepEqual(
    { cpu, answers, elapsed },
    {
      cpu: nanoseconds(4_000_000),
      answers: 4 * SLICE.completed,
      elapsed: milliseconds(4 * SLICE.elapsed),
    },
  );
  assert.equal(reopenings(), 0);
});

for (const [what, cpu] of [
  ['a look that failed', (look: number) => (look === 3 ? undefined : 1_000_000 * look)],
  ['a system that does not count, or processes that do not answer', () => 7],
] as const) {
  test(`${what}: the CPU time is not measured, never zero`, async () => {
    const { loaded } = scripted({ cpu });
    await takeTurns([loaded], turns('capacity'));
    assert.equal(loaded.use().cpu, undefined);
    assert.equal(loaded.use().answers, 4 * SLICE.completed);
  });
}

test('both servers have a slice in each round, and the coin says who goes first', async () => {
  const order: string[] = [];
  const [one, other] = ['one', 'other'].map((name) =>
    scripted({
      slices: async () => {
        order.push(name);
        return SLICE;
      },
    }),
  );
  assert.ok(one && other);
  for (let phase = 0; phase < 16; phase++) {
    await takeTurns([one.loaded, other.loaded], {
      ...turns('capacity'),
      coin: new Coin(`${phase}`),
    });
  }
  const pairs = Array.from({ length: order.length / 2 }, (_, i) => order.slice(2 * i, 2 * i + 2));
  assert.equal(pairs.length, 64);
  assert.ok(pairs.every((pair) => new Set(pair).size === 2));
  const firsts = new Set(pairs.map(([first]) => first));
  assert.equal(firsts.size, 2);
});

test('slices settle for differing times, spread evenly and the same for both servers', async () => {
  const settled: number[] = [];
  const note = async ({ settle }: SliceLoad) => {
    settled.push(settle);
    return SLICE;
  };
  const [one, other] = [scripted({ slices: note }), scripted({ slices: note })];
  const scheme = { slices: 4, settle: milliseconds(60), window: milliseconds(300) };
  await takeTurns([one.loaded, other.loaded], {
    ...turns('capacity'),
    scheme: { ...scheme, spread: milliseconds(48) },
  });
  const [first = 0, ...others] = [0, 2, 4, 6].map((index) => settled[index] ?? 0);
  assert.deepEqual(
    settled,
    [first, ...others].flatMap((settle) => [settle, settle]),
  );
  const steps = others.map((settle) => Math.round((settle - first + 48) % 48));
  assert.deepEqual(steps, [12, 24, 36]);
  assert.ok(
    settled.every((settle) => settle >= 60 && settle < 108),
    `${settled}`,
  );
});

test('connections are opened anew before each slice where they fall on workers', async () => {
  const { loaded, reopenings } = scripted();
  await takeTurns([loaded], turns('capacity', ignore, true));
  assert.equal(reopenings(), 4);
});

test('slices at the fixed rate carry what server and generator waited for, where both are known', async () => {
  const known = scripted({ waited: (look) => nanoseconds(500_000 * look) });
  await takeTurns([known.loaded], turns('fixed-rate'));
  assert.deepEqual(known.loaded.seen('fixed-rate')[0]?.waits, {
    serverDelay: milliseconds(0.5),
    generatorDelay: milliseconds(3),
  });
  const unknown = scripted();
  await takeTurns([unknown.loaded], turns('fixed-rate'));
  assert.equal(unknown.loaded.seen('fixed-rate')[0]?.waits, undefined);
});

test('a server that dies ends the phase and the next one, and is an incident with its cause', async () => {
  const { loaded, count } = scripted({ diesAfter: 2 });
  await takeTurns([loaded], turns('capacity'));
  await takeTurns([loaded], turns('fixed-rate'));
  assert.equal(count(), 2);
  assert.deepEqual(
    loaded.incidents.map(({ kind }) => kind),
    ['server-died'],
  );
  assert.match(loaded.incidents[0]?.text ?? '', /block 1 \(capacity\)\. It ended\./);
});

test('a slice without one success ends its phase: more of them would only burn the budget', async () => {
  const { loaded, count } = scripted({ slices: async () => FAILED });
  await takeTurns([loaded], turns('capacity'));
  assert.equal(count(), 1);
  assert.equal(loaded.use().answers, 0);
});

test('slices that take far longer than planned are cut short, but one is always measured', async () => {
  const slow = async () => {
    // Longer than the whole phase with its patience: 1.5 × 4 × 20 ms.
    await sleep(150);
    return SLICE;
  };
  const { loaded, count } = scripted({ slices: slow });
  await takeTurns([loaded], turns('capacity'));
  assert.equal(count(), 1);
  assert.equal(capacityOf(loaded).completed, SLICE.completed);
});

test('connections that the warm-up opened count for the capacity phase, where they are kept', async () => {
  const kept = scripted();
  for (let slice = 0; slice < 2; slice++) await kept.loaded.warmUp(milliseconds(50));
  const opened = kept.loaded.withOpened(SLICE);
  assert.equal(opened.connectionsOpened, 3 * SLICE.connectionsOpened);
  assert.equal(opened.connectTime.count, 3 * SLICE.connectTime.count);
  const closing = scripted({ isPersistent: false });
  await closing.loaded.warmUp(milliseconds(100));
  assert.equal(closing.loaded.withOpened(SLICE).connectionsOpened, SLICE.connectionsOpened);
});

test('a slice of the warm-up tells its successes for each second that they took', async () => {
  const { loaded } = scripted();
  const successes = [...SLICE.requests.values()].reduce((sum, { ok }) => sum + ok, 0);
  const told = await loaded.warmUp(milliseconds(50));
  const { elapsed } = SLICE;
  assert.deepEqual(told, { rate: rate(successes, elapsed), answers: successes, elapsed });
  const failed = await scripted({ slices: async () => FAILED }).loaded.warmUp(milliseconds(50));
  assert.deepEqual(failed, { rate: 0, answers: 0, elapsed });
});

test('how much cheaper answers became counts warm-up and capacity, and what is used between slices', async () => {
  const costs = [900e9, 40e9];
  let cpu = 0;
  // The warm-up looks once before its first slice and once after each, a phase before and after each.
  const { loaded } = scripted({
    cpu: (look) => (cpu += look === 0 ? 0 : (costs[look - 1] ?? 20e9)),
  });
  for (let slice = 0; slice < 4; slice++) await loaded.warmUp(milliseconds(50));
  assert.ok(Math.abs((loaded.fall() ?? 0) - Math.log(2)) < 1e-9);
  await takeTurns([loaded], turns('capacity'));
  assert.ok(Math.abs(loaded.fall() ?? 1) < 1e-9);
});

test('a port that another process holds is an incident, which names it', () => {
  const { loaded } = scripted({ foreignAnswer: 'Port 1 is answered by process 7 (node).' });
  loaded.noteEnd();
  assert.deepEqual(loaded.incidents, [
    {
      kind: 'foreign-answer',
      text: 'Port 1 is answered by process 7 (node). So the answers of that process were measured.',
    },
  ]);
  const own = scripted();
  own.loaded.noteEnd();
  assert.deepEqual(own.loaded.incidents, []);
});

test('the first answers of a process are added up, that of readiness first', () => {
  const answer = makeFirstAnswer({ took: 7 });
  const took = (firstAnswers: readonly FirstAnswer[]) =>
    scripted({ firstAnswers }).loaded.firstAnswersTook;
  assert.equal(took([answer, { ...answer, name: 'b', took: milliseconds(20) }]), 4 + 7 + 20);
  const failure = { class: 'timeout', message: '' } as const;
  assert.equal(took([answer, { ...answer, failure }]), undefined);
  assert.equal(took([answer, { ...answer, tries: 2 }]), undefined);
});
