import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '../../../src/plan/plan.ts';
import { decideExit } from '../../../src/report/compose/exit-code.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';

const found = { warnings: [], comparisons: [] };
const VERDICTS: readonly Verdict[] = [
  { kind: 'pass', ...found },
  { kind: 'regression', offending: ['throughput'], ...found },
  { kind: 'inconclusive', need: 'More runs.', ...found },
  { kind: 'no-baseline', why: 'There is none.', ...found },
  { kind: 'invalid-run', because: { code: 'errors', text: 'All failed.' }, ...found },
];

const LENIENT: Policy = { missingBaseline: 'pass', onInconclusive: 'warn', onInvalid: 'warn' };

/** Exit codes of pass, regression, inconclusive, no-baseline and invalid-run, in this order. */
const rows: readonly { policy: Partial<Policy>; codes: readonly number[] }[] = [
  { policy: {}, codes: [0, 1, 0, 0, 0] },
  { policy: { missingBaseline: 'measure' }, codes: [0, 1, 0, 0, 0] },
  { policy: { missingBaseline: 'fail' }, codes: [0, 1, 0, 1, 0] },
  { policy: { onInconclusive: 'fail' }, codes: [0, 1, 1, 0, 0] },
  { policy: { onInvalid: 'fail' }, codes: [0, 1, 0, 0, 3] },
  {
    policy: { missingBaseline: 'fail', onInconclusive: 'fail', onInvalid: 'fail' },
    codes: [0, 1, 1, 1, 3],
  },
];

for (const { policy, codes } of rows) {
  test(`with ${JSON.stringify(policy)} the verdicts end in ${codes.join(', ')}`, () => {
    const exits = VERDICTS.map((verdict) => decideExit(verdict, { ...LENIENT, ...policy }));
    assert.deepEqual(
      exits.map(({ code }) => code),
      codes,
    );
    for (const { because } of exits) assert.match(because, /^[A-Z].*\.$/);
  });
}

test('where a policy decides, the sentence names it and what it says', () => {
  const strict: Policy = { missingBaseline: 'fail', onInconclusive: 'fail', onInvalid: 'fail' };
  const inputs = ['on-inconclusive', 'missing-baseline', 'on-invalid'];
  for (const [index, verdict] of VERDICTS.slice(2).entries()) {
    const name = inputs[index];
    assert.match(decideExit(verdict, strict).because, new RegExp(`\`${name}\` is \`fail\``));
    assert.match(
      decideExit(verdict, LENIENT).because,
      new RegExp(`\`${name}\` is \`(warn|pass)\``),
    );
  }
});

test('where the base could not be measured either, the policy is named as it was written', () => {
  const verdict: Verdict = { kind: 'no-baseline', why: 'There is none.', ...found };
  assert.deepEqual(decideExit(verdict, { ...LENIENT, missingBaseline: 'measure' }), {
    code: 0,
    because: 'There was nothing to compare with, and `missing-baseline` is `measure`.',
  });
});

const REGRESSION: Verdict = { kind: 'regression', offending: ['throughput'], ...found };
const at = '2026-03-03T15:00:00Z';

test('an accepted regression passes, and the reason names who accepted it, how and when', () => {
  const how = { kind: 'label', label: 'perf-accepted', pullRequest: 12 } as const;
  assert.deepEqual(decideExit(REGRESSION, LENIENT, { by: 'hubot', at, how }), {
    code: 0,
    because:
      'A loss was shown, and accepted by @hubot with the label `perf-accepted` on 2026-03-03.',
  });
  const byHand = decideExit(REGRESSION, LENIENT, { by: 'hubot', at, how: { kind: 'dispatch' } });
  assert.equal(byHand.code, 0);
  assert.match(byHand.because, /by @hubot by starting this run with `accept` on 2026-03-03\.$/);
});

test('an acceptance changes nothing but a regression', () => {
  const strict: Policy = { missingBaseline: 'fail', onInconclusive: 'fail', onInvalid: 'fail' };
  const accepted = { by: 'hubot', at, how: { kind: 'dispatch' } } as const;
  for (const verdict of VERDICTS.filter(({ kind }) => kind !== 'regression')) {
    assert.deepEqual(decideExit(verdict, strict, accepted), decideExit(verdict, strict));
  }
});
