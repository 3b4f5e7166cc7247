// Judging in one line: a candidate from a sketch, stored records, and what to read from the verdict.

import assert from 'node:assert/strict';
import { milliseconds, perSecond, ratio } from '../../src/units.ts';
import type { JudgedPlan } from '../../src/verdict/evidence.ts';
import { judge } from '../../src/verdict/judge.ts';
import type { JudgeInput } from '../../src/verdict/prepare.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { makePairedRecord, type PairedRecordSketch } from './paired-records.ts';
import { makeRecord, makeRecords, type RecordSketch } from './records.ts';
import { seededNormal } from './seeded.ts';

/** What a plan of these tests allows and asks for, but for the defaults. */
interface PlanSketch {
  readonly requests?: readonly string[];
  readonly p99Limit?: number;
  /** The limit of the first request alone. */
  readonly ownP99Limit?: number;
  readonly minThroughput?: number;
  readonly rate?: number;
  readonly errors?: number;
  readonly gateCpu?: JudgedPlan['compare']['gateCpu'];
}

/** Default tolerances, one request, no limits, unless said otherwise. */
export function makePlan(sketch: PlanSketch = {}): JudgedPlan {
  const [first = 'default', ...rest] = sketch.requests ?? [];
  return {
    tolerances: {
      throughput: ratio(0.05),
      p99: ratio(0.1),
      p99Floor: milliseconds(0.5),
      cpu: ratio(0.1),
      memory: ratio(0.2),
      start: ratio(0.2),
      errors: ratio(sketch.errors ?? 0.001),
    },
    limits: {
      p99: sketch.p99Limit === undefined ? undefined : milliseconds(sketch.p99Limit),
      throughput: sketch.minThroughput === undefined ? undefined : perSecond(sketch.minThroughput),
    },
    requests: [makeRequest(first, sketch.ownP99Limit), ...rest.map((name) => makeRequest(name))],
    load: { rate: sketch.rate === undefined ? 'auto' : perSecond(sketch.rate) },
    compare: { gateCpu: sketch.gateCpu ?? 'auto' },
  };
}

function makeRequest(name: string, p99Limit?: number): JudgedPlan['requests'][number] {
  return {
    name,
    method: 'GET',
    path: '/',
    headers: [],
    body: undefined,
    weight: 1,
    expect: { status: undefined, body: undefined },
    tolerances: { p99: ratio(0.1) },
    limits: { p99: p99Limit === undefined ? undefined : milliseconds(p99Limit) },
  };
}

/** Judges a candidate of one sketch against nothing, unless said otherwise. */
export function judged(candidate: RecordSketch, more: Partial<JudgeInput> = {}): Verdict {
  return judge({
    candidate: makeRecord({ id: 'candidate', ...candidate }),
    stored: [],
    plan: makePlan(),
    incidents: [],
    ...more,
  });
}

/** Judges both arms of one sketch, unless said otherwise. */
export function judgedPairs(sketch: PairedRecordSketch, more: Partial<JudgeInput> = {}): Verdict {
  const candidate = makePairedRecord({ id: 'candidate', ...sketch });
  return judge({ candidate, stored: [], plan: makePlan(), incidents: [], ...more });
}

/** Twenty runs of an unchanged server on this machine, every metric with its own 2 % of noise. */
export function steadyRecords(seed = 3, count = 20) {
  const normal = seededNormal(seed);
  return makeRecords(count, () => noisySketch(normal));
}

/** One run of it. */
export function noisySketch(normal: () => number): RecordSketch {
  const noise = () => Math.exp(0.02 * normal());
  return {
    throughput: 6_000 * noise(),
    requests: [
      {
        service: { p50: 4_000, p99: 9_000 * noise() },
        response: { p50: 1_000, p99: 3_000 * noise() },
      },
    ],
    cpuPerRequest: 160 * noise(),
    peakMemory: 80 * 1_024 ** 2 * noise(),
    startTime: 180 * noise(),
    firstAnswers: 12 * noise(),
  };
}

/** Codes of the warnings, in order. */
export const codesOf = (verdict: Verdict) => verdict.warnings.map((warning) => warning.code);

/** The first comparison of that metric; there must be one. */
/** @param request absent: of any, the first */
export function comparisonOf(verdict: Verdict, metric: string, request?: string) {
  const found = verdict.comparisons.find(
    (one) => one.metric === metric && (request === undefined || one.request === request),
  );
  assert.ok(found, `no comparison of ${metric}`);
  return found;
}

/** The metrics of a regression; the verdict must be one. */
export function offendingOf(verdict: Verdict): readonly string[] {
  assert.equal(verdict.kind, 'regression');
  return verdict.kind === 'regression' ? verdict.offending : [];
}

/** The reason of an invalid run; the verdict must be one. */
export function invalidityOf(verdict: Verdict): string {
  assert.equal(verdict.kind, 'invalid-run');
  return verdict.kind === 'invalid-run' ? verdict.because.code : '';
}
