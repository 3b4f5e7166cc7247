// The demonstration is the first thing that a user runs: it must end well, whatever else the machine does.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { explainDemo } from '../../src/demo/run-demo.ts';
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

/** Room for a few pairs. What they show depends on what else the machine does. */
const BRIEF = ['--budget', '10s', '--json', 'report.json'];

test('demo: ends with 0 and says what the gate would have done, or that the machine was too busy', async () => {
  await using box = new Sandbox();
  const run = await box.startProgram([...command(box), 'demo', ...BRIEF]).ended;
  assert.match(run.err, /^Two builds of a small server/m);
  await box.assertNothingLeft();
  assert.equal(run.code, 0, run.err);
  const { verdict, exit, details, evidence } = box.report();
  const isShown = verdict.kind === 'regression';
  assert.match(run.out, isShown ? /REGRESSION/ : /INCONCLUSIVE|INVALID RUN|PASS/);
  assert.equal(isShown, exit.code === 1);
  assert.ok(run.err.includes(`\n${explainDemo(verdict.kind)}\nGate your own change: `), run.err);
  assert.equal(evidence.kind, 'side-by-side');
  assert.equal(details.requests[0]?.serverSoftware, 'perf-gate-demo');
});
