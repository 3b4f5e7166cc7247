// The action with given numbers, as a folder that a workflow can use.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../../../scripts/bundle.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PROGRAM = {
  source: 'test/e2e/project/given-main.ts',
  bundle: 'main.js',
  executable: false,
} as const;

// Once for all tests of a process: a bundle starts in a fraction of the time that the sources take.
let bundled: ReturnType<typeof bundle> | undefined;

/** Our `action.yml`, whose program is `given-main.ts`; @returns the folder */
export async function makeGivenAction(folder: string): Promise<string> {
  bundled ??= bundle(ROOT, [PROGRAM]);
  const { files } = await bundled;
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(folder, 'action.yml'), readFileSync(join(ROOT, 'action.yml')));
  for (const { name, text } of files) writeFileSync(join(folder, 'dist', name), text);
  return folder;
}
