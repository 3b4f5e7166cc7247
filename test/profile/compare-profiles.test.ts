// Stacks are folded, and two folded profiles say which functions take more time for an answer.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareProfiles } from '../../src/profile/compare-profiles.ts';
import { foldProfile } from '../../src/profile/fold-profile.ts';
import type { Stack } from '../../src/profile/read-profile.ts';
import type { ArmProfile } from '../../src/record/run-record.ts';
import { milliseconds, NANOSECONDS_PER_MILLISECOND, nanoseconds } from '../../src/units.ts';

/** `'main > render': 31` */
type Sketch = Readonly<Record<string, number>>;

const stacksOf = (sketch: Sketch): readonly Stack[] =>
  Object.entries(sketch).map(([path, samples]) => ({ frames: path.split(' > '), samples }));

interface Work {
  readonly answers?: number;
  readonly cpu?: number | undefined;
}

/** Of 1 s of CPU time for 1 000 answers, but for what `work` says. */
function profileOf(sketch: Sketch, work: Work = {}): ArmProfile {
  const cpu = 'cpu' in work ? work.cpu : milliseconds(1_000);
  return {
    profiler: 'test',
    answers: work.answers ?? 1_000,
    cpu: cpu === undefined ? undefined : nanoseconds(cpu * NANOSECONDS_PER_MILLISECOND),
    ...foldProfile(stacksOf(sketch)),
  };
}

/** "render 12 % → 31 %, 120 µs → 620 µs" */
const grown = (baseline: ArmProfile, candidate: ArmProfile): readonly string[] =>
  compareProfiles({ baseline, candidate }).grown.map(({ name, before, after }) => {
    const shares = [before, after].map(({ share }) => `${Math.round(100 * share)} %`).join(' → ');
    const costs = [before, after]
      .map(({ perAnswer }) => (perAnswer === undefined ? '?' : `${Math.round(perAnswer)} µs`))
      .join(' → ');
    return `${name} ${shares}, ${costs}`;
  });

describe('folding', () => {
  it('counts each function by itself, and each call with what it calls', () => {
    const folded = foldProfile(
      stacksOf({ main: 1, 'main > a': 10, 'main > b > a': 5, 'main > b': 2 }),
    );
    assert.deepEqual(folded, {
      samples: 18,
      functions: [
        { name: 'a', samples: 15 },
        { name: 'b', samples: 2 },
        { name: 'main', samples: 1 },
      ],
      calls: [
        { name: 'main', parent: undefined, samples: 18 },
        { name: 'a', parent: 0, samples: 10 },
        { name: 'b', parent: 0, samples: 7 },
        { name: 'a', parent: 2, samples: 5 },
      ],
    });
  });

  it('counts a function under another name where one is given', () => {
    const frames = ['handler app.js', 'createHash node:crypto'];
    const self = 'createHash node:crypto, called by handler app.js';
    const { functions, calls } = foldProfile([{ frames, samples: 3, self }]);
    assert.deepEqual(functions, [{ name: self, samples: 3 }]);
    assert.deepEqual(
      calls.map(({ name }) => name),
      frames,
    );
  });

  it('keeps the heaviest, and no call without its caller', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            frames: fc.array(fc.integer({ min: 0, max: 30 }).map(String), {
              minLength: 1,
              maxLength: 12,
            }),
            samples: fc.integer({ min: 1, max: 50 }),
          }),
          { minLength: 1, maxLength: 300 },
        ),
        (stacks) => {
          const { samples, functions, calls } = foldProfile(stacks);
          assert.ok(functions.length <= 300 && calls.length <= 500);
          assert.ok(functions.reduce((sum, one) => sum + one.samples, 0) <= samples);
          for (const [index, { parent, samples: own }] of calls.entries()) {
            if (parent === undefined) continue;
            assert.ok(parent < index && own <= (calls[parent]?.samples ?? 0));
          }
        },
      ),
    );
  });
});

