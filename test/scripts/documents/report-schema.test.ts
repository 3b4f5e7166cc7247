import test from 'node:test';
import { reportJsonSchema } from '../../../scripts/documents/report-schema.ts';
import { assertGenerated } from '../../support/golden.ts';

test('the schema in the repository is the generated one', () => {
  assertGenerated('schema/report.schema.json', `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
});
