import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CpuLedger, type CpuReading } from '../../src/machine/cpu-ledger.ts';
import { TICK_GRANULARITY } from '../../src/machine/process-stat.ts';
import { nanoseconds } from '../../src/units.ts';
import { type Happening, KernelModel } from './kernel-model.ts';

const MS = 1_000_000;

const who = fc.nat(20);
const run = fc.record({
  kind: fc.constant('run' as const),
  who,
  which: fc.nat(5),
  cpu: fc.oneof(fc.nat(3 * MS), fc.nat(80 * MS)),
});
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: run },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'fork' as const,
        'fork' as const,
        'exit' as const,
        'new-thread' as const,
      ),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('end-thread' as const), who, which: fc.nat(5) }),
  },
  { weight: 3, arbitrary: fc.constant<Happening>({ kind: 'look' }) },
);
const history = fc.array(happening, { maxLength: 120, size: 'max' });
const MANY = { numRuns: 300 };

interface Play {
  readonly countsThreads: boolean;
  /** Looks before every end of a process or a thread. */
  readonly vigilant?: boolean;
}

function play(happenings: readonly Happening[], { countsThreads, vigilant = false }: Play) {
  const kernel = new KernelModel();
  const ledger = new CpuLedger();
  const totals: number[] = [];
  const look = (): void => {
    ledger.enter(kernel.look({ countsThreads }));
    totals.push(ledger.total);
  };
  for (const one of happenings) {
    const isEnd = one.kind === 'exit' || one.kind === 'end-thread';
    if (one.kind === 'look' || (vigilant && isEnd)) look();
    if (one.kind !== 'look') kernel.happen(one);
  }
  look();
  return { kernel, ledger, totals };
}

describe('a ledger of CPU time, compared with a model of the kernel', () => {
  for (const countsThreads of [true, false]) {
    const name = countsThreads ? 'with thread counters' : 'with ticks only';

    test(`${name}: counts nothing twice`, () => {
      fc.assert(
        fc.property(history, (happenings) => {
          const { kernel, ledger } = play(happenings, { countsThreads });
          assert.ok(ledger.total <= kernel.truth, `${ledger.total} > ${kernel.truth}`);
        }),
        MANY,
      );
    });

    test(`${name}: loses at most the granularity of ticks`, () => {
      fc.assert(
        fc.property(history, (happenings) => {
          const { kernel, ledger } = play(happenings, { countsThreads });
          const coarseness = 2 * TICK_GRANULARITY * kernel.processesEver;
          assert.ok(ledger.total >= kernel.truth - kernel.unknowable - coarseness);
        }),
        MANY,
      );
    });

    test(`${name}: never falls`, () => {
      fc.assert(
        fc.property(history, (happenings) => {
          const { totals } = play(happenings, { countsThreads });
          assert.deepEqual(
            totals,
            totals.toSorted((a, b) => a - b),
          );
        }),
        MANY,
      );
    });
  }

  test('is exact to the nanosecond with a snapshot before every end', () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const { kernel, ledger } = play(happenings, { countsThreads: true, vigilant: true });
        assert.equal(ledger.total, kernel.truth);
        assert.equal(ledger.precision, 'nanoseconds');
      }),
      MANY,
    );
  });
});

describe('a ledger of CPU time, case by case', () => {
  interface Fields {
    readonly pid?: number;
    readonly parent?: number;
    readonly startTime?: number;
    readonly ownCpu?: number;
    readonly reapedCpu?: number;
    readonly threads?: CpuReading['threads'];
  }
  const reading = (fields: Fields): CpuReading => ({
    pid: 10,
    parent: 1,
    startTime: 5,
    threads: [],
    ...fields,
    ownCpu: nanoseconds(fields.ownCpu ?? 0),
    reapedCpu: nanoseconds(fields.reapedCpu ?? 0),
  });
  const thread = (tid: number, cpu: number) => ({ tid, cpu: nanoseconds(cpu) });
  const totalOf = (...snapshots: CpuReading[][]): number => {
    const ledger = new CpuLedger();
    for (const snapshot of snapshots) ledger.enter(snapshot);
    return ledger.total;
  };

  test('ticks win where a thread ended unseen', () => {
    const before = reading({ threads: [thread(10, 7)], ownCpu: 0 });
    const after = reading({ threads: [thread(10, 8)], ownCpu: 900 * MS });
    assert.equal(totalOf([before], [after]), 900 * MS);
  });

  test('ticks do not win by less than their granularity', () => {
    const one = reading({ threads: [thread(10, 5 * MS)], ownCpu: 20 * MS });
    assert.equal(totalOf([one]), 5 * MS);
  });

  test('children that lived between two snapshots are counted through their parent', () => {
    assert.equal(totalOf([reading({})], [reading({ reapedCpu: 300 * MS })]), 300 * MS);
  });

  test('a child that its parent reports one snapshot later counts once', () => {
    const child = reading({ pid: 11, parent: 10, threads: [thread(11, 100 * MS)] });
    const informed = reading({ reapedCpu: 100 * MS });
    assert.equal(totalOf([reading({}), child], [reading({})], [informed]), 100 * MS);
  });

  test('a child without a waiting parent still counts', () => {
    const child = reading({ pid: 11, parent: 10, threads: [thread(11, 100 * MS)] });
    const busier = reading({ threads: [thread(10, 7 * MS)] });
    assert.equal(totalOf([reading({}), child], [reading({})], [busier]), 107 * MS);
  });

  test('a child and its child that ended together count once', () => {
    const child = reading({ pid: 11, parent: 10, threads: [thread(11, 50 * MS)] });
    const grandchild = reading({ pid: 12, parent: 11, threads: [thread(12, 100 * MS)] });
    const informed = reading({ reapedCpu: 150 * MS });
    assert.equal(totalOf([reading({}), child, grandchild], [informed]), 150 * MS);
  });

  test('a reused pid gets a new account', () => {
    const first = reading({ threads: [thread(10, 40 * MS)] });
    const second = reading({ startTime: 6, threads: [thread(10, 50 * MS)] });
    assert.equal(totalOf([first], [second]), 90 * MS);
  });

  test('a reused thread number counts as another thread', () => {
    const before = reading({ threads: [thread(10, 1 * MS), thread(12, 40 * MS)] });
    const after = reading({ threads: [thread(10, 1 * MS), thread(12, 3 * MS)] });
    assert.equal(totalOf([before], [after]), 44 * MS);
  });

  test('gives each living process its own CPU time alone', () => {
    const ledger = new CpuLedger();
    const parent = reading({ threads: [thread(10, 7 * MS)], reapedCpu: 300 * MS });
    const child = reading({ pid: 11, parent: 10, threads: [thread(11, 50 * MS), thread(12, 5)] });
    ledger.enter([parent, child]);
    assert.deepEqual(
      [...ledger.byProcess],
      [
        [10, 7 * MS],
        [11, 50 * MS + 5],
      ],
    );
    ledger.enter([parent]);
    assert.deepEqual([...ledger.byProcess.keys()], [10]);
  });

  test('says when it had only ticks', () => {
    for (const threads of [undefined, [thread(10, 0)]]) {
      const ledger = new CpuLedger();
      ledger.enter([reading({ threads, ownCpu: 30 * MS })]);
      assert.equal(ledger.precision, 'ticks');
      assert.equal(ledger.total, 30 * MS);
    }
  });
});
