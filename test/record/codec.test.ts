import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { GateError } from '../../src/errors.ts';
import { decodeRecord, encodeRecord } from '../../src/record/codec.ts';
import { condenseRecord } from '../../src/record/condense.ts';
import { Histogram } from '../../src/record/histogram.ts';
import type { PhaseResult, RunRecord } from '../../src/record/run-record.ts';
import { microseconds, milliseconds, nanoseconds, perSecond } from '../../src/units.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord } from '../support/records.ts';
import { seededNormal, seededUniform } from '../support/seeded.ts';
import { comparable } from './comparable.ts';
import { anyRecord } from './random-record.ts';

const throughJson = (record: RunRecord): unknown =>
  JSON.parse(JSON.stringify(encodeRecord(record)));

test('decoding an encoded record gives the condensed record', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const decoded = decodeRecord(throughJson(record));
      assert.deepEqual(comparable(decoded), comparable(condenseRecord(record)));
    }),
    { numRuns: 12 },
  );
});

test('a record that was read back is stored as the same text', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const stored = JSON.stringify(encodeRecord(record));
      assert.equal(JSON.stringify(encodeRecord(decodeRecord(JSON.parse(stored)))), stored);
    }),
    { numRuns: 12 },
  );
});

test('encoding does not change the record', () => {
  const record = makeRecord({ blocks: 3 });
  const before = comparable(record);
  encodeRecord(record);
  assert.deepEqual(comparable(record), before);
});

test('twenty cleaned blocks of five requests stay below 700 KiB', () => {
  // Measured for two blocks. The size grows with the blocks, except for what is kept once.
  const record = realisticRecord(makeRecord({ requests: named(5), blocks: 2 }), 2_000);
  const text = JSON.stringify(encodeRecord(record));
  assert.ok(10 * text.length < 700 * 1_024, `${text.length} characters of two blocks`);
  assert.ok(10 * text.length > 100 * 1_024, `${text.length} are too few to be realistic`);
});

test('twenty pairs of sixty-four requests fit into a file', () => {
  // Measured for one pair. The size grows with the pairs, except for what is kept once.
  const record = realisticRecord(makePairedRecord({ requests: named(64), pairs: 1 }), 1_000);
  const text = JSON.stringify(encodeRecord(record));
  assert.ok(20 * text.length < 16 * 1_024 ** 2, `${text.length} characters of one pair`);
  assert.ok(20 * text.length > 4 * 1_024 ** 2, `${text.length} are too few to be realistic`);
});

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `r${index}` }));

/** Log-normal service times with a heavy tail, different in every block. */
function realisticRecord(record: RunRecord, samples: number): RunRecord {
  const [uniform, normal] = [seededUniform(1), seededNormal(2)];
  const times = (typical: number, samples: number): Histogram => {
    const histogram = new Histogram();
    for (let index = 0; index < samples; index++) {
      const stall = uniform() < 0.01 ? 20 * uniform() : 0;
      histogram.record(microseconds(typical * (Math.exp(0.25 * normal()) + stall)));
    }
    return histogram;
  };
  const refill = (phase: PhaseResult, isFixedRate: boolean): PhaseResult => ({
    ...phase,
    threadRates: Array.from({ length: 80 }, () => perSecond(12_000 + 500 * normal())),
    lag: isFixedRate ? times(15, 5_000) : new Histogram(),
    connectTime: times(80, 32),
    requests: new Map(
      [...phase.requests].map(([name, result]) => [
        name,
        {
          ...result,
          serviceTime: times(900, samples),
          responseTime: isFixedRate ? times(700, samples) : new Histogram(),
          cleanTime: isFixedRate ? times(700, 0.8 * samples) : new Histogram(),
          waiting: times(850, samples),
          total: times(900, samples),
        },
      ]),
    ),
  });
  const blocks = record.blocks.map((block) => ({
    ...block,
    capacity: refill(block.capacity, false),
    fixedRate: block.fixedRate && refill(block.fixedRate, true),
  }));
  return { ...record, blocks };
}

