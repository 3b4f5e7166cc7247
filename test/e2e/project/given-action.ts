// The action with given numbers, as a folder that a workflow can use.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = join(import.meta.dirname, 'given-main.ts');

/** Our `action.yml`, whose program is `given-main.ts`; @returns the folder */
export function makeGivenAction(folder: string): string {
  const action = readFileSync(join(ROOT, 'action.yml'), 'utf8');
  mkdirSync(folder);
  writeFileSync(join(folder, 'action.yml'), action.replace('main: dist/main.js', 'main: main.mjs'));
  // Every run loads all sources: the cache saves most of that.
  const lines = [
    "import { enableCompileCache } from 'node:module';",
    'enableCompileCache();',
    `await import(${JSON.stringify(PROGRAM)});`,
  ];
  writeFileSync(join(folder, 'main.mjs'), `${lines.join('\n')}\n`);
  return folder;
}
