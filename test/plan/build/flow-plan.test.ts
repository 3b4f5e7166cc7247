// A flow in the plan: its steps, their values, and what makes two flows the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RequestPlan } from '../../../src/plan/plan.ts';
import { planHash } from '../../../src/plan/plan-hash.ts';
import { listFlows, listJudged, listUnits, rarestShare } from '../../../src/plan/request-plan.ts';
import { planOf } from '../raw-inputs.ts';

const readTable = () => ({ columns: ['name', 'password'], rows: [['ann', 'x']], digest: 'd' });
const READERS = { readTable };

const ORDER = `start: a
max-p99-increase: 9%
p99-limit: 1s
data: { users: { file: users.csv, order: once } }
setup: [{ path: /in, capture: { token: { json: /token } } }]
requests:
  - path: /health
  - name: Order
    weight: 3
    think-time: 50ms
    max-p99-increase: 12%
    p99-limit: 300ms
    steps:
      - name: Create
        method: POST
        path: /orders
        headers: { X-Token: '{captured.token}', Authorization: 'Basic \${env:KEY}' }
        json: { user: '{users.name}', key: '{seq}' }
        capture: { id: { json: /id }, tag: { matches: 'a(b)' } }
        max-p99-increase: 15%
        p99-limit: 2s
      - name: Read
        path: /orders/{captured.id}
        think-time: 1s
        headers: { If-Match: '{captured.tag}', X-Password: '{users.password}' }
      - method: DELETE
        path: /orders/{captured.id}
        think-time: 0ms
      - { name: List, path: /orders }
`;
const order = (text = ORDER) => planOf(text, { ...READERS, environment: { KEY: 'key-of-ann' } });

test('a flow becomes its steps, in order', () => {
  const steps = order().requests.slice(1);
  assert.deepEqual(
    steps.map(({ name, weight, tolerances, limits, step }) => [
      name,
      weight,
      tolerances.p99,
      limits.p99,
      step?.position,
      step?.thinkTime,
      step?.captures.map((capture) => capture.name),
    ]),
    [
      ['Order › Create', 3, 0.15, 2_000, 0, 0, ['id', 'tag']],
      ['Order › Read', 3, 0.09, 1_000, 1, 1_000, []],
      ['Order › DELETE /orders/{captured.id}', 3, 0.09, 1_000, 2, 0, []],
      ['Order › List', 3, 0.09, 1_000, 3, 50, []],
    ],
  );
  const flow = { name: 'Order', steps: 4, tolerances: { p99: 0.12 }, limits: { p99: 300 } };
  assert.deepEqual(steps[0]?.step?.flow, flow);
  assert.ok(steps.every(({ step }) => step?.flow === steps[0]?.step?.flow));
});

test('a flow without settings has those for all, and nobody waits', () => {
  const [step, next] = planOf(`start: a
max-p99-increase: 9%
requests: [{ name: A, steps: [{ path: /a }, { path: /b }] }]
`).requests;
  assert.deepEqual(step.step?.flow, {
    name: 'A',
    steps: 2,
    tolerances: { p99: 0.09 },
    limits: { p99: undefined },
  });
  assert.deepEqual([step.weight, next?.step?.thinkTime], [1, 0]);
});

test('a value is of an earlier step, or of `setup`', () => {
  const [, create, read] = order().requests;
  const valuesIn = ({ template }: RequestPlan) =>
    [template?.path ?? [], ...(template?.headers ?? []), template?.body ?? []]
      .flat()
      .flatMap((part) => (part.kind === 'value' ? [part.value] : []));
  assert.ok(create !== undefined && read !== undefined);
  assert.deepEqual(valuesIn(create)[0], { kind: 'captured', name: 'token', by: 'setup' });
  assert.deepEqual(
    valuesIn(read).filter(({ kind }) => kind === 'captured'),
    [
      { kind: 'captured', name: 'id', by: 'flow' },
      { kind: 'captured', name: 'tag', by: 'flow' },
    ],
  );
});

test('two flows may capture under one name', () => {
  const flow = (name: string) =>
    `{ name: ${name}, steps: [{ path: /a, capture: { id: { json: /id } } }, { path: '/{captured.id}' }] }`;
  const plan = planOf(`start: a\nrequests: [${flow('A')}, ${flow('B')}]`, READERS);
  assert.deepEqual(
    listFlows(plan.requests).map(({ name }) => name),
    ['A', 'B'],
  );
});

test('secrets of steps are secrets, and keep the hash when they rotate', () => {
  assert.deepEqual(order().secrets, ['key-of-ann']);
  assert.equal(
    planOf(ORDER, { ...READERS, environment: { KEY: 'other' } }).measured,
    order().measured,
  );
  assert.doesNotMatch(order().measured, /key-of-ann/);
});

test('where a step expects a 404, a server that answers one is ready', () => {
  const { by } = planOf(`start: a
url: http://127.0.0.1:{port}/none
requests: [{ name: A, steps: [{ path: /none, expect: { status: 404 } }] }]
`).server.ready;
  assert.ok(by.kind === 'path' && by.takesNotFound);
});

