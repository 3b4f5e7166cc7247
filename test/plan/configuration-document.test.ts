import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { flowTable, inputsTable, requestTable } from '../../scripts/documents/inputs-table.ts';
import { assertGenerated } from '../support/golden.ts';
import { planOf } from './raw-inputs.ts';

const PATH = 'docs/configuration.md';
const DOCUMENT = readFileSync(join(import.meta.dirname, '..', '..', PATH), 'utf8');

test('the tables are the generated ones', () => {
  const withInputs = between(DOCUMENT, 'inputs', inputsTable());
  const withRequests = between(withInputs, 'requests', requestTable());
  assertGenerated(PATH, between(withRequests, 'flows', flowTable()));
});

const examples = [...DOCUMENT.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text ?? '');

test('there are examples', () => assert.ok(examples.length >= 5));

for (const [index, text] of examples.entries()) {
  test(`example ${index + 1} is a plan`, () => {
    const environment = { API_TOKEN: 'token', TEST_DATABASE_URL: 'postgres://127.0.0.1/test' };
    assert.ok(planOf(text, { environment }).requests.length > 0);
  });
}

function between(document: string, marker: string, table: string): string {
  const [begin, end] = [`<!-- ${marker}:begin -->\n`, `<!-- ${marker}:end -->`];
  const from = document.indexOf(begin) + begin.length;
  const to = document.indexOf(end);
  assert.ok(from >= begin.length && to >= from, `no place for the table of ${marker}`);
  return `${document.slice(0, from)}\n${table}\n\n${document.slice(to)}`;
}
