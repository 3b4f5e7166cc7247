import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundBaseline } from '../../src/baseline/store.ts';
import { GateError } from '../../src/errors.ts';
import { findEvidence, renewBaseline } from '../../src/gate/find-comparables.ts';
import type { EarlierAttempts, GatePorts } from '../../src/measure/ports.ts';
import { makeRecord, makeRecords } from '../support/records.ts';
import { gatePlan } from './gate-plan.ts';

const SOURCE = {
  runId: 81,
  runUrl: 'https://github.com/o/r/actions/runs/81',
  commit: 'c'.repeat(40),
  createdAt: '2025-03-01T12:00:00Z',
};

async function evidenceOf(found: FoundBaseline, earlier?: EarlierAttempts, attempt = 3) {
  const said: string[] = [];
  const ports: GatePorts = {
    baseline: { find: async () => found, store: () => assert.fail('stored') },
    ...(earlier === undefined ? {} : { earlierAttempts: async () => earlier }),
    report: (progress) => said.push(progress.kind === 'note' ? progress.text : progress.kind),
    signal: new AbortController().signal,
    ambient: {},
    logs: '/nowhere',
    identity: { id: 'id', attempt, commit: undefined, perfGate: '0.0.0' },
  };
  return { ...(await findEvidence(gatePlan(), ports)), said };
}

test('the run, commit and time of a baseline are said before anything is measured', async () => {
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

test('so is why there is none, after what else the search had to say, which is a warning too', async () => {
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

test('attempts that could not be read are counted, and why is said', async () => {
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
  const baseline = { find: async () => found, findAgain, store: () => assert.fail('stored') };
  const { baseline: used, warnings } = await renewBaseline(evidence, gatePlan(), {
    baseline,
    report: (progress) => said.push(progress.kind === 'note' ? progress.text : progress.kind),
  });
  return { used, said, texts: warnings.map(({ text }) => text) };
}

test('a nearer baseline replaces the one before, and what was said of its search', async () => {
  const nearer = { ...first, source: { ...SOURCE, runId: 82 }, notes: ['Run 83 was damaged.'] };
  const { used, said, texts } = await renewed(async () => nearer);
  assert.equal(used, nearer);
  assert.deepEqual(texts, ['Run 83 was damaged.', 'Unread.']);
  assert.deepEqual(said, [
    'Run 83 was damaged.',
    'baseline: run 82 of commit cccccccccccc, 2025-03-01T12:00:00Z; 1 stored in all',
  ]);
});

test('what is as it was is not said again', async () => {
  for (const again of [undefined, { ...first }]) {
    const { used, said, texts } = await renewed(async () => again);
    assert.equal(used.source?.runId, 81);
    assert.deepEqual([said, texts], [[], ['Run 82 is nearer.', 'Unread.']]);
  }
});

test('an answer that holds nothing any more does not take the baseline away', async () => {
  const { used, texts } = await renewed(async () => nothing);
  assert.equal(used, first);
  assert.deepEqual(texts, ['Run 82 is nearer.', 'Unread.']);
});

const faultOf = (kind: 'gate' | 'cancelled') =>
  new GateError({ code: 'github-unavailable', kind, message: 'GitHub is down.', remedy: 'Wait.' });

test('a fault of looking again loses neither the baseline nor the minutes of measuring', async () => {
  const { used, said, texts } = await renewed(() => Promise.reject(faultOf('gate')));
  const note =
    'Whether a nearer baseline was stored meanwhile could not be looked up, so what was found ' +
    'before measuring stands: GitHub is down. Wait.';
  assert.deepEqual(used.records, first.records);
  assert.deepEqual(said, [note]);
  assert.deepEqual(texts, ['Run 82 is nearer.', note, 'Unread.']);
});

test('a cancellation while looking again is one, and so is a fault of ours a fault', async () => {
  const faults = [faultOf('cancelled'), new TypeError('ours')];
  for (const fault of faults)
    await assert.rejects(
      renewed(() => Promise.reject(fault)),
      fault,
    );
});
