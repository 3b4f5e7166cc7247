// The file of trials: added to, read again, and none the worse for having been torn.

import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Trial } from '../../bench/operating-characteristic/trial.ts';
import {
  appendTrial,
  loadRecord,
  readTrials,
  saveRecord,
} from '../../bench/operating-characteristic/trial-file.ts';
import { pairsOf } from '../../src/record/pairs.ts';
import { makePairedRecord } from '../support/paired-records.ts';

const trial = (number: number): Trial => ({
  schema: 1,
  scenario: { server: 'node', loss: 'none', noise: 'quiet' },
  number,
  seed: `s-${number}`,
  date: '2025-03-01T12:00:00.000Z',
  durationSeconds: 60,
  budget: '60s',
  flags: {},
  work: 1,
  knobs: {},
  truth: { throughput: 0, cpu: 0, others: 0 },
  machine: { cpuModel: 'a CPU', cores: 2, kernel: '6', node: '24', perfGate: '0' },
  outcome: { kind: 'error', code: 'server-not-ready', message: 'It did not answer.' },
});

function withFile(use: (path: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'trial-file-'));
  try {
    use(join(folder, 'trials.jsonl'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('reads appended trials again, in order', () => {
  withFile((path) => {
    assert.deepEqual(readTrials(path), []);
    for (const number of [1, 2]) appendTrial(path, trial(number));
    assert.deepEqual(readTrials(path), [trial(1), trial(2)]);
  });
});

test('a torn line loses only its own trial', () => {
  withFile((path) => {
    appendTrial(path, trial(1));
    appendFileSync(path, '{"schema":1,"scenario":{"ser');
    appendTrial(path, trial(2));
    assert.deepEqual(readTrials(path), [trial(1), trial(2)]);
  });
});

test('the record beside the file holds both arms', () => {
  withFile((path) => {
    const record = makePairedRecord({ pairs: 3 });
    const relative = saveRecord(path, 'one', record);
    assert.equal(relative, join('trials-records', 'one.json.gz'));
    assert.equal(pairsOf(loadRecord(path, relative)).length, 3);
  });
});
