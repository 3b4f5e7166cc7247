import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateError, type GateErrorKind } from '../../src/errors.ts';
import { askAcceptance } from '../../src/gate/ask-acceptance.ts';
import { noWorkflow } from '../../src/gate/ports.ts';
import type { Acceptance } from '../../src/verdict/acceptance.ts';
import type { Verdict, VerdictKind } from '../../src/verdict/verdict.ts';

const FOUND = { warnings: [], comparisons: [] };
const REGRESSION: Verdict = { kind: 'regression', offending: ['p99'], ...FOUND };
const INCONCLUSIVE: Verdict = { kind: 'inconclusive', need: '', ...FOUND };
const OTHERS: readonly Verdict[] = [
  INCONCLUSIVE,
  { kind: 'pass', ...FOUND },
  { kind: 'no-baseline', why: '', ...FOUND },
];
const INVALID: Verdict = {
  kind: 'invalid-run',
  because: { code: 'errors', text: '' },
  ...FOUND,
};
const BY_HAND: Acceptance = { by: 'hubot', at: '2026-03-03T15:00:00Z', how: { kind: 'dispatch' } };
const NOT_ACCEPTED = { acceptance: undefined, isNewLevel: false, warnings: [] };

const failingWith = (kind: GateErrorKind) => () =>
  Promise.reject(
    new GateError({
      code: 'github-unavailable',
      kind,
      message: 'GitHub said 503.',
      remedy: 'Run it again.',
    }),
  );

test('an accepted regression is accepted, and a new level', async () => {
  const asked = await askAcceptance(REGRESSION, { findAcceptance: async () => BY_HAND });
  assert.deepEqual(asked, { acceptance: BY_HAND, isNewLevel: true, warnings: [] });
});

test('beside another verdict an acceptance forgives nothing, but starts a new level', async () => {
  const told: VerdictKind[] = [];
  const findAcceptance = async (shown: VerdictKind) => {
    told.push(shown);
    return BY_HAND;
  };
  for (const verdict of OTHERS) {
    const asked = await askAcceptance(verdict, { findAcceptance });
    assert.deepEqual(asked, { ...NOT_ACCEPTED, isNewLevel: true }, verdict.kind);
  }
  assert.deepEqual(
    told,
    OTHERS.map(({ kind }) => kind),
  );
});

test('without a workflow nothing is accepted', async () => {
  for (const verdict of [REGRESSION, ...OTHERS]) {
    assert.deepEqual(await askAcceptance(verdict, noWorkflow), NOT_ACCEPTED);
  }
});

test('no acceptance is looked up for an invalid run', async () => {
  const ports = { findAcceptance: () => assert.fail('asked') };
  assert.deepEqual(await askAcceptance(INVALID, ports), NOT_ACCEPTED);
});

test('where the lookup fails nothing is accepted, and a warning says why', async () => {
  const ports = { findAcceptance: failingWith('gate') };
  const cases = [
    [REGRESSION, /^Whether this loss .* looked up, so it is not: GitHub said 503\. Run it/],
    [INCONCLUSIVE, /^Whether a loss .* with what was before, too: GitHub said 503\. Run it/],
  ] as const;
  for (const [verdict, text] of cases) {
    const { warnings, ...asked } = await askAcceptance(verdict, ports);
    assert.deepEqual(asked, { acceptance: undefined, isNewLevel: false });
    assert.equal(warnings[0]?.code, 'acceptance-unknown');
    assert.match(warnings[0].text, text);
  }
});

test('a cancellation and an error of our own end the lookup', async () => {
  await assert.rejects(askAcceptance(REGRESSION, { findAcceptance: failingWith('cancelled') }));
  const broken = () => Promise.reject(new TypeError('ours'));
  await assert.rejects(askAcceptance(REGRESSION, { findAcceptance: broken }), TypeError);
});
