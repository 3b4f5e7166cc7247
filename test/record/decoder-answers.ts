// What the decoder answers when a record is changed at one place: every place, many changes.

import { GateError } from '../../src/errors.ts';
import { decodeRecord, encodeRecord } from '../../src/record/codec.ts';
import { bytes, logRatio, microseconds, nanoseconds } from '../../src/units.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { histogramOf } from './random-record.ts';

type Path = readonly (string | number)[];

const LEFT_OUT = Symbol('left out');

/** What a value is replaced by. JSON reads 1e999 as Infinity, and `__proto__` as any other key. */
const REPLACEMENTS: readonly (readonly [what: string, value: unknown])[] = [
  ['left out', LEFT_OUT],
  ['null', null],
  ['true', true],
  ['-1', -1],
  ['0', 0],
  ['0.5', 0.5],
  ['3', 3],
  ['10001', 10_001],
  ['2^53', 2 ** 53],
  ['1e999', Number.POSITIVE_INFINITY],
  ['empty text', ''],
  ['numeric text', '1'],
  ['200 characters', 'x'.repeat(200)],
  ['201 characters', 'x'.repeat(201)],
  ['501 characters', 'x'.repeat(501)],
  ['8193 characters', 'x'.repeat(8_193)],
  ['short hash', 'a'.repeat(39)],
  ['upper-case hash', 'A'.repeat(40)],
  ['hash', 'a'.repeat(40)],
  ['date', '2025-03-01'],
  ['local time', '2025-03-01T12:00:00+02:00'],
  ['empty list', []],
  ['list of null', [null]],
  ['empty object', {}],
];

const SHIFT = { loss: logRatio(0.01), error: logRatio(0.02), units: 4 };
const STEP = {
  base: 'b'.repeat(40),
  pairs: 4,
  throughput: SHIFT,
  cpu: undefined,
  p99: undefined,
};
const EARLIER = {
  id: 'earlier',
  attempt: 1,
  measuredAt: '2025-02-01T12:00:00.000Z',
  commit: 'e'.repeat(40),
  isNewLevel: false,
  step: STEP,
};

/** What is added to an object. */
const ADDITIONS = ['surprise', '__proto__', 'constructor'];

/** How many entries lists may have. */
const MOST_ENTRIES: Readonly<Record<string, number>> = {
  blocks: 200,
  headers: 101,
  packages: 100,
  programs: 20,
  requests: 64,
  threadRates: 10_000,
  variables: 100,
};

/** Places with equal answers share a line: a number for each change. Then what the numbers mean. */
export function describeAnswers(): string {
  const numbers = new Map<string, number>();
  const numberOf = (answer: string): number => {
    const number = numbers.get(answer) ?? numbers.size;
    numbers.set(answer, number);
    return number;
  };
  const groups = new Map<string, string[]>();
  for (const { record, path } of placesIn(fullRecord())) {
    const changes = changesOf(path, valueAt(record, path));
    const row = changes.map((changed) => numberOf(answerTo(record, path, changed))).join(' ');
    groups.set(row, [...(groups.get(row) ?? []), path.join('.') || 'record']);
  }
  return [
    `changes: ${REPLACEMENTS.map(([what]) => what).join(', ')}`,
    `of an object also: ${ADDITIONS.join(', ')}`,
    'of a list also: entry twice, most entries, one entry more',
    '',
    ...[...groups].map(([row, places]) => `${row}: ${places.join(' ')}`),
    '',
    ...[...numbers].map(([answer, number]) => `${number} = ${answer}`),
    '',
  ].join('\n');
}

const PROFILE = {
  profiler: 'py-spy',
  samples: 3,
  answers: 5,
  cpu: nanoseconds(7),
  functions: [{ name: 'render', samples: 3 }],
  calls: [{ name: 'render', parent: undefined, samples: 3 }],
};

/** With every key that a record can have. */
function fullRecord(): unknown {
  const failures = { reset: { count: 1, example: 'ECONNRESET' } };
  const made = makePairedRecord({
    pairs: [{ baseline: null }],
    requests: [{ failures, samples: 1 }],
    candidate: { requests: [{ failures, samples: 1 }] },
    generator: {},
    serverWaited: 0.1,
    placement: { workers: 2, imbalance: 0.1 },
    others: { share: 0.1 },
    environment: { cpuQuota: 1.5, image: 'ubuntu24 20250301.1.0' },
    load: { generatorCost: microseconds(12) },
    step: STEP,
    earlierSteps: [EARLIER],
    armDifferences: {
      packages: [{ name: 'express', before: '4.18.2', after: '5.1.0' }],
      morePackages: 1,
      variables: ['LEVEL'],
    },
    profiles: { baseline: PROFILE, candidate: PROFILE },
    programs: [{ arm: 'candidate', name: 'node', version: '24.4.1', size: bytes(1) }],
  });
  const stored = JSON.parse(
    JSON.stringify(
      encodeRecord({
        ...made,
        requests: made.requests.map((facts) => ({ ...facts, serverSoftware: 'nginx' })),
        blocks: made.blocks.map((block) => ({ ...block, added: block.capacity })),
      }),
    ),
  );
  const tiny = histogramOf([1_000]).encode();
  const [block] = stored.blocks;
  for (const phase of [block.capacity, block.fixedRate, block.added]) {
    Object.assign(phase, { lag: tiny, connectTime: tiny, cleaning: block.fixedRate.cleaning });
    phase.threadRates = [100];
    const times = { serviceTime: tiny, responseTime: tiny, cleanTime: tiny };
    const shown = { waiting: tiny, total: tiny, failureTime: tiny };
    Object.assign(phase.requests[0], { ...times, ...shown, failures });
  }
  return stored;
}

