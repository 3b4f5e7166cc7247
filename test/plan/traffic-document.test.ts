// The examples of docs/traffic.md are plans.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ReadFile, ReadTable } from '../../src/plan/tables.ts';
import { planOf } from './raw-inputs.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/traffic.md'), 'utf8');
const examples = [...DOCUMENT.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? '');

const COLUMNS = ['name', 'email'];
const readTable: ReadTable = (_, shape) =>
  shape === 'lines'
    ? { columns: [''], rows: [['/a']], digest: 'd' }
    : { columns: COLUMNS, rows: [COLUMNS], digest: 'd' };
const readFile: ReadFile = () => ({ bytes: Buffer.from('{}'), digest: 'd' });

test('there are examples', () => assert.ok(examples.length >= 5));

for (const [index, text] of examples.entries()) {
  test(`example ${index + 1} is a plan`, () => {
    // Some show only what they are about.
    const whole = text.includes('start:') ? text : `start: a\n${text}`;
    const plan = planOf(whole, { readTable, readFile, environment: { PASSWORD: 'secret' } });
    assert.ok(plan.requests.length > 0);
  });
}
