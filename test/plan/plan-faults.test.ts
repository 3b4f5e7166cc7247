import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { z } from 'zod';
import { assertGolden } from '../support/golden.ts';
import { faultsOf } from './raw-inputs.ts';

const CASES = join(import.meta.dirname, '..', 'golden', 'plan-faults');
const FLAGS = z.record(z.string(), z.union([z.string(), z.literal(true)]));
const ENVIRONMENT = { SET: 'set', WITH_LINE_BREAK: 'abc\n' };

for (const name of readdirSync(CASES)) {
  test(`plan faults: ${name}`, () => {
    const text = readFileSync(join(CASES, name, 'perf-gate.yml'), 'utf8');
    const flags = readFlagsFile(join(CASES, name, 'flags.json'));
    const faults = faultsOf(text, { flags, environment: ENVIRONMENT });
    assert.notEqual(faults.length, 0);
    assertGolden(`plan-faults/${name}/expected.txt`, `${faults.join('\n')}\n`);
  });
}

function readFlagsFile(path: string): z.output<typeof FLAGS> {
  return existsSync(path) ? FLAGS.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
}
