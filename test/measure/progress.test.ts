import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportForecast, reportShortBudget, reportWarmUp } from '../../src/measure/progress.ts';
import type { Progress } from '../../src/progress.ts';
import { ratio, seconds } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';

const warmUpOf = (expected: number, wasAsked = true): readonly Progress[] => {
  const notes: Progress[] = [];
  const ports = gatePorts({ report: (progress) => notes.push(progress) });
  const goal = { kind: 'answers', answers: 12_345, limit: seconds(9.3) } as const;
  reportWarmUp({ goal, expected: seconds(expected), isEnough: true, wasAsked }, seconds(2), ports);
  return notes;
};

test('a warm-up that was not enough is told, with what takes its place', () => {
  assert.deepEqual(warmUpOf(2.1), [
    {
      kind: 'note',
      text: 'answers were still getting cheaper after `warmup`: every pair warms each version with 12345 requests, for 10s at most',
    },
  ]);
  assert.deepEqual(warmUpOf(2), []);
  // It took longer for another reason: its answers take long.
  assert.deepEqual(warmUpOf(2.1, false), []);
});

const shortOf = (blocks: number, budget: number, arms: 1 | 2 = 2): readonly Progress[] => {
  const notes: Progress[] = [];
  const ports = gatePorts({ report: (progress) => notes.push(progress) });
  const wholeBlockTime = seconds(24);
  const spending = { arms, budget: seconds(budget), spent: seconds(26.5) };
  reportShortBudget({ blocks, blockTime: seconds(20), wholeBlockTime }, spending, ports);
  return notes;
};

test('a budget that does not hold four pairs is told, with one that does', () => {
  assert.deepEqual(shortOf(1, 12), [
    {
      kind: 'note',
      text: 'a budget of 12s is too short for 4 pairs of 24s: it gets one shorter pair, too few to judge (3m holds 4)',
    },
  ]);
  assert.match(JSON.stringify(shortOf(4, 122)), /it gets 4 shorter pairs \(3m holds 4\)/);
});

test('a budget that does not hold three blocks of one version is told; three shorter ones are not', () => {
  assert.deepEqual(shortOf(1, 20, 1), [
    {
      kind: 'note',
      text: 'a budget of 20s is too short for 3 blocks of 20s: it gets one block, too few to judge (90s holds 3)',
    },
  ]);
  assert.deepEqual(shortOf(3, 90, 1), []);
});

const forecastOf = (blocks: number, throughput: number): readonly Progress[] => {
  const said: Progress[] = [];
  const tolerances = { ...gatePlan().tolerances, throughput: ratio(throughput) };
  const ports = gatePorts({ report: (progress) => said.push(progress) });
  reportForecast({ blocks, blockTime: seconds(5.2) }, { tolerances }, seconds(20), ports);
  return said;
};

test('before the first pair, a run says how many of them it will take', () => {
  const [said, ...more] = forecastOf(28, 0.05);
  assert.deepEqual(more, []);
  assert.ok(said?.kind === 'forecast');
  assert.deepEqual(
    { pass: said.pass, shown: said.shown },
    { pass: { pairs: 5, time: seconds(26) }, shown: { pairs: 12, time: seconds(62.4) } },
  );
  assert.ok(Math.abs(said.loss - 0.0975) < 1e-9);
});

test('it says so, too, where the pairs are too few for that', () => {
  const [said] = forecastOf(6, 0.05);
  assert.ok(said?.kind === 'forecast');
  assert.equal(said.shown, undefined);
  assert.equal(said.pass?.pairs, 5);
  // What is spent before, and twelve pairs.
  assert.equal(said.budget, seconds(82.4));
  assert.deepEqual(forecastOf(3, 0.05), []);
});

test('a budget that holds four pairs is not told', () => {
  assert.deepEqual(shortOf(4, 122.5), []);
});
