import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { WaitLedger, type WaitReading } from '../../src/machine/wait-ledger.ts';
import { nanoseconds } from '../../src/units.ts';

const reading = (pid: number, waits: Readonly<Record<number, number>>): WaitReading => ({
  pid,
  threads: Object.entries(waits).map(([tid, waited]) => {
    return { tid: Number(tid), cpu: nanoseconds(1), waited: nanoseconds(waited) };
  }),
});

const totalOf = (...looks: readonly (readonly WaitReading[])[]): number | undefined => {
  const ledger = new WaitLedger();
  for (const look of looks) ledger.enter(look);
  return ledger.total;
};

test('the waits of all threads of all processes add up', () => {
  assert.equal(totalOf([reading(10, { 10: 5, 11: 7 }), reading(20, { 20: 100 })]), 112);
});

test('the waits of ended threads and processes stay in the total', () => {
  const before = [reading(10, { 10: 5, 11: 7 }), reading(20, { 20: 100 })];
  assert.equal(totalOf(before, [reading(10, { 10: 6 })], []), 113);
});

test('a reused thread number counts from zero', () => {
  assert.equal(totalOf([reading(10, { 10: 5, 11: 40 })], [reading(10, { 10: 5, 11: 3 })]), 48);
});

test('a process that could not be read once is not counted twice', () => {
  const seen = [reading(10, { 10: 50 })];
  const unread: WaitReading = { pid: 10, threads: undefined };
  assert.equal(totalOf(seen, [unread], [reading(10, { 10: 51 })]), 51);
});

test('where the kernel does not count, or writes zeros, the total is unknown', () => {
  const zero = { tid: 10, cpu: nanoseconds(0), waited: nanoseconds(0) };
  assert.equal(totalOf(), undefined);
  assert.equal(totalOf([{ pid: 10, threads: undefined }]), undefined);
  assert.equal(totalOf([{ pid: 10, threads: [zero] }]), undefined);
  assert.equal(totalOf([{ pid: 10, threads: [zero] }], [reading(10, { 10: 0 })]), 0);
});

test('the total never falls, whatever starts and ends', () => {
  const look = fc.dictionary(
    fc.constantFrom('10', '11', '12'),
    fc.dictionary(fc.constantFrom('1', '2', '3'), fc.nat(1_000)),
  );
  fc.assert(
    fc.property(fc.array(look), (looks) => {
      const ledger = new WaitLedger();
      let before = 0;
      for (const processes of looks) {
        ledger.enter(Object.entries(processes).map(([pid, waits]) => reading(Number(pid), waits)));
        const total = ledger.total ?? 0;
        assert.ok(total >= before);
        before = total;
      }
    }),
  );
});