describe('functions that grew', () => {
  it('are ranked by time for an answer, with their shares', () => {
    const before = profileOf({ 'main > render': 120, 'main > parse': 480, main: 400 });
    const after = profileOf(
      { 'main > render': 310, 'main > parse': 300, main: 390 },
      { cpu: 2_000 },
    );
    assert.deepEqual(grown(before, after), [
      'render 12 % → 31 %, 120 µs → 620 µs',
      'main 40 % → 39 %, 400 µs → 780 µs',
      'parse 48 % → 30 %, 480 µs → 600 µs',
    ]);
  });

  it('are none where the same work is done by fewer answers in the same time', () => {
    const shape = { 'main > render': 500, 'main > parse': 500 };
    const waits = profileOf(shape, { answers: 500, cpu: 500 });
    assert.deepEqual(grown(profileOf(shape), waits), []);
  });

  it('are found by their shares where the CPU time of a version is unknown', () => {
    const before = profileOf({ 'main > render': 120, main: 880 });
    const after = profileOf({ 'main > render': 310, main: 690 }, { cpu: undefined });
    assert.deepEqual(grown(before, after), ['render 12 % → 31 %, ? → ?']);
  });

  it('are none by chance: a few samples more are nothing', () => {
    const before = profileOf({ 'main > render': 100, main: 900 });
    assert.deepEqual(grown(before, profileOf({ 'main > render': 118, main: 882 })), []);
    assert.deepEqual(
      grown(before, profileOf({ 'main > new': 3, 'main > render': 97, main: 900 })),
      [],
    );
    assert.deepEqual(grown(before, profileOf({ 'main > new': 30, main: 970 })).length, 1);
  });

  it('are the same though their lines moved, where nothing but the line tells them apart', () => {
    const before = profileOf({
      '(anonymous) app.js:12': 300,
      '(anonymous) app.js:40': 100,
      main: 600,
    });
    const moved = profileOf({
      '(anonymous) app.js:13': 300,
      '(anonymous) app.js:41': 100,
      main: 600,
    });
    assert.deepEqual(grown(before, moved), []);
    const called = (line: number) =>
      profileOf({ [`hash node:crypto, called by (anonymous) app.js:${line}`]: 300, main: 700 });
    assert.deepEqual(grown(called(12), called(13)), []);
    const slower = profileOf({
      '(anonymous) app.js:12': 700,
      '(anonymous) app.js:40': 100,
      main: 200,
    });
    assert.deepEqual(grown(before, slower), ['(anonymous) app.js:12 30 % → 70 %, 300 µs → 700 µs']);
  });
});

describe('the tree of calls', () => {
  it('is the later one, each call beside the same call before', () => {
    const before = profileOf({ 'main > render': 250, 'main > gone': 750 });
    const after = profileOf({ 'main > render > (anonymous) a.js:7': 400, 'main > new': 600 });
    const { calls } = compareProfiles({ baseline: before, candidate: after });
    assert.deepEqual(
      calls.map(({ name, parent, before: { share: old }, after: { share: now } }) => [
        name,
        parent,
        old,
        now,
      ]),
      [
        ['main', undefined, 1, 1],
        ['new', 0, 0, 0.6],
        ['render', 0, 0.25, 0.4],
        ['(anonymous) a.js', 2, 0, 0.4],
      ],
    );
  });
});

describe('any two profiles', () => {
  const sketch = fc.dictionary(
    fc
      .array(fc.constantFrom('a', 'b', '(anonymous) x:1', '(anonymous) x:2', '<lambda> y:3'), {
        minLength: 1,
        maxLength: 5,
      })
      .map((path) => path.join(' > ')),
    fc.integer({ min: 1, max: 1_000 }),
  );

  it('have shares from 0 to 1, and callers before what they call', () => {
    fc.assert(
      fc.property(sketch, sketch, (one, other) => {
        const found = compareProfiles({ baseline: profileOf(one), candidate: profileOf(other) });
        for (const { before, after } of [...found.grown, ...found.calls]) {
          for (const { share } of [before, after]) assert.ok(share >= 0 && share <= 1);
        }
        for (const [index, { parent }] of found.calls.entries()) {
          assert.ok(parent === undefined || parent < index);
        }
      }),
    );
  });

  it('that are one show nothing', () => {
    fc.assert(
      fc.property(sketch, (one) => {
        assert.deepEqual(grown(profileOf(one), profileOf(one)), []);
      }),
    );
  });
});
