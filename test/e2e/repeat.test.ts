// The command under "Reproduce locally" is pasted into a shell, in a clone.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { repeatCommand } from '../../src/report/compose/repeat.ts';
import type { GateReport } from '../../src/report/gate-report.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { git } from '../github/git.ts';
import { planOf } from '../plan/raw-inputs.ts';
import { makePairedRecord } from '../support/paired-records.ts';
import { HERE, makeReport } from '../support/report-parts.ts';
import { Sandbox, WIDE_TOLERANCES } from './sandbox.ts';
import { makeRepository, PRESENT_VERSION } from './versions.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');
const run = promisify(execFile);

test('what the comment prints runs as it is', async () => {
  await using box = new Sandbox();
  const source = (name: string) => ({ 'version.json': JSON.stringify({ name, delay: 2 }) });
  const origin = await makeRepository(box, source('before'), source('after'));
  const [base = '', head = ''] = origin.commits;
  const clone = box.join('clone');
  git(origin.path, 'clone', '--quiet', `file://${origin.path}`, clone);
  git(clone, 'switch', '--quiet', '--detach', base);

  const flags = { start: PRESENT_VERSION, budget: '5s', warmup: '200ms', connections: '8' };
  const written = { ...flags, ...WIDE_TOLERANCES };
  const given = planOf('', { command: 'compare', flags: { ...written, base: 'main' } });
  const plan = { ...given, written: { ...given.written, program: 'npx github:octo/gate#v1' } };
  const baselineArm = { kind: 'commit', commit: base } as const;
  const record = makePairedRecord({ pairs: 4, commit: head, baselineArm, seed: 'oak' });
  const markdown = renderMarkdown(makeReport({ repeat: repeatCommand(plan, record) }), HERE);
  const [, command = ''] = /```sh\n([\s\S]*?)\n```/.exec(markdown) ?? [];

  // Nothing is fetched from a registry: `npx` runs what is here, and its report is looked at.
  const report = box.join('report.json');
  const npx = box.join('npx');
  writeFileSync(
    npx,
    `#!/bin/sh\ntest "$1" = 'github:octo/gate#v1' && shift && exec "${process.execPath}" "${CLI}" "$@" --json "${report}"\n`,
  );
  chmodSync(npx, 0o755);
  const env = {
    ...process.env,
    SANDBOX: box.join('.'),
    PATH: `${box.join('.')}:${process.env.PATH}`,
  };
  await run('sh', ['-c', command], { cwd: clone, env });

  const found: GateReport = JSON.parse(readFileSync(report, 'utf8'));
  assert.equal(found.run.commit, head);
  assert.equal(found.evidence.sideBySide?.arm.commit, base);
  assert.equal(found.run.seed, 'oak');
  assert.equal(found.run.connections, 8);
  assert.equal(found.run.target, PRESENT_VERSION);
});