interface Place {
  readonly path: Path;
  /** The full record without what this place does not need, because thousands are decoded. */
  readonly record: unknown;
}

/** The record itself and every value in it. */
function placesIn(record: unknown, path: Path = []): readonly Place[] {
  const value = valueAt(record, path);
  const parts = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return [
    { path, record: lighten(record, path) },
    ...parts.flatMap((key) => placesIn(record, [...path, key])),
  ];
}

const HISTOGRAMS_OF_PHASE = ['lag', 'connectTime'];
const HISTOGRAMS_OF_REQUEST = [
  ...['serviceTime', 'responseTime', 'cleanTime'],
  ...['waiting', 'total', 'failureTime'],
];

/** Empties the phases of its block that are not on the path, and the histograms that are not. */
function lighten(record: unknown, [, , onPath, inPhase, , inRequest]: Path): unknown {
  const light = structuredClone(Object(record));
  const [block] = light.blocks;
  for (const name of ['capacity', 'fixedRate', 'added']) {
    const phase = block[name];
    if (name !== onPath) phase.requests = [];
    omit(phase, HISTOGRAMS_OF_PHASE, name === onPath ? inPhase : undefined);
    if (inPhase === 'requests' && inRequest === undefined) continue;
    for (const request of phase.requests) omit(request, HISTOGRAMS_OF_REQUEST, inRequest);
  }
  return light;
}

function omit(holder: object, keys: readonly string[], except: string | number | undefined): void {
  for (const key of keys) if (key !== except) Reflect.deleteProperty(holder, key);
}

function changesOf(path: Path, value: unknown): readonly unknown[] {
  const replaced = REPLACEMENTS.map(([, replacement]) => replacement);
  if (Array.isArray(value)) return [...replaced, ...longLists(path, value)];
  if (typeof value !== 'object' || value === null) return replaced;
  const added = ADDITIONS.map((key) => JSON.parse(`{"${key}":1,${JSON.stringify(value).slice(1)}`));
  return [...replaced, ...added];
}

/** Entries twice, then as many as are allowed, and one more: each with a name or number of its own. */
function longLists(path: Path, [entry]: readonly unknown[]): readonly unknown[] {
  const most = MOST_ENTRIES[String(path.at(-1))] ?? 0;
  const listOf = (length: number): unknown[] =>
    Array.from({ length }, (_, index) =>
      typeof entry === 'object' ? { ...entry, ...ownName(Object(entry), index + 1) } : entry,
    );
  return [[entry, entry], listOf(most), listOf(most + 1)];
}

const ownName = (entry: object, index: number) =>
  'number' in entry ? { number: index } : { name: `r${index}` };

function answerTo(record: unknown, path: Path, changed: unknown): string {
  try {
    const decoded = decodeRecord(replaceAt(record, path, changed));
    const kept = valueAt(JSON.parse(JSON.stringify(encodeRecord(decoded))), path);
    return describeKept(changed === LEFT_OUT ? undefined : changed, kept);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    return error.details.map((line) => withoutPath(line, path)).join('; ');
  }
}

function describeKept(before: unknown, after: unknown): string {
  const [sent, kept = 'nothing'] = [JSON.stringify(before), JSON.stringify(after)];
  if (sent === kept) return 'kept';
  return kept.length < 40 ? `becomes ${kept}` : 'kept with defaults';
}

/** `@` is the changed place, `^` the object that holds it. */
function withoutPath(line: string, path: Path): string {
  const [place, holder] = [path.join('.'), path.slice(0, -1).join('.')];
  if (line.startsWith(place)) return `@${line.slice(place.length)}`;
  return line.startsWith(holder) ? `^${line.slice(holder.length)}` : line;
}

function replaceAt(value: unknown, [step, ...rest]: Path, changed: unknown): unknown {
  if (step === undefined) return changed === LEFT_OUT ? undefined : changed;
  const copy = Array.isArray(value) ? [...value] : { ...Object(value) };
  if (rest.length === 0 && changed === LEFT_OUT) {
    if (Array.isArray(copy)) copy.splice(Number(step), 1);
    else Reflect.deleteProperty(copy, step);
    return copy;
  }
  copy[step] = replaceAt(copy[step], rest, changed);
  return copy;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), value);
