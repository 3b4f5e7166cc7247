// The profile of a record, as the report holds it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldProfile } from '../../../src/profile/fold-profile.ts';
import type { ArmProfile } from '../../../src/record/run-record.ts';
import { reportProfile } from '../../../src/report/compose/profile.ts';
import { nanoseconds } from '../../../src/units.ts';
import { makePairedRecord } from '../../support/paired-records.ts';

const arm = (render: number, rare: number): ArmProfile => ({
  profiler: 'py-spy',
  answers: 1_000,
  cpu: nanoseconds(1e9),
  ...foldProfile([
    { frames: ['main', 'render'], samples: render },
    { frames: ['main', 'rare', 'deep'], samples: rare },
    { frames: ['main'], samples: 1_000 - render - rare },
  ]),
});

const record = makePairedRecord({
  pairs: 4,
  profiles: { baseline: arm(100, 0), candidate: arm(400, 2) },
});

test('functions and calls stand with their shares and costs; calls too narrow to be drawn are left out', () => {
  const profile = reportProfile(record, 'side-by-side');
  assert.deepEqual(profile?.before, {
    samples: 1_000,
    answers: 1_000,
    cpuMicrosecondsPerAnswer: 1_000,
  });
  assert.deepEqual(profile?.functions, [
    {
      name: 'render',
      beforeShare: 0.1,
      afterShare: 0.4,
      beforeMicrosecondsPerAnswer: 100,
      afterMicrosecondsPerAnswer: 400,
    },
  ]);
  assert.deepEqual(
    profile?.calls.map(({ name, caller, afterShare }) => [name, caller, afterShare]),
    [
      ['main', null, 1],
      ['render', 0, 0.4],
    ],
  );
});

test('there is none where nobody looked, or where stored numbers decide', () => {
  assert.equal(reportProfile(record, 'stored'), null);
  assert.equal(reportProfile({ ...record, profiles: undefined }, 'side-by-side'), null);
});
