// The demonstration is the first thing that anybody runs: it must show a regression, and end well.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installPackage } from '../dist/installed-package.ts';
import { nodePrograms } from '../dist/node-programs.ts';
import { Sandbox } from './sandbox.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What users run: the package, installed, on the oldest Node at hand; before it is built, the source. */
function command(box: Sandbox): readonly string[] {
  const isBuilt = existsSync(join(ROOT, 'dist/cli.js'));
  if (!isBuilt) return [process.execPath, Sandbox.program];
  return [nodePrograms().at(-1) ?? process.execPath, installPackage(box.join('installed'))];
}

test('demo: finds the slower build, says what the gate would have done, and ends with 0', async () => {
  await using box = new Sandbox();
  const args = ['demo', '--json', 'report.json'];
  const run = await box.startProgram([...command(box), ...args]).ended;
  assert.equal(run.code, 0, run.err);
  assert.match(run.out, /REGRESSION {2}throughput fell by/);
  assert.match(run.err, /^The gate would have exited with 1 and failed the check\./m);
  assert.match(run.err, /^Two builds of a small server/m);
  const { verdict, exit, details, evidence } = box.report();
  assert.equal(verdict.kind, 'regression');
  assert.equal(exit.code, 1);
  assert.equal(evidence.kind, 'side-by-side');
  assert.equal(details.requests[0]?.serverSoftware, 'perf-gate-demo');
  await box.assertNothingLeft();
});
