import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoundBaseline } from '../../src/baseline/baseline-store.ts';
import { findEvidence } from '../../src/gate/find-evidence.ts';
import type { EarlierAttempts, GatePorts } from '../../src/gate/ports.ts';
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
