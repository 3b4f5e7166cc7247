import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { maskReport } from '../../src/report/compose/mask-report.ts';
import { renderJson } from '../../src/report/render-json.ts';
import { REPORT_CASES } from '../support/report-cases.ts';

const PROGRAM = join(import.meta.dirname, 'write-reports-program.ts');
const SECRETS = ['32', 'pass', 'null', 'name', '"'];

const write = (outputs: object): string =>
  execFileSync(
    process.execPath,
    [PROGRAM, ...[outputs, SECRETS].map((part) => JSON.stringify(part))],
    { encoding: 'utf8', stdio: 'pipe' },
  );

test('a secret that is met in JSON by chance leaves it whole, in a file and on standard output', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perf-gate-forms-'));
  try {
    const { regression } = REPORT_CASES;
    assert.ok(regression !== undefined);
    const expected = renderJson(maskReport(regression, SECRETS));
    const path = join(folder, 'report.json');
    write({ json: { kind: 'file', path } });
    assert.equal(readFileSync(path, 'utf8'), expected);
    assert.equal(write({ json: { kind: 'stdout' } }), expected);
    assert.match(write({ markdown: { kind: 'stdout' } }), /\*\*\*/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
