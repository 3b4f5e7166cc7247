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

test('threads and processes that ended keep what they waited', () => {
  const before = [reading(10, { 10: 5, 11: 7 }), reading(20, { 20: 100 })];
  assert.equal(totalOf(before, [reading(10, { 10: 6 })], []), 113);
});

test('a number that passed to a new thread counts its waits from nothing', () => {
  assert.equal(totalOf([reading(10, { 10: 5, 11: 40 })], [reading(10, { 10: 5, 11: 3 })]), 48);
});

test('a process that could not be read for a moment does not count afresh', () => {
  const seen = [reading(10, { 10: 50 })];
  const unread: WaitReading = { pid: 10, threads: undefined };
  assert.equal(totalOf(seen, [unread], [reading(10, { 10: 51 })]), 51);
});

test('where the kernel does not count, or writes zeros, nothing is known', () => {
  const zero = { tid: 10, cpu: nanoseconds(0), waited: nanoseconds(0) };
  assert.equal(totalOf(), undefined);
  assert.equal(totalOf([{ pid: 10, threads: undefined }]), undefined);
  assert.equal(totalOf([{ pid: 10, threads: [zero] }]), undefined);
  assert.equal(totalOf([{ pid: 10, threads: [zero] }], [reading(10, { 10: 0 })]), 0);
});

test('it never falls, whatever comes and goes', () => {
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
