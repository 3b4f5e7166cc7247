// When CPU per request takes the place of throughput, and that choosing so costs no false alarm.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '../../../src/verdict/judge.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { codesOf, comparisonOf, judgedPairs, makePlan, offendingOf } from '../../support/judged.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { type NoisyPairs, noisyPairs } from '../../support/paired-sketch.ts';

const WORKERS = { workers: 2, imbalance: 0.4 };
const UNEVEN = { throughput: 0.12, p99: 0.5, cpu: 0.007 };

interface Sketch extends NoisyPairs {
  readonly placement?: { readonly workers: number; readonly imbalance: number };
  readonly gateCpu?: 'auto' | 'always' | 'never';
}

function judgedWorkers({ placement = WORKERS, gateCpu = 'auto', ...given }: Sketch): Verdict {
  const candidate = makePairedRecord({
    id: 'candidate',
    baseline: { placement },
    pairs: noisyPairs({ sd: UNEVEN, count: 12, ...given }, { placement }),
  });
  return judge({ candidate, stored: [], plan: makePlan({ gateCpu }), incidents: [] });
}

const roleOf = (verdict: Verdict, metric: string) => comparisonOf(verdict, metric).role;

test('where connections spread throughput, CPU per request decides', () => {
  const verdict = judgedWorkers({});
  assert.deepEqual(
    ['throughput', 'p99', 'cpu'].map((metric) => roleOf(verdict, metric)),
    ['guard', 'guard', 'gate'],
  );
  const warning = verdict.warnings.find(({ code }) => code === 'uneven-workers');
  assert.match(
    warning?.text ?? '',
    /^Connections fell unevenly on 2 worker processes: the busiest had 40 % more .* \(standard deviation\)/,
  );
});

test('more CPU per request is then a regression of CPU', () => {
  assert.deepEqual(offendingOf(judgedWorkers({ loss: { cpu: 0.2 } })), ['cpu']);
});

for (const [what, sketch] of [
  ['one process', { placement: { workers: 1, imbalance: 0 } }],
  ['a steady throughput', { sd: { throughput: 0.02, p99: 0.05, cpu: 0.002 } }],
  ['a CPU time that spreads as well', { sd: { throughput: 0.12, p99: 0.1, cpu: 0.08 } }],
  ['the user saying never', { gateCpu: 'never' }],
  ['few pairs', { count: 4 }],
] as const) {
  test(`with ${what} throughput decides`, () => {
    const verdict = judgedWorkers(sketch);
    assert.deepEqual([roleOf(verdict, 'throughput'), roleOf(verdict, 'cpu')], ['gate', 'guard']);
    assert.ok(!codesOf(verdict).includes('uneven-workers'));
  });
}

test('a loss in every pair does not choose the metric that shows it', () => {
  for (const throughput of [-0.5, -0.1, 0, 0.1, 0.5]) {
    for (const cpu of [-0.5, 0, 0.5]) {
      for (const sd of [0.02, 0.12]) {
        const loss = { throughput, cpu };
        const verdict = judgedWorkers({ loss, sd: { throughput: sd, p99: 0.1, cpu: 0.002 } });
        assert.equal(roleOf(verdict, 'cpu'), sd === 0.12 ? 'gate' : 'guard');
      }
    }
  }
});

test('CPU per request as a gate must be shown to be within tolerance', () => {
  const plan = makePlan({ gateCpu: 'always' });
  const noisy = noisyPairs({ sd: { cpu: 0.6 } });
  const cpu = comparisonOf(judgedPairs({ pairs: noisy }, { plan }), 'cpu');
  assert.deepEqual([cpu.role, cpu.outcome], ['gate', 'inconclusive']);
  assert.equal(comparisonOf(judgedPairs({ pairs: noisy }), 'cpu').outcome, 'not-shown');
});

test('as a guard, too, it turns red as soon as throughput would', () => {
  const verdict = judgedPairs({ pairs: noisyPairs({ loss: { cpu: 0.3 } }) });
  assert.deepEqual(offendingOf(verdict), ['cpu']);
  const [cpu, throughput] = ['cpu', 'throughput'].map((metric) => comparisonOf(verdict, metric));
  assert.deepEqual([cpu?.role, cpu?.alpha.alarm], ['guard', throughput?.alpha.alarm]);
});
