// What the script for `git bisect run` makes of each way in which perf-gate can end.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { exampleFile } from './support/readme-examples.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const SCRIPT = exampleFile('docs/recipes.md', 'The commit that made it slower', 'bisect-step.sh');

// What git makes of the script's exit code.
const GOOD = 0;
const BAD = 1;
const SKIP = 125;
const STOP = 128;

/** Writes the report as perf-gate does, or none. */
const stub = (code: number, verdict?: string): string =>
  [
    '#!/bin/sh',
    '[ "$1 $2 $3 $4" = "compare --base v1.4.0 --json" ] || exit 99',
    ...(verdict === undefined ? [] : [`echo '{"verdict":{"kind":"${verdict}"}}' > "$5"`]),
    `exit ${code}`,
  ].join('\n');

/** @returns the script's exit code, and what it left among the temporary files */
function step(code: number, verdict?: string) {
  const folder = temporaryFolder();
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  writeFileSync(join(folder, 'perf-gate'), stub(code, verdict), { mode: 0o755 });
  const { status } = spawnSync('sh', ['-c', SCRIPT], {
    env: { PATH: `${folder}:${process.env.PATH}`, TMPDIR: temporary, BASE: 'v1.4.0' },
  });
  return { status, left: readdirSync(temporary) };
}

const rows: readonly (readonly [code: number, verdict: string | undefined, means: number])[] = [
  [0, 'pass', GOOD],
  [1, 'regression', BAD],
  [0, 'inconclusive', SKIP],
  [1, 'inconclusive', SKIP],
  [0, 'no-baseline', SKIP],
  [1, 'no-baseline', SKIP],
  [0, 'invalid-run', SKIP],
  [3, 'invalid-run', SKIP],
  [3, undefined, SKIP],
  [2, undefined, STOP],
  [130, undefined, STOP],
  [143, undefined, STOP],
  [127, undefined, STOP],
];

const isMissing = spawnSync('jq', ['--version']).error !== undefined;
const skip = isMissing && process.env.PERF_GATE_REQUIRE !== 'all' && 'jq is missing';

describe('the step of the bisect recipe', { skip }, () => {
  for (const [code, verdict, means] of rows) {
    const ended = `${verdict ?? 'no report'} with exit code ${code}`;
    test(`${ended} becomes ${means}, and no file is left`, () => {
      assert.deepEqual(step(code, verdict), { status: means, left: [] });
    });
  }
});
