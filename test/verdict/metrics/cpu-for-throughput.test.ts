// CPU per request as the second witness of throughput: when it is one, and that it never clears.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logRatio, ratio } from '../../../src/units.ts';
import { toleranceOf } from '../../../src/verdict/direction.ts';
import { judge } from '../../../src/verdict/judge.ts';
import type { Verdict } from '../../../src/verdict/verdict.ts';
import { comparisonOf, makePlan, offendingOf } from '../../support/judged.ts';
import { makePairedRecord } from '../../support/paired-records.ts';
import { type NoisyPairs, noisyPairs } from '../../support/paired-sketch.ts';

/** With what it waits for a CPU, its one thread is busy all the time. */
const FULL = { serverWaited: 0.15, generator: { busy: 0.3, demand: 0.3 } } as const;
const IDLE = { ...FULL, serverWaited: 0 } as const;

interface Sketch extends NoisyPairs {
  readonly baseline?: typeof FULL | typeof IDLE;
  readonly candidate?: typeof FULL | typeof IDLE;
}

/** Throughput is as unsteady as on a busy machine, and CPU time is not. */
function judgedServer({ baseline = FULL, candidate = FULL, ...pairs }: Sketch): Verdict {
  const record = makePairedRecord({
    id: 'candidate',
    environment: { cores: 4 },
    baseline,
    pairs: noisyPairs({ count: 8, sd: { throughput: 0.06, cpu: 0.01 }, ...pairs }, candidate),
  });
  return judge({ candidate: record, stored: [], plan: makePlan(), incidents: [] });
}

const loss = { throughput: 0.105, cpu: 0.105 };
const OF_THROUGHPUT = toleranceOf('throughput', ratio(0.05));
const OF_CPU = toleranceOf('cpu', ratio(0.1));

test('of a server with no core to spare, a rise of CPU per request is judged as a loss of throughput', () => {
  const verdict = judgedServer({ loss });
  assert.deepEqual(offendingOf(verdict), ['cpu']);
  const { tolerance, resolution, because } = comparisonOf(verdict, 'cpu');
  assert.deepEqual([tolerance, resolution], [OF_THROUGHPUT, logRatio(2 * OF_CPU)]);
  assert.match(
    because,
    /; 5\.3 % is allowed\. The server wanted all the CPU time that it could get in both versions, so/,
  );
  assert.equal(comparisonOf(verdict, 'throughput').outcome, 'inconclusive');
});

test('it keeps its own tolerance where one of the versions had cores to spare', () => {
  for (const sketch of [{ baseline: IDLE }, { candidate: IDLE }]) {
    const verdict = judgedServer({ loss, ...sketch });
    assert.equal(verdict.kind, 'inconclusive');
    assert.equal(comparisonOf(verdict, 'cpu').tolerance, OF_CPU);
  }
});

test('it keeps its own tolerance where throughput tells another story', () => {
  const verdict = judgedServer({ loss: { cpu: 0.09 } });
  assert.equal(verdict.kind, 'pass');
  assert.equal(comparisonOf(verdict, 'cpu').tolerance, OF_CPU);
});

test('a steady CPU time clears no loss of throughput', () => {
  const verdict = judgedServer({ loss: { throughput: 0.105 } });
  assert.equal(verdict.kind, 'inconclusive');
});

test('a smaller tolerance of its own stays', () => {
  const record = makePairedRecord({ environment: { cores: 4 }, baseline: FULL, candidate: FULL });
  const { tolerances, ...rest } = makePlan();
  const plan = { ...rest, tolerances: { ...tolerances, cpu: ratio(0.02) } };
  const verdict = judge({ candidate: record, stored: [], plan, incidents: [] });
  assert.equal(comparisonOf(verdict, 'cpu').tolerance, toleranceOf('cpu', ratio(0.02)));
});
