// What the decoder of foreign reports and the published schema answer to wrong reports. The answers were
// written down while both were kept by hand. A bound that becomes looser shows as a new `r` or `+`.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readForeignReport } from '../../src/report/foreign-report.ts';
import { assertGolden } from '../support/golden.ts';
import { mutateReports } from './report-mutations.ts';

const SCHEMA = join(import.meta.dirname, '..', '..', 'schema', 'report.schema.json');
const isPublished = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(SCHEMA, 'utf8')),
);

const RUN = { name: 'search', url: 'https://example.org/7', commit: '1f'.repeat(20) };

/** `r` read, `f` refused for its form, `c` refused because it contradicts itself. */
function answerOfDecoder(json: string): string {
  const reading = readForeignReport(json, RUN);
  if (reading.kind === 'read') return 'r';
  return reading.why.startsWith('It contradicts') ? 'c' : 'f';
}

/** `+` and `-`: whether `schema/report.schema.json` accepts it. */
const answerOfSchema = (value: unknown): string => (isPublished(value) ? '+' : '-');

test('each wrong report gets the answer that was written down for it', () => {
  let answers = '';
  for (const { base, place, changed } of mutateReports()) {
    const decoded = changed.map(({ json }) => answerOfDecoder(json)).join('');
    const published = changed.map(({ value }) => answerOfSchema(value)).join('');
    answers += `${base} ${place} ${decoded} ${published}\n`;
  }
  assertGolden('report-contract/answers.txt', answers);
});
