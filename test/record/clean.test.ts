// Waits for a CPU decide which slices are kept, never how long the answers took.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { cleanSlices, type SeenSlice } from '../../src/record/clean.ts';
import { mergeRequests, mergeSlices } from '../../src/record/merge.ts';
import type { PhaseResult } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
import { seededUniform } from '../support/seeded.ts';
import { histogramOf } from './random-record.ts';

interface Delays {
  readonly server: number;
  readonly generator: number;
}

const QUIET: Delays = { server: 0.1, generator: 0.1 };
const SERVER_WAITED: Delays = { server: 9, generator: 0.1 };
const GENERATOR_WAITED: Delays = { server: 0.1, generator: 9 };

/** A slice of 20 ms whose requests took these microseconds. */
function sliceOf(times: readonly number[], delays: Delays | undefined = QUIET): SeenSlice {
  const counts = { sent: times.length, ok: times.length, completed: times.length };
  const responseTime = histogramOf(times);
  const request = { ...mergeRequests([]), ...counts, responseTime, serviceTime: responseTime };
  const result: PhaseResult = {
    ...mergeSlices([]),
    slices: 1,
    window: milliseconds(20),
    completed: times.length,
    requests: new Map([['a', request]]),
  };
  return {
    result,
    waits: {
      serverDelay: milliseconds(delays.server),
      generatorDelay: milliseconds(delays.generator),
    },
  };
}

/** Each slice has one time, its place from 1, so the times show which slices were kept. */
const numbered = (delays: readonly Delays[]): readonly SeenSlice[] =>
  delays.map((seen, index) => sliceOf([index + 1], seen));

function keptTimes({ requests }: PhaseResult, places: number): readonly number[] {
  const times = requests.get('a')?.cleanTime;
  return Array.from({ length: places }, (_, index) => index + 1).filter(
    (place) => times !== undefined && holds(times, place),
  );
}

/** Below 2048 each microsecond has a cell of its own. */
function holds(times: ReturnType<typeof histogramOf>, time: number): boolean {
  for (let rank = 1; rank <= times.count; rank++) {
    if (times.quantile((rank - 0.5) / times.count) === time) return true;
  }
  return false;
}

/** What is kept of these slices beside a quiet baseline. */
function keptOf(delays: readonly Delays[]): readonly number[] {
  const baseline = numbered(Array.from({ length: 20 }, () => QUIET));
  return keptTimes(cleanSlices({ baseline, candidate: numbered(delays) }).candidate, delays.length);
}

test('only slices in which server or generator waited are left out', () => {
  const quiet = [QUIET, QUIET, QUIET];
  assert.deepEqual(keptOf([...quiet, SERVER_WAITED, ...quiet]), [1, 2, 3, 5, 6, 7]);
  assert.deepEqual(keptOf([...quiet, GENERATOR_WAITED, ...quiet]), [1, 2, 3, 5, 6, 7]);
  assert.deepEqual(keptOf([SERVER_WAITED, GENERATOR_WAITED, QUIET]), [3]);
});

test('counts and response times come from all slices, and the cleaning is recorded', () => {
  const arms = {
    baseline: numbered([QUIET, SERVER_WAITED, QUIET, QUIET]),
    candidate: numbered([QUIET, QUIET, QUIET, QUIET]),
  };
  const { baseline, candidate } = cleanSlices(arms);
  const all = mergeSlices(arms.baseline.map(({ result }) => result));
  assert.deepEqual(
    [baseline.slices, baseline.window, baseline.completed],
    [all.slices, all.window, all.completed],
  );
  assert.equal(baseline.requests.get('a')?.responseTime.count, 4);
  assert.equal(baseline.requests.get('a')?.cleanTime.count, 3);
  const limits = { serverLimit: 0.5, generatorLimit: 0.5 };
  assert.deepEqual(baseline.cleaning, { slices: 4, kept: 3, ...limits });
  assert.deepEqual(candidate.cleaning, { slices: 4, kept: 4, ...limits });
});

test('a wait of half a millisecond is kept, a longer one is not', () => {
  assert.deepEqual(keptOf([{ server: 0.5, generator: 0.5 }]), [1]);
  assert.deepEqual(keptOf([{ server: 0.501, generator: 0.5 }]), []);
  assert.deepEqual(keptOf([{ server: 0.5, generator: 0.501 }]), []);
});

test('a server whose threads always wait for each other sets its own limit', () => {
  const uniform = seededUniform(1);
  const busy = () =>
    numbered(
      Array.from({ length: 60 }, () => ({
        server: 10 + 5 * uniform(),
        generator: 0.1 * uniform(),
      })),
    );
  const { baseline, candidate } = cleanSlices({ baseline: busy(), candidate: busy() });
  for (const { cleaning } of [baseline, candidate]) {
    assert.equal(cleaning?.kept, 60);
    assert.ok(cleaning.serverLimit > 20 && cleaning.serverLimit < 25);
    assert.equal(cleaning.generatorLimit, 0.5);
  }
});

test('even when nine slices in ten are disturbed, the quiet ones set the limit', () => {
  const delays = Array.from({ length: 40 }, (_, index) => (index < 36 ? SERVER_WAITED : QUIET));
  const slices = numbered(delays);
  const { candidate } = cleanSlices({ baseline: slices, candidate: slices });
  assert.equal(candidate.cleaning?.serverLimit, 0.5);
  assert.equal(candidate.cleaning.kept, 4);
});

