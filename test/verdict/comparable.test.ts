// Which stored records count, and the sentence where none does.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findComparable } from '../../src/verdict/comparable.ts';
import { makeRecord, makeRecords, type RecordSketch } from '../support/records.ts';

const candidate = makeRecord({ id: 'now' });

const DIFFERENCES: readonly { what: string; sketch: RecordSketch; why: RegExp }[] = [
  { what: 'not accepted', sketch: { accepted: false }, why: /is not accepted as a baseline/ },
  { what: 'without answers', sketch: { throughput: 0 }, why: /holds no successful answers/ },
  {
    what: 'of another plan',
    sketch: { planHash: 'b'.repeat(64) },
    why: /is of another plan \(requests: /,
  },
  {
    what: 'on another CPU model',
    sketch: { environment: { cpuModel: 'Xeon' } },
    why: /CPU model "Xeon", and this run has "AMD EPYC/,
  },
  {
    what: 'on fewer cores',
    sketch: { environment: { cores: 2 } },
    why: /cores "2", and this run has "4"/,
  },
  {
    what: 'under a CPU quota',
    sketch: { environment: { cpuQuota: 1.5 } },
    why: /CPU quota "1.5", and this run has "none"/,
  },
  { what: 'on arm64', sketch: { environment: { architecture: 'arm64' } }, why: /"arm64"/ },
  { what: 'on macOS', sketch: { environment: { platform: 'darwin' } }, why: /"darwin"/ },
  { what: 'under Node 22', sketch: { environment: { node: '22.1.0' } }, why: /"22".*"24"/ },
  {
    what: 'measured in turn with another version',
    sketch: { load: { arms: 2 } },
    why: /was measured beside another version, and this run alone\.$/,
  },
  { what: 'by perf-gate 9', sketch: { environment: { perfGate: '9.0.0' } }, why: /"9".*"0"/ },
];

for (const { what, sketch, why } of DIFFERENCES) {
  test(`a record ${what} is not compared with, and the difference is named`, () => {
    const found = findComparable(
      candidate,
      makeRecords(2, () => sketch),
    );
    assert.equal(found.kind, 'nothing');
    if (found.kind === 'nothing') assert.match(found.why, why);
  });
}

test('a newer minor version of Node and another kernel do not matter', () => {
  const stored = makeRecords(1, () => ({ environment: { node: 'v24.9.9', kernel: '7.0' } }));
  assert.equal(findComparable(candidate, stored).kind, 'comparable');
});

test('where nothing is stored the reason that was given is passed on', () => {
  assert.deepEqual(findComparable(candidate, [], 'No artifact on main.'), {
    kind: 'nothing',
    why: 'No artifact on main.',
  });
});

test('a run is not compared with an earlier attempt of itself', () => {
  assert.equal(findComparable(candidate, [makeRecord({ id: 'now', attempt: 0 })]).kind, 'nothing');
});

const idsOf = (found: ReturnType<typeof findComparable>) =>
  found.kind === 'comparable' ? found.records.map((record) => record.id) : [];

test('the newest twenty records count, newest first, in whatever order they come', () => {
  const stored = makeRecords(25);
  const newest = stored
    .slice(5)
    .map((record) => record.id)
    .reverse();
  assert.deepEqual(idsOf(findComparable(candidate, stored)), newest);
  assert.deepEqual(idsOf(findComparable(candidate, stored.toReversed())), newest);
});

test('records of this machine are preferred to newer ones of another', () => {
  const stored = makeRecords(4, (index) => ({
    environment: { machine: index < 2 ? 'laptop' : 'other' },
  }));
  const found = findComparable(candidate, stored);
  assert.deepEqual(idsOf(found), ['stored-1', 'stored-0']);
  assert.ok(found.kind === 'comparable' && found.sameMachine);
});

test('between machines each gives its newest record, and a hosted runner is always another', () => {
  const machines = ['a', 'a', undefined, 'b', undefined, 'b'];
  const stored = makeRecords(6, (index) => ({ environment: { machine: machines[index] } }));
  const found = findComparable(candidate, stored);
  assert.deepEqual(idsOf(found), ['stored-5', 'stored-4', 'stored-2', 'stored-1']);
  assert.ok(found.kind === 'comparable' && !found.sameMachine);
});

test('two hosted runners are never the same machine', () => {
  const hosted = makeRecord({ id: 'now', environment: { machine: undefined } });
  const stored = makeRecords(1, () => ({ environment: { machine: undefined } }));
  const found = findComparable(hosted, stored);
  assert.ok(found.kind === 'comparable' && !found.sameMachine);
});

test('records from before an accepted loss are not compared with any more', () => {
  const stored = makeRecords(6, (index) => ({ isNewLevel: index === 3 }));
  const found = findComparable(candidate, stored.toReversed());
  assert.deepEqual(found.kind === 'comparable' && found.records.map(({ id }) => id), [
    'stored-5',
    'stored-4',
    'stored-3',
  ]);
});

test('a new level on another kind of machine ends the old one here, too', () => {
  const xeon = { environment: { cpuModel: 'Xeon' }, isNewLevel: true };
  const stored = makeRecords(3, (index) => (index === 2 ? xeon : {}));
  const found = findComparable(candidate, stored);
  assert.match(found.kind === 'nothing' ? found.why : '', /has the CPU model "Xeon"/);
});

const AFTER_ALL = '2025-02-01T00:00:00.000Z';

test('an old run that is started again does not come back over a newer level', () => {
  const stored = makeRecords(3, (index) => ({ isNewLevel: index === 1 }));
  const again = makeRecord({ id: 'stored-0', attempt: 2, measuredAt: AFTER_ALL });
  assert.deepEqual(idsOf(findComparable(candidate, [...stored, again])), ['stored-2', 'stored-1']);
});

test('an accepted run that is started again ends nothing of what was stored since', () => {
  const stored = makeRecords(4, (index) => ({ accepted: index !== 1 }));
  const accepted = { id: 'stored-1', attempt: 2, measuredAt: AFTER_ALL, isNewLevel: true };
  const found = findComparable(candidate, [makeRecord(accepted), ...stored]);
  assert.deepEqual(idsOf(found), ['stored-3', 'stored-2', 'stored-1']);
});
