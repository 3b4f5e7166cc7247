// Programs of tests as bundles: one starts in a fraction of the time that its sources take.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle.ts';

const ROOT = join(import.meta.dirname, '../..');

const programs = new Map<string, Promise<string>>();

/**
 * Bundles a program once for all tests of this process.
 * @param source from the root of the repository
 * @returns absolute path of the bundled program, removed when the process ends
 */
export function bundledProgram(source: string): Promise<string> {
  const known = programs.get(source) ?? writeBundle(source);
  programs.set(source, known);
  return known;
}

async function writeBundle(source: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'perf-gate-program-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { files } = await bundle(ROOT, [{ source, bundle: 'program.js', executable: false }]);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return join(folder, 'program.js');
}
