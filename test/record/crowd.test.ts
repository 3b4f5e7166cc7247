import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crowdOf, shortageOf } from '../../src/record/crowd.ts';
import { makeRecord, type RecordSketch } from '../support/records.ts';

/** The machine of these records has four cores. */
const of = (sketch: RecordSketch) => crowdOf(makeRecord(sketch), 4);

const others = (share: number | undefined, background: number) =>
  of({ others: { share, background } })?.others;

const isNear = (actual: number | undefined, expected: number): void => {
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-9, `${actual}`);
};

test('a neighbour is busy with and without load, a helper of the server only with it', () => {
  isNear(others(0.6, 1), 0.6);
  isNear(others(0.6, 0.02), 0.02);
  isNear(others(0, 1), 0);
  // Where the server was running already, its own CPU time is not known.
  isNear(others(undefined, 0.3), 0.3);
});

test('blocks count by their time, and silences before them alike', () => {
  const blocks = [
    { window: 1, others: { share: 0.8, background: 0.9 } },
    { window: 3, others: { share: 0.4, background: 0.5 } },
  ];
  isNear(of({ blocks })?.others, 0.5);
  const rested = blocks.map((block) => ({ ...block, others: { share: 0.8, background: 0.1 } }));
  isNear(of({ blocks: rested })?.others, 0.1);
});

test('what the host took is no helper of the server, whenever it came', () => {
  isNear(of({ others: { share: 0, background: 0, stolen: 0.12 } })?.stolen, 0.12);
});

test('waits are those of the one that waited longer, of the time that it had work', () => {
  const quiet = { others: { share: 0 } };
  // 160 µs for each of 6000 answers per second are 0.96 cores of a window, which is 0.8 of the time.
  isNear(of({ ...quiet, serverWaited: 0.768 })?.waited, 0.5);
  const generator = { busy: 0.6, demand: 0.8 };
  isNear(of({ ...quiet, generator })?.waited, 0.25);
  isNear(of({ ...quiet, serverWaited: 0.04, generator })?.waited, 0.25);
  assert.equal(of(quiet)?.waited, undefined);
});

test('nothing is known where a block says nothing', () => {
  assert.equal(of({}), undefined);
  assert.equal(of({ blocks: [{ others: { share: 0 } }, {}] }), undefined);
  assert.equal(of({ blocks: [] }), undefined);
});

test('waits beside cores that nobody of ours used show others, waits for each other do not', () => {
  const shortage = (serverWaited: number, cores: number) =>
    shortageOf(makeRecord({ serverWaited }), cores);
  // The server uses 0.96 of them, for 0.8 of the time.
  assert.equal(shortage(0.768, 1), undefined);
  isNear(shortage(0.768, 4)?.waited, 0.5);
  assert.equal(shortage(0.05, 4), undefined);
  assert.equal(shortageOf(makeRecord({}), 4), undefined);
});
