// When a redirect was measured in place of a page, and when that is what the plan asks for.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { JudgedPlan } from '../../../src/verdict/evidence.ts';
import { judge } from '../../../src/verdict/judge.ts';
import { makePlan } from '../../support/judged.ts';
import { makeRecord } from '../../support/records.ts';

interface Sketch {
  readonly status?: number;
  readonly method?: string;
  readonly expected?: readonly number[];
}

function warningsOf({ status = 302, method = 'GET', expected }: Sketch): readonly string[] {
  const record = makeRecord({});
  const requests = record.requests.map((facts) => ({ ...facts, status, method }));
  const plan = makePlan();
  const [first] = plan.requests;
  const expect = { ...first.expect, status: expected };
  const asked: JudgedPlan = { ...plan, requests: [{ ...first, method, expect }] };
  const verdict = judge({
    candidate: { ...record, requests },
    stored: [],
    plan: asked,
    incidents: [],
  });
  return verdict.warnings
    .filter(({ code }) => code === 'redirect-measured')
    .map(({ text }) => text);
}

test('a GET that is answered with a redirect is told, with its status and what to do', () => {
  for (const status of [301, 302, 307, 308]) {
    const [text, ...more] = warningsOf({ status });
    assert.deepEqual(more, []);
    assert.match(
      text ?? '',
      new RegExp(`answered "default" with status ${status}\\. Load those pages`),
    );
  }
});

test('no other answer is, nor a redirect that the plan names, nor one behind a form', () => {
  const others = [
    { status: 200 },
    { status: 304 },
    { status: 404 },
    { method: 'POST', status: 303 },
  ];
  for (const sketch of [...others, { expected: [302] }]) {
    assert.deepEqual(warningsOf(sketch), [], JSON.stringify(sketch));
  }
});
