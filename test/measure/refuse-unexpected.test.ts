// Whose fault an unexpected answer is: the plan's, or one version's, which is then measured.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { GateError } from '../../src/errors.ts';
import type { BaselineArm } from '../../src/measure/baseline-arm.ts';
import { findRefusal, refuseUnexpected } from '../../src/measure/refuse-unexpected.ts';
import type { ArmAnswers } from '../../src/measure/trial/tried.ts';
import { OnlyOldPlanFails, planVersions, type Versions } from '../../src/measure/versions.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { makeFirstAnswer } from '../support/first-answers.ts';

const FILE = 'requests: [{ name: a, path: /a, expect: { status: 201 } }, { name: b, path: /b }]';
const OLD = 'requests: [{ name: a, path: /a, expect: { status: 202 } }, { name: b, path: /b }]';
const MORE = FILE.replace(/\]$/, ', { name: new, path: /new }]');

function versionsOf(plan: Plan, before: Plan | undefined | 'alone'): Versions {
  assert.ok(plan.server.kind === 'started');
  const { server } = plan;
  const baseline: BaselineArm | undefined =
    before === 'alone'
      ? undefined
      : {
          facts: { kind: 'command', commit: undefined },
          server,
          plan: before,
          warnings: [],
          [Symbol.asyncDispose]: () => Promise.resolve(),
        };
  const versions = planVersions(plan, baseline);
  assert.ok(versions);
  return versions;
}

/** What each of them answered, by the name of the request; 200 is none that `a` expects. */
function answersOf(
  arm: ArmAnswers['arm'],
  statuses: Readonly<Record<string, number>>,
  more: Partial<ArmAnswers> & { readonly addedStatus?: number } = {},
): ArmAnswers {
  const answerOf = (name: string, status: number) => {
    const isWell = status === (name === 'a' ? 201 : 200);
    const failure = isWell ? undefined : ({ class: 'unexpected-status', message: '' } as const);
    return makeFirstAnswer({ name, status, failure });
  };
  const answers = Object.entries(statuses).map(([name, status]) => answerOf(name, status));
  const { addedStatus } = more;
  const added = addedStatus === undefined ? [] : [answerOf('new', addedStatus)];
  return { arm, setup: [], secrets: [], answers, added, death: undefined, ...more };
}
const candidate = (a: number, b: number, more: Parameters<typeof answersOf>[2] = {}) =>
  answersOf('candidate', { a, b }, more);
const baseline = (a: number, b: number, more: Parameters<typeof answersOf>[2] = {}) =>
  answersOf('baseline', { a, b }, more);

const codeOf = (servers: readonly ArmAnswers[], versions: Versions): string | undefined => {
  const found = findRefusal(servers, versions, false);
  return found === undefined || found instanceof OnlyOldPlanFails ? found?.name : found.code;
};

describe('of one version', () => {
  const alone = versionsOf(gatePlan({}, FILE), 'alone');

  test('every answer that is not expected is the fault of the plan, and ends with 2', () => {
    assert.equal(findRefusal([candidate(201, 200)], alone, false), undefined);
    for (const [a, b, names] of [
      [200, 200, /"a" \(GET \/a\) did not get/],
      [201, 401, /"b" \(GET \/b\) did not get/],
      [404, 302, /none of the 2 requests got/],
    ] as const) {
      assert.throws(
        () => refuseUnexpected([candidate(a, b)], alone),
        (error: GateError) => {
          assert.deepEqual([error.code, error.kind], ['unexpected-answer', 'input']);
          assert.match(error.message, names);
          return true;
        },
      );
    }
  });

  test('a server that still fails when its time is over is not ready, but for a 404', () => {
    assert.equal(codeOf([candidate(503, 200)], alone), 'server-not-ready');
    assert.equal(codeOf([candidate(404, 200)], alone), 'unexpected-answer');
    assert.equal(codeOf([candidate(503, 404)], alone), 'unexpected-answer');
    const byPath = versionsOf(gatePlan({ 'ready-path': '/' }, FILE), 'alone');
    assert.equal(codeOf([candidate(503, 200)], byPath), 'unexpected-answer');
  });

  test('what a stored version answered as expected, this one has lost, and is measured', () => {
    const proven = { ...alone, proven: new Set(['a']) };
    assert.equal(codeOf([candidate(500, 200)], proven), undefined);
    assert.equal(codeOf([candidate(200, 401)], proven), 'unexpected-answer');
  });

  test('nothing is said of a server that has died, nor of a limit of our own', () => {
    assert.equal(codeOf([candidate(500, 200, { death: 'It ended.' })], alone), undefined);
    const failure = { class: 'ports-exhausted', message: '' } as const;
    const answers = [makeFirstAnswer({ status: 0, failure })];
    assert.equal(codeOf([candidate(201, 200, { answers })], alone), undefined);
  });
});

