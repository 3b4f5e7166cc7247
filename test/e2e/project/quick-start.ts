// The workflow of the README's quick start, as it stands or with other inputs.

import assert from 'node:assert/strict';
import { exampleFile } from '../../support/readme-examples.ts';

export const PERF = '.github/workflows/perf.yml';

export const quickStart = exampleFile('README.md', 'Quick start', PERF);

const INPUTS = '          build: npm ci\n          start: node server.js\n';

/** The last step of the quick start, with other lines under `with:`. */
export function quickStartWith(...lines: readonly string[]): string {
  assert.ok(quickStart.endsWith(INPUTS));
  const inputs = lines.map((line) => `          ${line}\n`);
  return quickStart.slice(0, -INPUTS.length) + inputs.join('');
}
