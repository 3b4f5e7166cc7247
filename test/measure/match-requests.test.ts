import assert from 'node:assert/strict';
import test from 'node:test';
import type { FirstAnswer } from '../../src/load/first-answers.ts';
import { matchAnswers, matchDefinitions } from '../../src/measure/match-requests.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { makeFirstAnswer } from '../support/first-answers.ts';

const planOf = (requests: string) => gatePlan({}, `requests:\n${requests}`);

const BEFORE = planOf(`
  - { name: list, path: /items, weight: 3 }
  - { name: old, path: /old }
`);
const AFTER = planOf(`
  - { name: list, path: /items?fast=1, max-p99-increase: 30% }
  - { name: new, path: /new }
`);

test('a request in both plans is sent as the baseline defines it, with the tolerances of this plan', () => {
  const { judged } = matchDefinitions(AFTER, BEFORE);
  const [list, ...others] = judged ?? [];
  assert.deepEqual(others, []);
  assert.equal(list?.path, '/items');
  assert.equal(list?.weight, 3);
  assert.equal(list?.tolerances.p99, 0.3);
});

test('warnings name requests that differ, are gone or are new', () => {
  const { added, warnings, changed } = matchDefinitions(AFTER, BEFORE);
  assert.deepEqual(
    added.map(({ name }) => name),
    ['new'],
  );
  assert.deepEqual([...changed], ['list']);
  assert.deepEqual(
    warnings.map(({ code, text }) => `${code}: ${text}`),
    [
      'requests-changed: Both versions are sent what the baseline defines, not what the plan says now: "list" (path /items is now /items?fast=1).',
      'requests-changed: The baseline\'s plan also has "old"; this plan does not, so that is not measured.',
      'new-requests: New requests are measured, but not judged: "new".',
    ],
  );
});

test('plans that are the same, or a baseline whose plan is not known, change nothing', () => {
  for (const before of [AFTER, planOf('  - { path: /a }\n'), undefined]) {
    const own = before ?? AFTER;
    const { judged, added, warnings } = matchDefinitions(own, before);
    assert.deepEqual(judged, own.requests);
    assert.deepEqual([added, warnings], [[], []]);
  }
});

test('other headers, bodies and expectations are differences; their secrets are not shown', () => {
  const own = planOf('  - { name: a, path: /a, headers: { x: "1" } }\n');
  const other = planOf('  - { name: a, path: /a, headers: { x: "2" } }\n');
  const [warning] = matchDefinitions(own, other).warnings;
  assert.match(warning?.text ?? '', /"a" \(other headers\)/);
});

test('plans without one common name have nothing to judge', () => {
  const { judged } = matchDefinitions(planOf('  - { path: /a }\n'), planOf('  - { path: /b }\n'));
  assert.equal(judged, undefined);
});

const answer = (name: string, status: number, bodyBytes = 100): FirstAnswer =>
  makeFirstAnswer({
    name,
    status,
    bodyBytes,
    failure: status < 400 ? undefined : { class: 'unexpected-status', message: String(status) },
  });
const { requests } = planOf('  - { name: a, path: /a }\n  - { name: b, path: /b }\n');

for (const status of [404, 405, 501]) {
  test(`an endpoint that the baseline answers with ${status} is new`, () => {
    const before = [answer('a', 200), answer('b', status)];
    const { judged, added } = matchAnswers(requests, before, [answer('a', 200), answer('b', 200)]);
    assert.deepEqual(
      [judged?.map(({ name }) => name), added.map(({ name }) => name)],
      [['a'], ['b']],
    );
  });
}

test('where all requests are new there is nothing to judge', () => {
  const lacking = [answer('a', 404), answer('b', 404)];
  const { judged } = matchAnswers(requests, lacking, [answer('a', 200), answer('b', 200)]);
  assert.equal(judged, undefined);
});

test('an endpoint that both lack, that fails in the baseline, or that the candidate lost, is judged', () => {
  for (const [old, now] of [
    [404, 404],
    [500, 200],
    [200, 404],
  ] as const) {
    const before = [answer('a', 200), answer('b', old)];
    const { added } = matchAnswers(requests, before, [answer('a', 200), answer('b', now)]);
    assert.deepEqual(added, []);
  }
});

test('a warning names answers that differ, but not for a date or a counter more', () => {
  const before = [answer('a', 200, 5_000), answer('b', 200)];
  const same = matchAnswers(requests, before, [answer('a', 200, 5_020), answer('b', 200)]);
  assert.deepEqual(same.warnings, []);
  const other = matchAnswers(requests, before, [answer('a', 200, 900), answer('b', 204)]);
  assert.deepEqual(
    other.warnings.map(({ text }) => text),
    [
      'The two versions answer differently, so other work may be compared: "a" with 5000 bytes before and 900 now, "b" with 200 before and 204 now.',
    ],
  );
});

test('a request that uses what this version does not capture is measured as new', () => {
  const behind = (name: string) =>
    planOf(`
  - { name: list, path: '/items?of={captured.${name}}' }
  - { name: home, path: / }
setup: [{ path: /login, capture: { ${name}: { json: /${name} } } }]
`);
  const { judged, added, warnings } = matchDefinitions(behind('access'), behind('token'));
  assert.deepEqual(
    judged?.map(({ name }) => name),
    ['home'],
  );
  assert.deepEqual(
    added.map(({ path }) => path),
    ['/items?of={captured.access}'],
  );
  assert.deepEqual(
    warnings.map(({ text }) => text),
    [
      'As the baseline defines them, requests use what `setup` of this version does not capture: "list" (token).',
      'New requests are measured, but not judged: "list".',
    ],
  );
  assert.deepEqual(matchDefinitions(behind('token'), behind('token')).added, []);
});