describe('of two versions', () => {
  const both = versionsOf(gatePlan({ 'ready-path': '/' }, FILE), undefined);
  const rows: readonly (readonly [string, ArmAnswers, ArmAnswers, string | undefined])[] = [
    ['both as expected', candidate(201, 200), baseline(201, 200), undefined],
    ['the candidate alone not', candidate(500, 500), baseline(201, 200), undefined],
    ['the baseline alone not', candidate(201, 200), baseline(404, 401), undefined],
    ['each another one not', candidate(500, 200), baseline(201, 500), undefined],
    ['both not', candidate(200, 200), baseline(200, 200), 'unexpected-answer'],
    ['both not, in two ways', candidate(404, 200), baseline(500, 500), 'unexpected-answer'],
  ];
  for (const [says, one, other, expected] of rows) {
    test(`${says}: ${expected ?? 'measured'}`, () => {
      assert.equal(codeOf([one, other], both), expected);
      assert.equal(codeOf([other, one], both), expected);
    });
  }

  test('nothing is said before both have answered', () => {
    assert.equal(codeOf([candidate(500, 500)], both), undefined);
  });

  test('only what both lack is told', () => {
    const error = findRefusal([candidate(200, 500), baseline(200, 200)], both, false);
    assert.ok(error !== undefined && 'details' in error);
    assert.equal(error.details.length, 1);
    assert.match(error.details[0] ?? '', /^"a"/);
  });

  test('a request that only the candidate has must work there', () => {
    const plan = gatePlan({ 'ready-path': '/' }, MORE);
    const versions = versionsOf(plan, gatePlan({}, FILE));
    assert.deepEqual(
      versions.added.map(({ name }) => name),
      ['new'],
    );
    const well = baseline(201, 200);
    assert.equal(codeOf([candidate(201, 200, { addedStatus: 200 }), well], versions), undefined);
    const refusal = findRefusal([candidate(201, 200, { addedStatus: 403 }), well], versions, false);
    assert.ok(refusal !== undefined && 'code' in refusal && refusal.code === 'unexpected-answer');
    assert.match(refusal.message, /"new" \(GET \/new\) did not get what the plan expects\.$/);
  });

  test('what only the plan of the baseline expects is no fault of a plan that changes it', () => {
    const versions = versionsOf(gatePlan({ 'ready-path': '/' }, FILE), gatePlan({}, OLD));
    const neither = [candidate(200, 200), baseline(200, 200)];
    const found = findRefusal(neither, versions, false);
    assert.ok(found instanceof OnlyOldPlanFails);
    assert.match(found.message, /expects of "a", and this plan changes that\.$/);
    const more = [candidate(200, 500), baseline(200, 500)];
    assert.equal(codeOf(more, versions), 'unexpected-answer');
  });
});

test('what a login returned is masked before an answer is cut', () => {
  const token = 'f00dfeedf00dfeedf00dfeedf00dfeed';
  // The cut at 200 bytes falls into the token.
  const bodyStart = `${'x'.repeat(185)}${token}`;
  const failure = { class: 'unexpected-status', message: '' } as const;
  const answer = makeFirstAnswer({ name: 'a', status: 418, bodyStart, failure });
  const found = findRefusal(
    [candidate(418, 200, { answers: [answer], secrets: [token] })],
    versionsOf(gatePlan({}, FILE), 'alone'),
    false,
  );
  assert.ok(found !== undefined && !(found instanceof OnlyOldPlanFails));
  assert.match(found.details.join(), /x\*\*\*/);
  assert.doesNotMatch(found.details.join(), /f00dfeed/);
});