test('both arms have the same limits, whichever arm waited', () => {
  const waiting = numbered(Array.from({ length: 30 }, () => ({ server: 3, generator: 0.1 })));
  const quiet = numbered(Array.from({ length: 30 }, () => QUIET));
  const { baseline, candidate } = cleanSlices({ baseline: quiet, candidate: waiting });
  assert.equal(baseline.cleaning?.serverLimit, candidate.cleaning?.serverLimit);
  assert.deepEqual([baseline.cleaning?.kept, candidate.cleaning?.kept], [30, 0]);
});

test('stalls of the server itself are kept: 50 ms, an hour', () => {
  const calm = sliceOf(Array.from({ length: 50 }, () => 900));
  const stalled = sliceOf([...Array.from({ length: 40 }, () => 900), 50_000, 3_600_000_000]);
  const baseline = Array.from({ length: 20 }, () => calm);
  const candidate = [...baseline.slice(1), stalled];
  const cleaned = cleanSlices({ baseline, candidate }).candidate;
  assert.equal(cleaned.cleaning?.kept, 20);
  const { cleanTime, responseTime } = cleaned.requests.get('a') ?? mergeRequests([]);
  assert.equal(cleanTime.encode(), responseTime.encode());
});

test('where the waits of one slice are unknown, nothing is cleaned in either arm', () => {
  const blind: SeenSlice = { ...sliceOf([1]), waits: undefined };
  for (const arms of [
    { baseline: [sliceOf([1])], candidate: [sliceOf([1]), blind] },
    { baseline: [blind], candidate: [sliceOf([1])] },
    { baseline: [], candidate: [] },
  ]) {
    const { baseline, candidate } = cleanSlices(arms);
    for (const [arm, phase] of [
      [arms.baseline, baseline] as const,
      [arms.candidate, candidate] as const,
    ]) {
      assert.equal(phase.cleaning, undefined);
      assert.equal(phase.slices, arm.length);
      assert.equal(phase.requests.get('a')?.cleanTime.count ?? 0, 0);
    }
  }
});

const delay = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 50, noNaN: true }),
);
const delays: fc.Arbitrary<Delays> = fc.record({ server: delay, generator: delay });
const times = fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 4 });
const slice = fc.tuple(times, delays).map(([took, seen]) => sliceOf(took, seen));
const slices = fc.array(slice, { maxLength: 12 });
const arms = fc.record({ baseline: slices, candidate: slices });

const cleanText = ({ requests }: PhaseResult): string | undefined =>
  requests.get('a')?.cleanTime.encode();

test('swapping the arms swaps the results', () => {
  fc.assert(
    fc.property(arms, ({ baseline, candidate }) => {
      const one = cleanSlices({ baseline, candidate });
      const other = cleanSlices({ baseline: candidate, candidate: baseline });
      assert.deepEqual(one.baseline.cleaning, other.candidate.cleaning);
      assert.deepEqual(one.candidate.cleaning, other.baseline.cleaning);
      assert.equal(cleanText(one.baseline), cleanText(other.candidate));
    }),
  );
});

test('the response times do not influence which slices are kept', () => {
  const changed = fc.tuple(times, times, delays);
  fc.assert(
    fc.property(fc.array(changed, { minLength: 1, maxLength: 12 }), slices, (pairs, baseline) => {
      const [one, other] = [0, 1].map((which) =>
        cleanSlices({
          baseline,
          candidate: pairs.map((pair) => sliceOf(pair[which === 0 ? 0 : 1], pair[2])),
        }),
      );
      assert.deepEqual(one?.candidate.cleaning, other?.candidate.cleaning);
      assert.equal(one && cleanText(one.baseline), other && cleanText(other.baseline));
    }),
  );
});

test('clean times are a subset of the response times, and all of them where all slices were kept', () => {
  fc.assert(
    fc.property(arms, (seen) => {
      const { candidate } = cleanSlices(seen);
      const { slices: measured, kept } = candidate.cleaning ?? { slices: 0, kept: 0 };
      const { responseTime, cleanTime } = candidate.requests.get('a') ?? mergeRequests([]);
      assert.ok(kept <= measured && cleanTime.count <= responseTime.count);
      if (kept === measured) assert.equal(cleanTime.encode(), responseTime.encode());
    }),
  );
});

test('more waiting in one slice never lowers the limits', () => {
  fc.assert(
    fc.property(fc.array(delays, { minLength: 1, maxLength: 20 }), fc.nat(), (seen, at) => {
      const before = cleanSlices({ baseline: [], candidate: numbered(seen) }).candidate.cleaning;
      const worse = seen.map((one, index) =>
        index === at % seen.length ? { ...one, server: one.server + 10 } : one,
      );
      const after = cleanSlices({ baseline: [], candidate: numbered(worse) }).candidate.cleaning;
      assert.ok(before !== undefined && after !== undefined);
      assert.ok(after.serverLimit >= before.serverLimit);
      assert.equal(after.generatorLimit, before.generatorLimit);
    }),
  );
});
