import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeasuredArms } from '../../src/measure/close-blocks.ts';
import { reportWarmUps } from '../../src/measure/progress.ts';
import type { Progress } from '../../src/progress.ts';
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
