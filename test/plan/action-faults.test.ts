import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { z } from 'zod';
import { assertGolden } from '../support/golden.ts';
import { actionFaultsOf } from './raw-action.ts';

const CASES = join(import.meta.dirname, '..', 'golden', 'action-faults');
const INPUTS = z.record(z.string(), z.string());
const ENVIRONMENT = { ACTIONS_RUNTIME_TOKEN: 'runtime' };

for (const name of readdirSync(CASES)) {
  test(`action faults: ${name}`, () => {
    const inputs = INPUTS.parse(JSON.parse(readFileSync(join(CASES, name, 'with.json'), 'utf8')));
    const file = join(CASES, name, 'perf-gate.yml');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const faults = actionFaultsOf(inputs, text, { environment: ENVIRONMENT });
    assert.notEqual(faults.length, 0);
    assertGolden(`action-faults/${name}/expected.txt`, `${faults.join('\n')}\n`);
  });
}