for (const [what, from, to] of [
  ['the think time of a step', 'think-time: 1s', 'think-time: 2s'],
  ['the think time of the flow', 'think-time: 50ms', 'think-time: 60ms'],
  ['where a value is captured from', 'json: /id', 'json: /number'],
  ['what matches', 'a(b)', 'a(c)'],
  ['the name of the flow', 'name: Order', 'name: Orders'],
  ['the weight', 'weight: 3', 'weight: 4'],
  ['a step more', '      - { name: List', '      - { path: /more }\n      - { name: List'],
] as const) {
  test(`numbers of another flow are not compared: ${what}`, () => {
    assert.ok(ORDER.includes(from));
    assert.notEqual(order(ORDER.replace(from, to)).measured, order().measured);
  });
}

for (const [what, from, to] of [
  ['the tolerance of a step', 'max-p99-increase: 15%', 'max-p99-increase: 16%'],
  ['the tolerance of the flow', 'max-p99-increase: 12%', 'max-p99-increase: 16%'],
  ['the limit of the flow', 'p99-limit: 300ms', 'p99-limit: 400ms'],
] as const) {
  test(`${what} may change`, () => {
    assert.ok(ORDER.includes(from));
    assert.equal(order(ORDER.replace(from, to)).measured, order().measured);
  });
}

test('a step is another request than the same by itself', () => {
  const alone = planOf('start: a\nrequests: [{ name: A › B, path: /a }]').measured;
  assert.notEqual(
    planOf('start: a\nrequests: [{ name: A, steps: [{ name: B, path: /a }] }]').measured,
    alone,
  );
});

test('plans without flows have the hash that they had before there were any', () => {
  const text = `
start: node server.js
data: { users: users.csv }
setup:
  - { path: /in, capture: { token: { matches: 'a(b)' }, csrf: { cookie: csrf } } }
requests:
  - { path: '/{users.a}', headers: { x-token: '{captured.token}' } }
  - { name: create, method: POST, path: /b, weight: 2, json: { a: '{seq}' }, expect: { status: 201, json: { /a: 1 } }, max-p99-increase: 20% }
`;
  const rows = { columns: ['a'], rows: [['1']], digest: 'd' };
  assert.equal(
    planHash(planOf(text, { readTable: () => rows })),
    '0d7215af5cb441aaf746ccd2696d3cf31ea66764a9cfb88e74107d27a3551921',
  );
});

interface Written {
  readonly name: string;
  readonly weight: number;
  /** Names; `undefined`: it is a request. */
  readonly steps: readonly string[] | undefined;
}

const NAME = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((text) => /^\S[^\p{C}\p{Z}]*$/u.test(text));

/** Names that differ, also once those of flow and step are joined. */
const MIX: fc.Arbitrary<readonly Written[]> = fc
  .array(
    fc.record({
      name: NAME,
      weight: fc.integer({ min: 1, max: 1_000 }),
      steps: fc.option(fc.uniqueArray(NAME, { minLength: 1, maxLength: 6 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .filter((units) => {
    const names = units.flatMap(namesOf);
    return new Set(names).size === names.length;
  });

const namesOf = ({ name, steps }: Written): readonly string[] => [
  name,
  ...(steps ?? []).map((step) => `${name} › ${step}`),
];

const written = (units: readonly Written[]) =>
  planOf(
    JSON.stringify({
      start: 'a',
      requests: units.map(({ name, weight, steps }) =>
        steps === undefined
          ? { name, weight, path: '/' }
          : { name, weight, steps: steps.map((step) => ({ name: step, path: '/' })) },
      ),
    }),
  );

test('any mix keeps its names, its units and their weights', () => {
  fc.assert(
    fc.property(MIX, (units) => {
      const { requests } = written(units);
      const found = listUnits(requests).map((unit) => ({
        name: unit[0].step?.flow.name ?? unit[0].name,
        weight: unit[0].weight,
        requests: unit.map(({ name }) => name),
      }));
      assert.deepEqual(
        found,
        units.map(({ name, weight, steps }) => ({
          name,
          weight,
          requests: steps?.map((step) => `${name} › ${step}`) ?? [name],
        })),
      );
      const total = units.reduce((sum, { weight }) => sum + weight, 0);
      assert.equal(rarestShare(requests), Math.min(...units.map(({ weight }) => weight)) / total);
      assert.deepEqual(
        listJudged(requests)
          .map(({ name }) => name)
          .sort(),
        units.flatMap(namesOf).sort(),
      );
    }),
  );
});

test('the order of the entries does not change what is measured, that of steps does', () => {
  fc.assert(
    fc.property(MIX, (units) => {
      const { measured } = written(units);
      assert.equal(written(units.toReversed()).measured, measured);
      const turned = units.map((unit) => ({ ...unit, steps: unit.steps?.toReversed() }));
      const isSame = units.every(({ steps = [] }) => steps.length < 2);
      assert.equal(written(turned).measured === measured, isSame);
    }),
  );
});
