import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FoundBaseline, nothingStored } from '../../src/baseline/store.ts';
import { GateError } from '../../src/errors.ts';
import { findComparables, renewBaseline } from '../../src/gate/find-comparables.ts';
import type { EarlierAttempts } from '../../src/gate/ports.ts';
import { makeRecord, makeRecords } from '../support/records.ts';
import { gatePlan } from './gate-plan.ts';
import { gatePorts } from './gate-ports.ts';

const SOURCE = {
  runId: 81,
  runUrl: 'https://github.com/o/r/actions/runs/81',
  commit: 'c'.repeat(40),
  createdAt: '2025-03-01T12:00:00Z',
};

const NO_ATTEMPTS: EarlierAttempts = { records: [], shown: [], note: undefined };

async function evidenceOf(found: FoundBaseline, earlier: Partial<EarlierAttempts> = {}) {
  const said: string[] = [];
  const quiet = gatePorts();
  const ports = gatePorts({
    baseline: { ...nothingStored, find: async () => found },
    earlierAttempts: async () => ({ ...NO_ATTEMPTS, ...earlier }),
    report: (progress) => said.push(progress.kind === 'note' ? progress.text : progress.kind),
    identity: { ...quiet.identity, attempt: 3 },
  });
  return { ...(await findComparables(gatePlan(), ports)), said };
}

test('prints the run, commit and time of the baseline before anything is measured', async () => {
  const { said, warnings } = await evidenceOf({
    records: makeRecords(2),
    description: 'an artifact',
    source: SOURCE,
  });
  assert.deepEqual(said, [
    'baseline: run 81 of commit cccccccccccc, 2025-03-01T12:00:00Z; 2 stored in all',
  ]);
  assert.deepEqual(warnings, []);
});

test('prints the notes of the search and then why there is no baseline; the notes are warnings, too', async () => {
  const { said, warnings } = await evidenceOf({
    records: [],
    description: 'nowhere',
    why: 'No run on main.',
    notes: ['Run 5 was damaged.'],
  });
  assert.deepEqual(said, ['Run 5 was damaged.', 'No run on main.']);
  assert.deepEqual(warnings, [{ code: 'baseline-note', text: 'Run 5 was damaged.' }]);
});

const nothing = { records: [], description: 'nowhere' };

test('attempts that were read are known, and none is missing', async () => {
  const records = [makeRecord({ attempt: 1 })];
  const { earlier, unread } = await evidenceOf(nothing, { records });
  assert.deepEqual([earlier, unread], [records, 0]);
});

test('attempts that could not be read are counted, with the reason', async () => {
  const note = 'The artifact of attempt 2 is damaged.';
  const records = [makeRecord({ attempt: 1 })];
  const { unread, warnings, said } = await evidenceOf(nothing, { records, note });
  assert.equal(unread, 1);
  assert.deepEqual(warnings, [{ code: 'attempts-unread', text: note }]);
  assert.deepEqual(said, [note]);
});

const first: FoundBaseline = {
  records: makeRecords(1),
  description: 'an artifact',
  source: SOURCE,
  notes: ['Run 82 is nearer.'],
};

/** What is judged by when looking again after measuring gives this. */
async function renewed(findAgain: () => Promise<FoundBaseline | undefined>, found = first) {
  const said: string[] = [];
  const evidence = await evidenceOf(found, { records: [], note: 'Unread.' });
  const baseline = { ...nothingStored, findAgain };
  const { baseline: used, warnings } = await renewBaseline(evidence, gatePlan(), {
    baseline,
    report: (progress) => said.push(progress.kind === 'note' ? progress.text : progress.kind),
  });
  return { used, said, texts: warnings.map(({ text }) => text) };
}

test('a nearer baseline replaces the one before, and its notes replace those before', async () => {
  const nearer = { ...first, source: { ...SOURCE, runId: 82 }, notes: ['Run 83 was damaged.'] };
  const { used, said, texts } = await renewed(async () => nearer);
  assert.equal(used, nearer);
  assert.deepEqual(texts, ['Run 83 was damaged.', 'Unread.']);
  assert.deepEqual(said, [
    'Run 83 was damaged.',
    'baseline: run 82 of commit cccccccccccc, 2025-03-01T12:00:00Z; 1 stored in all',
  ]);
});

test('a second search that finds the same prints nothing', async () => {
  for (const again of [undefined, { ...first }]) {
    const { used, said, texts } = await renewed(async () => again);
    assert.equal(used.source?.runId, 81);
    assert.deepEqual([said, texts], [[], ['Run 82 is nearer.', 'Unread.']]);
  }
});

test('a second search that finds nothing does not take the baseline away', async () => {
  const { used, texts } = await renewed(async () => nothing);
  assert.equal(used, first);
  assert.deepEqual(texts, ['Run 82 is nearer.', 'Unread.']);
});

const faultOf = (kind: 'gate' | 'cancelled') =>
  new GateError({ code: 'github-unavailable', kind, message: 'GitHub is down.', remedy: 'Wait.' });

test('an error of the second search loses neither the baseline nor the measurement', async () => {
  const { used, said, texts } = await renewed(() => Promise.reject(faultOf('gate')));
  const note =
    'Whether a nearer baseline was stored meanwhile could not be looked up, so what was found ' +
    'before measuring stands: GitHub is down. Wait.';
  assert.deepEqual(used.records, first.records);
  assert.deepEqual(said, [note]);
  assert.deepEqual(texts, ['Run 82 is nearer.', note, 'Unread.']);
});

test('a cancellation and an error of our own end the second search', async () => {
  const faults = [faultOf('cancelled'), new TypeError('ours')];
  for (const fault of faults)
    await assert.rejects(
      renewed(() => Promise.reject(fault)),
      fault,
    );
});