test('an empty histogram takes no room', () => {
  const text = JSON.stringify(encodeRecord(makeRecord()));
  assert.match(text, /"serviceTime":"/);
  assert.doesNotMatch(text, /failureTime/);
});

test('texts of servers and machines are cut to the length that can be read back', () => {
  const record = makeRecord({
    environment: { cpuModel: 'x'.repeat(1_000) },
    requests: [{ failures: { reset: { count: 1, example: 'y'.repeat(10_000) } } }],
  });
  const decoded = decodeRecord(throughJson(record));
  const [result] = decoded.blocks[0]?.capacity.requests.values() ?? [];
  assert.equal(decoded.environment.cpuModel.length, 200);
  assert.equal(result?.failures.reset?.example.length, 500);
});

/** A valid record, changed at one place. */
function tampered(path: readonly (string | number)[], value: unknown): unknown {
  const record = throughJson(makeRecord());
  const last = path.at(-1) ?? '';
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => Reflect.get(Object(at), step), record);
  Reflect.set(Object(parent), last, value);
  return record;
}

const SHIFT = { loss: 0.01, error: 0.004, units: 4 };
const STEP = { base: 'b'.repeat(40), pairs: 4, throughput: SHIFT, cpu: SHIFT, p99: null };

test('a step is read as it is written, and a record of an earlier version has none', () => {
  const { step } = decodeRecord(tampered(['step'], STEP));
  assert.deepEqual(step, { ...STEP, p99: undefined });
  assert.equal(decodeRecord(tampered(['step'], undefined)).step, undefined);
});

const HOSTILE: readonly (readonly [
  what: string,
  path: readonly (string | number)[],
  value: unknown,
])[] = [
  ['a negative count', ['blocks', 0, 'capacity', 'completed'], -1],
  ['a fraction of a request', ['blocks', 0, 'capacity', 'completed'], 1.5],
  ['a text for a number', ['environment', 'cores'], '4'],
  ['no number at all', ['blocks', 0, 'capacity', 'window'], null],
  ['an unknown key', ['surprise'], 1],
  ['three arms', ['load', 'arms'], 3],
  ['a block before the first', ['blocks', 0, 'number'], 0],
  ['a block of astronomic number', ['blocks', 0, 'number'], 10_001],
  ['a look after the last', ['look'], { number: 3, of: 2, plannedBlocks: 20 }],
  ['a look at nothing', ['look'], { number: 1, of: 1, plannedBlocks: 0 }],
  ['a step from no commit', ['step'], { ...STEP, base: 'main' }],
  ['a step beyond all measures', ['step'], { ...STEP, cpu: { ...SHIFT, loss: -51 } }],
  ['a step of an error below zero', ['step'], { ...STEP, cpu: { ...SHIFT, error: -0.1 } }],
  ['a step of an endless error', ['step'], { ...STEP, cpu: { ...SHIFT, error: 1e9 } }],
  ['a step of one unit', ['step'], { ...STEP, p99: { ...SHIFT, units: 1 } }],
  ['a step of no pair', ['step'], { ...STEP, pairs: 0 }],
  ['a step of astronomic many pairs', ['step'], { ...STEP, pairs: 10_001 }],
  ['a step with something more', ['step'], { ...STEP, memory: SHIFT }],
  ['a step that lacks a metric', ['step'], { base: STEP.base, pairs: 4, cpu: SHIFT }],
  [
    'more slices kept than measured',
    ['blocks', 0, 'capacity', 'cleaning'],
    { slices: 1, kept: 2, serverLimit: 1, generatorLimit: 1 },
  ],
  ['an arm from nowhere', ['baselineArm'], { kind: 'rumour', commit: null }],
  [
    'an unknown failure',
    ['blocks', 0, 'capacity', 'requests', 0, 'failures'],
    { odd: { count: 1, example: '' } },
  ],
  ['a long text', ['seed'], 'x'.repeat(201)],
  [
    'a long list',
    ['blocks', 0, 'capacity', 'threadRates'],
    Array.from({ length: 10_001 }, () => 1),
  ],
  ['too many headers', ['plan', 'requests', 0, 'headers'], Array.from({ length: 102 }, () => 'a')],
  ['a long header', ['plan', 'requests', 0, 'headers'], ['x'.repeat(201)]],
  ['too many blocks', ['blocks'], Array.from({ length: 201 }, () => ({}))],
  ['no time', ['measuredAt'], 'yesterday'],
  ['no hash', ['planHash'], '../../etc/passwd'],
  ['no histogram', ['blocks', 0, 'capacity', 'connectTime'], 'AAAA'],
  ['markup for a histogram', ['blocks', 0, 'capacity', 'connectTime'], '<script>'],
];

for (const [what, path, value] of HOSTILE) {
  test(`a record with ${what} is refused`, () => {
    assert.throws(
      () => decodeRecord(tampered(path, value)),
      (error) =>
        error instanceof GateError &&
        error.code === 'record-unreadable' &&
        error.details.length > 0 &&
        error.details.length <= 5,
    );
  });
}

