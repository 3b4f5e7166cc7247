import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GateError, type GateErrorKind } from '../../src/errors.ts';
import { findAcceptance } from '../../src/gate/find-acceptance.ts';
import type { Acceptance } from '../../src/verdict/acceptance.ts';
import type { Verdict } from '../../src/verdict/verdict.ts';

const FOUND = { warnings: [], comparisons: [] };
const REGRESSION: Verdict = { kind: 'regression', offending: ['p99'], ...FOUND };
const BY_HAND: Acceptance = { by: 'hubot', at: '2026-03-03T15:00:00Z', how: { kind: 'dispatch' } };

const failingWith = (kind: GateErrorKind) => () =>
  Promise.reject(
    new GateError({ code: 'c', kind, message: 'GitHub said 503.', remedy: 'Run it again.' }),
  );

test('an accepted regression is accepted', async () => {
  const found = await findAcceptance(REGRESSION, { findAcceptance: async () => BY_HAND });
  assert.deepEqual(found, { acceptance: BY_HAND, warnings: [] });
});

test('where nobody can accept, or nobody did, it is not accepted', async () => {
  const none = { acceptance: undefined, warnings: [] };
  assert.deepEqual(await findAcceptance(REGRESSION, {}), none);
  assert.deepEqual(
    await findAcceptance(REGRESSION, { findAcceptance: async () => undefined }),
    none,
  );
});

test('without a regression nobody is asked', async () => {
  const ports = { findAcceptance: () => assert.fail('asked') };
  const others: readonly Verdict[] = [
    { kind: 'pass', ...FOUND },
    { kind: 'inconclusive', need: '', ...FOUND },
    { kind: 'no-baseline', why: '', ...FOUND },
    { kind: 'invalid-run', because: { code: 'errors', text: '' }, ...FOUND },
  ];
  for (const verdict of others) {
    assert.equal((await findAcceptance(verdict, ports)).acceptance, undefined);
  }
});

test('where it cannot be found out it is not accepted, and why is said', async () => {
  const found = await findAcceptance(REGRESSION, { findAcceptance: failingWith('gate') });
  assert.equal(found.acceptance, undefined);
  assert.equal(found.warnings[0]?.code, 'acceptance-unknown');
  assert.match(found.warnings[0]?.text ?? '', /could not be looked up.*GitHub said 503\. Run it/);
});

test('a cancellation, or a fault of our own, is no answer', async () => {
  await assert.rejects(findAcceptance(REGRESSION, { findAcceptance: failingWith('cancelled') }));
  const broken = () => Promise.reject(new TypeError('ours'));
  await assert.rejects(findAcceptance(REGRESSION, { findAcceptance: broken }), TypeError);
});
