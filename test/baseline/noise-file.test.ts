// The file that counts runs: only lines are added, whatever is in it, and nothing waits for a pipe.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { appendNoiseRun, checkNoiseFile } from '../../src/baseline/noise-file.ts';
import { GateError, InputError } from '../../src/errors.ts';
import { encodeNoiseRun, type NoiseRun } from '../../src/record/noise-run.ts';
import { temporaryFolder } from './temporary-folder.ts';

const RUN: NoiseRun = {
  date: '2025-03-01T12:00:00.000Z',
  name: 'default',
  machine: null,
  cpuModel: 'AMD EPYC 7763',
  perfGate: '0.1.0',
  planHash: 'b'.repeat(64),
  pairs: 28,
  spreads: [],
  verdict: 'pass',
  after: 4,
};
const LINE = encodeNoiseRun(RUN);

test('each run adds a line, and the file is made by the first', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('noise.jsonl');
  checkNoiseFile(path);
  assert.equal(existsSync(path), false);
  assert.deepEqual(appendNoiseRun(path, RUN), { runs: [RUN], unreadable: [] });
  const second: NoiseRun = { ...RUN, verdict: 'regression' };
  assert.deepEqual(appendNoiseRun(path, second).runs, [RUN, second]);
  assert.equal(readFileSync(path, 'utf8'), LINE + encodeNoiseRun(second));
});

test('what is in the file stays there byte for byte, and a cut line stays a line of its own', async () => {
  await using folder = await temporaryFolder();
  const path = folder.join('noise.jsonl');
  const before = Buffer.concat([
    Buffer.from(`${LINE}\u001b[2J\nnonsense\n`),
    Buffer.from([0xff, 0x00, 0xfe, 0x0a]),
    Buffer.from(LINE.slice(0, 30)),
  ]);
  writeFileSync(path, before);
  checkNoiseFile(path);
  const { runs, unreadable } = appendNoiseRun(path, RUN);
  assert.equal(runs.length, 2);
  assert.deepEqual(unreadable, [2, 3, 4, 5]);
  const after = readFileSync(path);
  assert.deepEqual(after.subarray(0, before.length), before);
  assert.equal(after.subarray(before.length).toString(), `\n${LINE}`);
});

test('what cannot be added to is told before measuring, and after it', async () => {
  await using folder = await temporaryFolder();
  const [pipe, huge, link] = ['pipe', 'huge', 'link'].map((name) => folder.join(name));
  assert.ok(pipe && huge && link);
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
  writeFileSync(huge, '');
  truncateSync(huge, 17 * 1_024 * 1_024);
  symlinkSync(pipe, link);
  const bad = [
    [folder.path, /EISDIR/],
    [folder.join('none', 'noise.jsonl'), /ENOENT/],
    [pipe, /not a regular file/],
    [link, /not a regular file/],
    [huge, /larger than 16 MiB/],
  ] as const;
  for (const [path, why] of bad) {
    assert.throws(
      () => checkNoiseFile(path),
      (error) => {
        assert.ok(error instanceof InputError);
        assert.match(error.details.join(), /^--append: nothing can be added to /);
        assert.match(error.details.join(), why);
        return true;
      },
    );
    assert.throws(
      () => appendNoiseRun(path, RUN),
      (error) => {
        assert.ok(error instanceof GateError);
        assert.equal(error.code, 'report-not-written');
        assert.match(error.details.join(), why);
        return true;
      },
    );
  }
});
