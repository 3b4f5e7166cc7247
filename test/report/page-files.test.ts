import { resolve } from 'node:path';
import { test } from 'node:test';
import { bundlePage } from '../../scripts/page.ts';
import { assertGenerated } from '../support/golden.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

test('the script and the style of the page are what their sources make', async () => {
  const { files } = await bundlePage(ROOT);
  assertGenerated('src/report/html/page-files.json', `${JSON.stringify(files, undefined, 2)}\n`);
});
