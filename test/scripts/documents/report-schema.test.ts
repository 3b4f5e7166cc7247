import test from 'node:test';
import { historyJsonSchema, reportJsonSchema } from '../../../scripts/documents/report-schema.ts';
import { assertGenerated } from '../../support/golden.ts';

for (const [name, schema] of [
  ['report', reportJsonSchema],
  ['history', historyJsonSchema],
] as const) {
  test(`the schema of a ${name} in the repository is the generated one`, () => {
    assertGenerated(`schema/${name}.schema.json`, `${JSON.stringify(schema(), null, 2)}\n`);
  });
}
