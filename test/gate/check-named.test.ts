// A named baseline is held against the run before anything is measured.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GateError } from '../../src/errors.ts';
import { checkNamed } from '../../src/gate/check-named.ts';
import { describeMachine } from '../../src/machine/environment.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planHash } from '../../src/plan/plan-hash.ts';
import type { RunRecord } from '../../src/record/run-record.ts';
import { renderError } from '../../src/report/render-error.ts';
import { hostileText } from '../support/hostile-text.ts';
import { makeRecord, type RecordSketch } from '../support/records.ts';
import { gatePlan } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const ports = gatePorts();
const perfGate = '0.1.0';
const here = { ...describeMachine(ports), perfGate };
const runPorts = gatePorts({ identity: { ...ports.identity, perfGate } });

/** As a run of this plan on this machine would leave it, but for `sketch`. */
const recordOf = (plan: Plan, sketch: RecordSketch = {}): RunRecord =>
  makeRecord({
    planHash: planHash(plan),
    plan: plan.summary,
    ...sketch,
    environment: { ...here, ...sketch.environment },
    load: { engine: 'wire', ...sketch.load },
  });

const FILE = { baseline: 'base.json' };
const inMode = (plan: Plan, mode: Plan['compare']['mode']): Plan => ({
  ...plan,
  compare: { ...plan.compare, mode },
});

const check = (plan: Plan, records: readonly RunRecord[], isNamed = true) =>
  checkNamed(plan, { records, description: '/srv/base.json', isNamed }, runPorts);

function errorOf(plan: Plan, records: readonly RunRecord[]): GateError {
  try {
    check(plan, records);
  } catch (error) {
    assert.ok(error instanceof GateError);
    return error;
  }
  assert.fail('it was not refused');
}

const plan = gatePlan(FILE);
const other = gatePlan({ ...FILE, connections: '64', rate: '1200/s' });

test('a record of this plan on this kind of machine is of use', () => {
  assert.deepEqual(check(plan, [recordOf(plan)]), []);
});

test('an older record is enough, whatever the newest is of', () => {
  const newest = recordOf(other, { id: 'newest', measuredAt: '2025-04-01T12:00:00.000Z' });
  assert.deepEqual(check(plan, [newest, recordOf(plan)]), []);
});

test('a record of another plan and machine is bad input, with every difference at once', () => {
  const environment = { cpuModel: 'Xeon', node: '20.1.0', cores: 96 };
  const load = { engine: 'http2', arms: 2 } as const;
  const { code, kind, message, details, remedy } = errorOf(plan, [
    recordOf(other, { environment, load, accepted: false, throughput: 0 }),
  ]);
  assert.deepEqual([code, kind], ['baseline-unusable', 'input']);
  assert.equal(
    message,
    'The record in the baseline file /srv/base.json cannot be compared with this run.',
  );
  assert.deepEqual(details, [
    'verdict: the record is of a regression that was not accepted',
    'answers: the record holds no successful ones',
    'connections: 64 in the record, 32 in this run',
    'rate: 1200/s in the record, auto in this run',
    `CPU model: "Xeon" in the record, "${here.cpuModel}" in this run`,
    `number of cores: "96" in the record, "${here.cores}" in this run`,
    'load generator: "http2" in the record, "wire" in this run',
    'what was measured: "two versions side by side" in the record, "one version alone" in this run',
    `Node.js major version: "20" in the record, "${here.node.split('.')[0]}" in this run`,
  ]);
  assert.match(remedy, /`--save FILE`.*`missing-baseline: pass`/);
});

test('of several records the newest is explained', () => {
  const records = [
    recordOf(gatePlan({ ...FILE, connections: '8' }), { id: 'older' }),
    recordOf(other, { id: 'newer', measuredAt: '2025-04-01T12:00:00.000Z' }),
  ];
  const { message, details } = errorOf(plan, records);
  assert.match(
    message,
    /^None of the 2 records in .* can be compared with this run\. The newest:$/,
  );
  assert.match(details[0] ?? '', /^connections: 64 in the record/);
});

test('a plan with many differences is not listed endlessly', () => {
  const names = Array.from({ length: 60 }, (_, index) => `  - { path: /${index} }\n`);
  const large = gatePlan(FILE, `requests:\n${names.join('')}`);
  const { details } = errorOf(plan, [recordOf(large)]);
  assert.deepEqual([details.length, details.at(-1)], [21, '41 more']);
});

test('whoever means it goes on', () => {
  for (const policy of ['pass', 'measure']) {
    const lenient = gatePlan({ ...FILE, 'missing-baseline': policy });
    assert.deepEqual(check(lenient, [recordOf(other)]), []);
  }
});

for (const mode of ['auto', 'side-by-side'] as const) {
  test(`with \`${mode}\` another plan is a warning, for its numbers are not needed`, () => {
    const records = [recordOf(other), recordOf(other, { id: 'b' })];
    assert.deepEqual(check(inMode(plan, mode), records), [
      'The stored numbers in /srv/base.json do not count, because they are of another plan: ' +
        'connections: 64 in the record, 32 in this run; rate: 1200/s in the record, auto in this run.',
    ]);
  });

  test(`with \`${mode}\` another machine is not worth a word`, () => {
    const newest = recordOf(other, { id: 'newest', measuredAt: '2025-04-01T12:00:00.000Z' });
    const records = [recordOf(plan, { environment: { cpuModel: 'Xeon' } }), newest];
    assert.deepEqual(check(inMode(plan, mode), records), []);
  });
}

test('what was found without being named is judged later', () => {
  assert.deepEqual(check(plan, [recordOf(other)], false), []);
});

test('records of an earlier attempt of this run say nothing about the file', () => {
  assert.deepEqual(check(plan, [recordOf(other, { id: ports.identity.id })]), []);
});

test('whatever the file holds, the error is plain text', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const [request] = plan.summary.requests;
      assert.ok(request !== undefined);
      const requests = [{ ...request, name: text, path: text, method: text, headers: [text] }];
      const record = recordOf(
        { ...other, summary: { ...plan.summary, requests } },
        { environment: { cpuModel: text, platform: text } },
      );
      const shown = renderError(errorOf(plan, [record]), { colour: false });
      assert.doesNotMatch(shown, /(?!\n)\p{Cc}|[\u200b\u202e\u2028]/u);
      const lines = shown.trimEnd().split('\n');
      assert.ok(lines.slice(1, -1).every((line) => line.startsWith('    ') || line === ''));
    }),
  );
});
