// Which comparison a run is measured for, and at which rate.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { chooseComparison, chooseRate, chooseStandIn, isEnough } from '../../src/gate/arbitrate.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { milliseconds } from '../../src/units.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { makeRecord, makeRecords, type RecordSketch } from '../support/records.ts';
import { gatePlan, WIDE } from './gate-plan.ts';

const made = gatePlan();
const plan: Plan = {
  ...made,
  tolerances: WIDE,
  load: { ...made.load, budget: milliseconds(3_000) },
};
const { environment } = makeRecord();
const MACHINE = { ...environment, machine: 'a'.repeat(64) };
const PASS: Verdict = { kind: 'pass', warnings: [], comparisons: [] };
const INCONCLUSIVE: Verdict = { ...PASS, kind: 'inconclusive', need: 'More.' };
const PAIRS = makePairedRecord({ id: 'run', pairs: 3 });

/** Records of this plan that differ by nothing. */
const steady = (machine: string | undefined = MACHINE.machine): readonly RunRecord[] =>
  makeRecords(5, () => ({
    requests: [{ name: 'GET /' }],
    planHash: planHash(plan),
    environment: { ...MACHINE, machine },
  }));

interface Scene {
  readonly mode?: Plan['compare']['mode'];
  readonly machine?: string | undefined;
  readonly stored?: readonly RunRecord[];
  readonly earlier?: readonly RunRecord[];
  readonly keeps?: boolean;
}

function inputOf(scene: Scene) {
  const { mode = 'auto', stored = [], earlier = [], keeps = false } = scene;
  const machine = 'machine' in scene ? scene.machine : MACHINE.machine;
  return {
    plan: { ...plan, compare: { ...plan.compare, mode } },
    found: { baseline: { records: stored, description: 'memory' }, earlier },
    environment: { ...MACHINE, machine },
    keeps,
  };
}

const chosen = (scene: Scene) => chooseComparison(inputOf(scene));

test('steady stored numbers of this machine are tried first, with a third of the budget, and may pass it', () => {
  const comparison = chosen({ stored: steady() });
  assert.ok(comparison.kind === 'stored-first');
  const budgets = [comparison.alone.budget, comparison.beside.budget];
  assert.deepEqual(budgets.map(Math.round), [1_000, 2_000]);
  assert.deepEqual(comparison.alone.storedNumbers, { kind: 'may-pass' });
  assert.match(comparison.alone.because, /steady enough to pass it/);
  assert.match(comparison.beside.because, /did not clearly pass/);
  assert.equal(isEnough(comparison, PASS), true);
  assert.equal(isEnough(comparison, INCONCLUSIVE), false);
});

test('a run that stores its record is measured alone first, where later runs use the same machine', () => {
  assert.equal(chosen({ keeps: true }).kind, 'stored-first');
});

test('stored numbers do not overrule the pairs of an earlier attempt', () => {
  const comparison = chosen({ stored: steady(), earlier: [PAIRS], keeps: true });
  assert.ok(comparison.kind === 'stored-first');
  assert.equal(isEnough(comparison, PASS), false);
});

describe('both versions are measured at once', () => {
  const scenes: Readonly<Record<string, Scene>> = {
    'where nothing is kept and nothing stored': {},
    'where stored numbers are of another machine': { stored: steady('f'.repeat(64)) },
    'on a machine that later runs do not use': {
      machine: undefined,
      stored: steady(),
      keeps: true,
    },
    'where that was asked for': { mode: 'side-by-side', stored: steady(), keeps: true },
    'after pairs of an earlier attempt': { stored: steady(), earlier: [PAIRS] },
  };
  for (const [says, scene] of Object.entries(scenes)) {
    test(says, () => {
      const comparison = chosen(scene);
      assert.ok(comparison.kind === 'side-by-side');
      assert.equal(comparison.beside.budget, 3_000);
    });
  }
});

test('where the user asks for stored numbers they decide, and the other version is never started', () => {
  const comparison = chosen({ mode: 'stored' });
  assert.ok(comparison.kind === 'stored');
  assert.equal(comparison.alone.budget, 3_000);
  assert.deepEqual(comparison.alone.storedNumbers, { kind: 'decide' });
});

test('without a second version stored numbers may pass a run, unless only pairs were asked for', () => {
  const beside = { budget: milliseconds(2_000), givenRate: undefined, because: '' };
  const none = { kind: 'none', why: 'No commit.' } as const;
  const { storedNumbers, because, budget } = chooseStandIn(inputOf({}), beside, none);
  assert.deepEqual([storedNumbers, budget], [{ kind: 'may-pass' }, 2_000]);
  assert.match(because, /could not be measured beside the candidate\. No commit\.$/);
  const failed = { kind: 'failed', why: 'It did not build.' } as const;
  assert.equal(
    chooseStandIn(inputOf({}), beside, failed).because,
    'The base could not be run, so a loss of throughput cannot fail this check. It did not build.',
  );
  const forced = chooseStandIn(inputOf({ mode: 'side-by-side' }), beside, none);
  assert.deepEqual(forced.storedNumbers, { kind: 'ignored', why: 'No commit.' });
});

describe('the rate of the fixed-rate phase', () => {
  const storedOf = (sketches: readonly RecordSketch[]): readonly RunRecord[] =>
    sketches.map((sketch) => makeRecord({ planHash: planHash(plan), ...sketch }));
  const rows = [
    { says: 'nothing stored: no rate yet', stored: [], rate: undefined },
    { says: 'one record: its rate', stored: [{ offeredRate: 900 }], rate: 900 },
    {
      says: 'several: the newest, which is last',
      stored: [{ offeredRate: 900 }, { offeredRate: 800 }],
      rate: 800,
    },
    {
      says: 'a stored regression does not count',
      stored: [{ offeredRate: 900 }, { offeredRate: 300, accepted: false }],
      rate: 900,
    },
    {
      says: 'a record of another plan does not count',
      stored: [{ offeredRate: 900 }, { offeredRate: 300, planHash: 'f'.repeat(64) }],
      rate: 900,
    },
    {
      says: 'a record without a fixed-rate phase has no rate to give',
      stored: [{ offeredRate: undefined }],
      rate: undefined,
    },
  ];
  for (const { says, stored, rate } of rows) {
    test(says, () => assert.equal(chooseRate(plan, storedOf(stored), []), rate));
  }

  test('the rate that the user asked for comes before a stored one', () => {
    const asked = gatePlan({ rate: '1200/s' });
    assert.equal(chooseRate(asked, storedOf([{ offeredRate: 900 }]), []), 1_200);
  });

  test('without a stored rate an earlier attempt gives its own, so that the two can be pooled', () => {
    const earlier = storedOf([{ offeredRate: 700 }]);
    assert.equal(chooseRate(plan, [], earlier), 700);
    assert.equal(chooseRate(plan, storedOf([{ offeredRate: 900 }]), earlier), 900);
    assert.equal(chooseRate(plan, [], [makeRecord({ offeredRate: 700 })]), undefined);
  });

  test('side by side the rate follows from what both hold now, or from earlier pairs', () => {
    const stored = storedOf([{ offeredRate: 900 }]);
    const alone = chosen({ mode: 'stored', stored });
    const beside = chosen({ mode: 'side-by-side', stored });
    assert.ok(alone.kind === 'stored' && beside.kind === 'side-by-side');
    assert.deepEqual([alone.alone.givenRate, beside.beside.givenRate], [900, undefined]);
  });
});