test('two results of one name are refused', () => {
  const record = makeRecord({ requests: [{ name: 'a' }, { name: 'b' }] });
  const text = JSON.stringify(encodeRecord(record)).replaceAll('"name":"b"', '"name":"a"');
  assert.throws(() => decodeRecord(JSON.parse(text)), GateError);
});

test('a profile whose calls stand before their callers is refused', () => {
  const record = makeRecord({ profiles: { baseline: PROFILE, candidate: PROFILE } });
  const stored = Object(throughJson(record));
  assert.deepEqual(decodeRecord(stored).profiles, record.profiles);
  stored.profiles.candidate.calls[0].parent = 1;
  assert.throws(() => decodeRecord(stored), GateError);
});

const PROFILE = {
  profiler: 'py-spy',
  samples: 3,
  answers: 5,
  cpu: nanoseconds(7),
  functions: [{ name: 'render', samples: 3 }],
  calls: [
    { name: 'main', parent: undefined, samples: 3 },
    { name: 'render', parent: 0, samples: 3 },
  ],
};

test('two blocks of one arm and number are refused', () => {
  const record = makePairedRecord({ pairs: 2 });
  const text = JSON.stringify(encodeRecord(record)).replaceAll('"number":2', '"number":1');
  assert.throws(() => decodeRecord(JSON.parse(text)), GateError);
});

test('a record from before there were two arms has one, and its blocks are numbered in order', () => {
  const record = makeRecord({ blocks: 2 });
  const stored = JSON.parse(JSON.stringify(encodeRecord(record)), (key, value) =>
    SINCE_TWO_ARMS.has(key) ? undefined : value,
  );
  assert.equal(stored.load.arms ?? stored.blocks[0].number, undefined);
  assert.deepEqual(throughJson(decodeRecord(stored)), throughJson(record));
});

const SINCE_TWO_ARMS = new Set([
  ...['arms', 'turns', 'reopens', 'baselineArm', 'look'],
  ...['armDifferences', 'programs', 'profiles', 'image'],
  ...['number', 'added', 'cleaning', 'cleanTime', 'placement', 'others'],
]);

test('a record from before plans were stored says nothing about its plan', () => {
  const { plan: _, ...stored } = Object(encodeRecord(makeRecord()));
  assert.equal(decodeRecord(stored).plan, undefined);
});

test('a record from before there were levels does not start one', () => {
  const { isNewLevel: _, ...stored } = Object(encodeRecord(makeRecord()));
  assert.equal(decodeRecord(stored).isNewLevel, false);
});

test('a record from before the generator was measured has no generator use', () => {
  const record = makeRecord({ blocks: 2 });
  const stored = JSON.parse(JSON.stringify(encodeRecord(record)), (key, value) =>
    SINCE_GENERATOR_USE.has(key) ? undefined : value,
  );
  assert.equal('generatorUse' in stored.blocks[0].capacity, false);
  assert.deepEqual(throughJson(decodeRecord(stored)), throughJson(record));
});

test('a record from before others were watched knows nothing of them', () => {
  const record = makeRecord({ blocks: 2, others: { share: 0.1 } });
  const stored = JSON.parse(JSON.stringify(encodeRecord(record)), (key, value) =>
    key === 'others' ? undefined : value,
  );
  const decoded = decodeRecord(stored);
  assert.deepEqual(throughJson(decoded), throughJson(makeRecord({ blocks: 2 })));
});

const SINCE_GENERATOR_USE = new Set(['generatorUse', 'generatorCost', 'waited']);

test('CPU time that no cores could give is refused, and so are numbers that are no measurement', () => {
  const record = makeRecord({ environment: { cores: 2 } });
  const withServer = (cpu: number, elapsed: number) => ({
    ...record,
    blocks: record.blocks.map((block) => ({
      ...block,
      server: { ...block.server, cpu: nanoseconds(cpu), elapsed: milliseconds(elapsed) },
    })),
  });
  assert.doesNotThrow(() => decodeRecord(throughJson(withServer(8e9, 1_000))));
  for (const cpu of [1e15, 1e308])
    assert.throws(() => decodeRecord(throughJson(withServer(cpu, 1_000))), GateError);
  // Also where the time would allow it.
  assert.throws(() => decodeRecord(throughJson(withServer(1e16, 1e300))), GateError);
});
