// Flows are judged as a whole, beside their steps.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorsOf } from '../../src/record/metrics.ts';
import { milliseconds, ratio } from '../../src/units.ts';
import type { JudgedPlan } from '../../src/verdict/evidence.ts';
import { judge } from '../../src/verdict/judge.ts';
import { withFlow } from '../support/flows.ts';
import { comparisonOf, makePlan, offendingOf } from '../support/judged.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { slowed } from '../support/paired-sketch.ts';

const STEPS = ['order › create', 'order › pay'] as const;

function planOf(p99 = 0.1, limit?: number): JudgedPlan {
  const plan = makePlan({ requests: [...STEPS] });
  const flow = {
    name: 'order',
    steps: STEPS.length,
    tolerances: { p99: ratio(p99) },
    limits: { p99: limit === undefined ? undefined : milliseconds(limit) },
  };
  const [first, ...rest] = plan.requests.map((request, position) => ({
    ...request,
    step: { flow, position, thinkTime: milliseconds(0), captures: [] },
  }));
  assert.ok(first);
  return { ...plan, requests: [first, ...rest] };
}

function judgedFlow(times: { readonly step?: number; readonly flow?: number }, plan = planOf()) {
  const steps = (factor: number) => STEPS.map((name) => slowed({ name }, factor));
  const arm = (step: number, flow: number) => ({
    requests: [...steps(step), slowed({ name: 'order' }, flow)],
  });
  const record = makePairedRecord({
    id: 'candidate',
    baseline: arm(1, 1),
    candidate: arm(times.step ?? 1, times.flow ?? 1),
  });
  const candidate = withFlow(record, 'order', STEPS);
  return judge({ candidate, stored: [], plan, incidents: [] });
}

test('an unchanged flow passes, with a p99 of its own', () => {
  const verdict = judgedFlow({});
  assert.equal(verdict.kind, 'pass', JSON.stringify(verdict));
  assert.equal(comparisonOf(verdict, 'p99', 'order').outcome, 'pass');
});

test('a flow that takes longer is red although no step does', () => {
  const verdict = judgedFlow({ flow: 1.5 });
  assert.deepEqual([verdict.kind, offendingOf(verdict)], ['regression', ['p99']]);
  assert.equal(comparisonOf(verdict, 'p99', 'order').outcome, 'regression');
  assert.equal(comparisonOf(verdict, 'p99', STEPS[0]).outcome, 'pass');
});

test('the tolerance of a flow is its own', () => {
  const verdict = judgedFlow({ flow: 1.3 }, planOf(0.5));
  assert.equal(comparisonOf(verdict, 'p99', 'order').outcome, 'pass');
});

test('so is its limit', () => {
  const verdict = judgedFlow({}, planOf(0.1, 5));
  assert.equal(comparisonOf(verdict, 'p99-limit', 'order').outcome, 'regression');
});

test('the mean over requests has no flow in it: its steps are there already', () => {
  const verdict = judgedFlow({ step: 1.04, flow: 1.5 }, planOf(2));
  const mean = verdict.comparisons.find(
    ({ metric, request }) => metric === 'p99' && request === undefined,
  );
  assert.ok(mean !== undefined);
  assert.ok(Math.abs(mean.loss.estimate - Math.log(1.04)) < 0.01, `${mean.loss.estimate}`);
});

test('flows that fail are not hidden behind their many steps', () => {
  const steps = Array.from({ length: 30 }, (_, index) => `order › step ${index}`);
  const failures = { 'unexpected-status': { count: 40, example: '' } };
  const requestsOf = (failed: typeof failures | undefined) => [
    { name: steps[0] ?? '', burst: 1, ...(failed && { failures: failed }) },
    ...steps.slice(1).map((name) => ({ name })),
    { name: 'order', ...(failed && { failures: failed }) },
  ];
  const record = makePairedRecord({
    id: 'candidate',
    baseline: { requests: requestsOf(undefined) },
    candidate: { requests: requestsOf(failures) },
  });
  const candidate = withFlow(record, 'order', steps);
  const { sent, errors } = errorsOf(candidate, steps[0]);
  const allowed = errors / sent / 5;
  const plan = makePlan({ requests: steps, errors: allowed });
  assert.ok(errors / (sent * steps.length) < allowed, 'of all requests, it would be allowed');
  const verdict = judge({ candidate, stored: [], plan, incidents: [] });
  assert.deepEqual([verdict.kind, offendingOf(verdict)], ['regression', ['errors']]);
});
