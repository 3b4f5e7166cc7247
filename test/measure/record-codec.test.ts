import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { GateError } from '../../src/errors.ts';
import { condenseRecord } from '../../src/measure/condense-record.ts';
import { Histogram } from '../../src/measure/histogram.ts';
import { decodeRecord, encodeRecord } from '../../src/measure/record-codec.ts';
import type { Block, PhaseResult, RunRecord } from '../../src/measure/run-record.ts';
import { microseconds, perSecond } from '../../src/units.ts';
import { makeRecord } from '../support/records.ts';
import { seededNormal, seededUniform } from '../support/seeded.ts';
import { anyRecord } from './random-record.ts';

const throughJson = (record: RunRecord): unknown =>
  JSON.parse(JSON.stringify(encodeRecord(record)));

/** Histograms as what they say, maps as what they hold: values that compare. */
function comparable(value: unknown): unknown {
  if (value instanceof Histogram) return [value.count, ...quantilesOf(value)];
  if (value instanceof Map) return [...value].map(comparable);
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => [key, comparable(part)]);
}

function quantilesOf(histogram: Histogram): readonly unknown[] {
  return [0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1].map((q) => histogram.quantile(q));
}

test('what is encoded and decoded is the condensed record, whatever it holds', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const decoded = decodeRecord(throughJson(record));
      assert.deepEqual(comparable(decoded), comparable(condenseRecord(record)));
    }),
    { numRuns: 30 },
  );
});

test('condensing keeps every sample: only what is shown moves to the first block of its arm', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const condensed = condenseRecord(record);
      for (const arm of ['candidate', 'baseline'] as const) {
        assert.deepEqual(shownTotals(condensed, arm), shownTotals(record, arm));
      }
      assert.deepEqual(comparable(judgedParts(condensed)), comparable(judgedParts(record)));
      assert.ok(condensed.blocks.filter(hasShown).length <= 4);
    }),
    { numRuns: 30 },
  );
});

function phasesOf(blocks: readonly Block[]): PhaseResult[] {
  return blocks.flatMap(({ capacity, fixedRate }) => [capacity, ...(fixedRate ? [fixedRate] : [])]);
}

function shownTotals({ blocks }: RunRecord, arm: Block['arm']) {
  const results = phasesOf(blocks.filter((block) => block.arm === arm)).flatMap(({ requests }) => [
    ...requests.values(),
  ]);
  return [
    comparable(Histogram.merged(results.map(({ waiting }) => waiting))),
    comparable(Histogram.merged(results.map(({ total }) => total))),
    comparable(Histogram.merged(results.map(({ failureTime }) => failureTime))),
  ];
}

function judgedParts({ blocks }: RunRecord) {
  return phasesOf(blocks).flatMap(({ requests }) =>
    [...requests].map(([name, { serviceTime, responseTime, sent, ok, failures }]) => ({
      name,
      serviceTime,
      responseTime,
      sent,
      ok,
      failures,
    })),
  );
}

const hasShown = (block: Block): boolean =>
  phasesOf([block]).some(({ requests }) =>
    [...requests.values()].some(({ waiting, total, failureTime }) =>
      [waiting, total, failureTime].some((histogram) => !histogram.isEmpty),
    ),
  );

test('encoding leaves the record as it was', () => {
  const record = makeRecord({ blocks: 3 });
  const before = comparable(record);
  encodeRecord(record);
  assert.deepEqual(comparable(record), before);
});

test('twenty blocks of five requests stay below 700 KiB', () => {
  const text = JSON.stringify(encodeRecord(realisticRecord()));
  assert.ok(text.length < 700 * 1_024, `${text.length} characters`);
  assert.ok(text.length > 100 * 1_024, `${text.length} characters are too few to be realistic`);
});

/** Log-normal service times with a heavy tail, different in every block. */
function realisticRecord(): RunRecord {
  const [uniform, normal] = [seededUniform(1), seededNormal(2)];
  const times = (typical: number, samples: number): Histogram => {
    const histogram = new Histogram();
    for (let index = 0; index < samples; index++) {
      const stall = uniform() < 0.01 ? 20 * uniform() : 0;
      histogram.record(microseconds(typical * (Math.exp(0.25 * normal()) + stall)));
    }
    return histogram;
  };
  const requests = ['list', 'item', 'search', 'add', 'health'].map((name) => ({ name }));
  const record = makeRecord({ requests, blocks: 20 });
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
          serviceTime: times(900, 2_000),
          responseTime: isFixedRate ? times(700, 2_000) : new Histogram(),
          waiting: times(850, 2_000),
          total: times(900, 2_000),
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

test('texts of servers and machines are cut to what is read back', () => {
  const record = makeRecord({
    environment: { cpuModel: 'x'.repeat(1_000) },
    requests: [{ failures: { reset: { count: 1, example: 'y'.repeat(10_000) } } }],
  });
  const decoded = decodeRecord(throughJson(record));
  const [result] = decoded.blocks[0]?.capacity.requests.values() ?? [];
  assert.equal(decoded.environment.cpuModel.length, 200);
  assert.equal(result?.failures.reset?.example.length, 500);
});

/** One sound record, changed at one place. */
function tampered(path: readonly (string | number)[], value: unknown): unknown {
  const record = throughJson(makeRecord());
  const last = path.at(-1) ?? '';
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((at, step) => Reflect.get(Object(at), step), record);
  Reflect.set(Object(parent), last, value);
  return record;
}

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
        error.evidence.length > 0 &&
        error.evidence.length <= 5,
    );
  });
}

test('two results of one name are refused', () => {
  const record = makeRecord({ requests: [{ name: 'a' }, { name: 'b' }] });
  const text = JSON.stringify(encodeRecord(record)).replaceAll('"name":"b"', '"name":"a"');
  assert.throws(() => decodeRecord(JSON.parse(text)), GateError);
});

test('a record from before there were levels starts none', () => {
  const { isNewLevel: _, ...stored } = Object(encodeRecord(makeRecord()));
  assert.equal(decodeRecord(stored).isNewLevel, false);
});
