import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeasuredArms } from '../../src/measure/close-blocks.ts';
import { reportForecast, reportShortBudget, reportWarmUps } from '../../src/measure/progress.ts';
import type { Progress } from '../../src/progress.ts';
import { ratio, seconds } from '../../src/units.ts';
import { gatePlan } from '../gate/gate-plan.ts';
import { gatePorts } from '../gate/gate-ports.ts';

const pairOf = (isStillWarming: boolean): MeasuredArms => ({
  blocks: [],
  firstAnswers: new Map(),
  incidents: [],
  isStillWarming,
});

function notesOf(changing: number, pairs: number): readonly Progress[] {
  const notes: Progress[] = [];
  const measured = Array.from({ length: pairs }, (_, index) => pairOf(index < changing));
  reportWarmUps(measured, gatePorts({ report: (progress) => notes.push(progress) }));
  return notes;
}

test('servers whose rate was still changing in more than a quarter of the pairs are noted once', () => {
  assert.deepEqual(notesOf(4, 12), [
    {
      kind: 'note',
      text: "The server's rate was still changing when its warm-up ended, in 4 of 12 pairs of blocks: set a larger `warmup`.",
    },
  ]);
});

test('a few of them are chance, and a run without a pair has nothing to note', () => {
  assert.deepEqual(notesOf(3, 12), []);
  assert.deepEqual(notesOf(0, 0), []);
});

const shortOf = (blocks: number, budget: number): readonly Progress[] => {
  const notes: Progress[] = [];
  const ports = gatePorts({ report: (progress) => notes.push(progress) });
  const wholeBlockTime = seconds(24);
  reportShortBudget({ blocks, wholeBlockTime }, seconds(budget), seconds(26.5), ports);
  return notes;
};

test('a budget that does not hold four pairs is told, with one that does', () => {
  assert.deepEqual(shortOf(1, 12), [
    {
      kind: 'note',
      text: 'a budget of 12s is too short for 4 pairs of 24s: it gets one shorter pair, too few to judge (123s holds 4)',
    },
  ]);
  assert.match(JSON.stringify(shortOf(4, 122)), /it gets 4 shorter pairs \(123s/);
});

const forecastOf = (blocks: number, throughput: number): readonly Progress[] => {
  const said: Progress[] = [];
  const tolerances = { ...gatePlan().tolerances, throughput: ratio(throughput) };
  const ports = gatePorts({ report: (progress) => said.push(progress) });
  reportForecast({ blocks, blockTime: seconds(5.2) }, { tolerances }, ports);
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
  assert.deepEqual(forecastOf(3, 0.05), []);
});

test('a budget that holds four pairs is not told', () => {
  assert.deepEqual(shortOf(4, 122.5), []);
});
