// Gets what servers need beyond installed programs: packages are fetched, and sources compiled.

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { findProgram } from '../../engine/tools.ts';
import { runProgram } from './run-program.ts';
import { type ServerEntry, slugOf } from './server-entry.ts';
import { writeFiles } from './versions.ts';

export const isInstalled = (program: string): boolean =>
  isAbsolute(program) ? existsSync(program) : findProgram(program, '') !== undefined;

export const missingPrograms = ({ programs }: ServerEntry): readonly string[] =>
  programs.filter((name) => !isInstalled(name));

/**
 * What is there already is fetched and compiled no more: the tools see to that. It may need the network.
 * @throws Error with the last words of what failed; the signal's reason when aborted
 */
export async function prepare(
  entry: ServerEntry,
  caches: string,
  signal: AbortSignal,
): Promise<void> {
  const cwd = join(caches, slugOf(entry));
  await mkdir(cwd, { recursive: true });
  if (entry.prepare === undefined || missingPrograms(entry).length > 0) return;
  await writeFiles(cwd, entry.prepare.files);
  for (const command of entry.prepare.commands) {
    const ended = await runProgram(['sh', '-c', command], { cwd, env: process.env, signal });
    const said = (ended.stderr || ended.stdout).trim().slice(-500);
    if (ended.code !== 0) throw new Error(`\`${command}\` ended with ${ended.code}: ${said}`);
  }
}
