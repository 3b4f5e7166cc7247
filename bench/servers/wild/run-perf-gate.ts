// perf-gate as a user starts it, and what its report says.

import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { CONNECTIONS, type Run } from './run.ts';
import { runProgram } from './run-program.ts';

const CLI = resolve(import.meta.dirname, '../../../src/cli.ts');

interface GateEnded<Report> {
  readonly code: number;
  readonly stderr: string;
  /** `undefined`: it left none. */
  readonly report: Report | undefined;
}

/** @param schema what is read of the report */
export async function runPerfGate<Schema extends z.ZodType>(
  words: readonly string[],
  schema: Schema,
  run: Run,
): Promise<GateEnded<z.output<Schema>>> {
  const json = join(run.root, 'report.json');
  const always = ['--name', 'wild', '--json', json, '--connections', `${CONNECTIONS}`];
  const command = [process.execPath, CLI, ...words, ...always];
  const { code, stderr } = await runProgram(command, { ...run, cwd: run.root });
  await removeLogs(stderr);
  const text = await readFile(json, 'utf8').catch(() => undefined);
  await rm(json, { force: true });
  return { code, stderr, report: text === undefined ? undefined : schema.parse(JSON.parse(text)) };
}

/** After a run that did not pass they are kept, and it says where. */
async function removeLogs(stderr: string): Promise<void> {
  const folder = /^The logs are in (.*)$/m.exec(stderr)?.[1];
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
