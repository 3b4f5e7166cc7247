// Reports that are wrong in one place each: what a hostile or broken run could hand us.

import type { GateReport } from '../../src/report/gate-report.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { REPORT_CASES } from '../support/report-cases.ts';

type Path = readonly (string | number)[];

interface Changed {
  readonly json: string;
  /** The same, read. Reports share what was not changed. */
  readonly value: unknown;
}

interface Mutation {
  readonly base: string;
  /** Where the report was changed, as `rows.0.candidate.p99`. */
  readonly place: string;
  /** One report for each way of changing the value there. */
  readonly changed: readonly Changed[];
}

/**
 * Every place that a real report has, changed in every way that fits the kind of value there. One by
 * one: together their texts take hundreds of megabytes.
 */
export function* mutateReports(): Generator<Mutation> {
  const seen = new Set<string>();
  for (const [base, report] of Object.entries(REPORT_CASES)) {
    const root: unknown = JSON.parse(renderJson(withExactChanges(report)));
    for (const path of placesOf(root)) {
      const value = valueAt(root, path);
      // The same place is tried once for each kind of value and each kind of verdict.
      const key = `${path.join('.')} ${kindOf(value)} ${path[0] === 'verdict' ? report.verdict.kind : ''}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const without = withoutValue(root, path);
      const jsonWith = writerAt(root, path);
      const changed = replacements(value).map((other) => ({
        json: jsonWith(other),
        value: withValue(root, path, other),
      }));
      const first = { json: JSON.stringify(without), value: without };
      yield { base, place: path.join('.'), changed: [first, ...changed] };
    }
  }
}

const MARK = '(the place)';

/** Writes only once what stays the same: there are thousands of reports. */
function writerAt(root: unknown, path: Path): (other: unknown) => string {
  const [before = '', after = ''] = JSON.stringify(withValue(root, path, MARK)).split(
    JSON.stringify(MARK),
  );
  return (other) => `${before}${jsonOf(other)}${after}`;
}

/** The cases round their changes for people; a foreign report must not. */
function withExactChanges(report: GateReport): GateReport {
  const comparisons = report.comparisons.map((comparison) => {
    const { before, after } = comparison;
    return { ...comparison, change: before === 0 ? null : after / before - 1 };
  });
  return { ...report, comparisons };
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;

const OTHER_KINDS = [null, true, 1, 'x', [], {}, [{}]];

const NUMBERS = [
  -2,
  -1,
  -0.5,
  0,
  0.5,
  1,
  1.5,
  2,
  3,
  4,
  10,
  11,
  20,
  21,
  255,
  256,
  1_000,
  1_001,
  10_000,
  10_001,
  1e15,
  1e15 + 1,
  2 ** 53 - 1,
  2 ** 53,
  1e300,
];

const TEXTS = [
  '',
  'pass',
  'none',
  'stored',
  'side-by-side',
  'throughput',
  'p99',
  'errors',
  'memory',
  'share',
  'limit',
  'guard',
  'inconclusive',
  'regression',
  'toString',
  '__proto__',
  'Pass',
  'wilcoxon',
  'exact',
  'fresh',
  'running',
  'slices',
  'build',
  'reset',
  '1.2.3',
  'linux',
  'GET',
  '/items',
  '@someone',
  '2026-03-01',
  '2026-03-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-03-01T00:00:00+01:00',
  `2026-03-01T00:00:00.${'0'.repeat(19)}Z`,
  `2026-03-01T00:00:00.${'0'.repeat(20)}Z`,
  'a'.repeat(39),
  'a'.repeat(40),
  'A'.repeat(40),
  'a'.repeat(64),
  'a'.repeat(65),
  'é'.repeat(1_000_000),
  'x'.repeat(1_000_001),
];

/** Some of them have a megabyte, and every place gets them. */
const JSON_OF_TEXTS = new Map<unknown, string>(TEXTS.map((text) => [text, JSON.stringify(text)]));

const jsonOf = (value: unknown): string => JSON_OF_TEXTS.get(value) ?? JSON.stringify(value);

const LENGTHS = [0, 2, 10, 11, 20, 21, 64, 65, 66, 700, 701, 1_000, 1_001];

function replacements(value: unknown): readonly unknown[] {
  const others = OTHER_KINDS.filter((other) => kindOf(other) !== kindOf(value));
  if (typeof value === 'number') return [...others, ...NUMBERS];
  if (typeof value === 'string') return [...others, ...TEXTS];
  if (typeof value === 'boolean') return [...others, !value];
  if (Array.isArray(value)) {
    const [first = {}]: readonly unknown[] = value;
    return [...others, ...LENGTHS.map((length) => Array.from({ length }, () => first))];
  }
  return value === null ? others : [...others, { ...Object(value), surprise: 1 }];
}

/** Every property and element; of a list the first two. */
function placesOf(value: unknown, path: Path = []): readonly Path[] {
  const inner = Array.isArray(value)
    ? value.slice(0, 2).flatMap((each: unknown, index) => placesOf(each, [...path, index]))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => placesOf(each, [...path, key]))
      : [];
  return [path, ...inner];
}

const propertiesOf = (value: unknown): Readonly<Record<string, unknown>> => ({ ...Object(value) });

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner: unknown, key) => propertiesOf(inner)[key], value);

function withValue(root: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const changed = withValue(propertiesOf(root)[key], rest, other);
  return Array.isArray(root)
    ? root.with(Number(key), changed)
    : { ...propertiesOf(root), [key]: changed };
}

function withoutValue(root: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return null;
  if (rest.length > 0) return withValue(root, [key], withoutValue(propertiesOf(root)[key], rest));
  if (Array.isArray(root)) return root.toSpliced(Number(key), 1);
  const { [key]: _, ...others } = propertiesOf(root);
  return others;
}
