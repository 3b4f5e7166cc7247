// A `run:` step.
// actions/runner: src/Runner.Worker/Handlers/ScriptHandler.cs

import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Scope, toText } from './expressions.ts';
import { type JsonObject, textAt } from './json.ts';
import { runProcess } from './run-process.ts';
import { RunnerError } from './runner-error.ts';
import { scriptEnvironment } from './step-environment.ts';
import { type StepSession, variablesOf } from './step-session.ts';
import type { StepDocument, StepKey } from './workflow-document.ts';

/** `bash -e` where the workflow names no shell; a named bash also fails within a pipe. */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  '': ['bash', '-e'],
  bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
  sh: ['sh', '-e'],
};

/** `defaults` are those of `defaults.run`, of job and workflow. */
export const scriptWork =
  (step: StepDocument, defaults: JsonObject) =>
  async (session: StepSession): Promise<number> => {
    const { job, scope, output, signal } = session;
    const script = text(step, 'run', scope);
    const environment = scriptEnvironment(job, variablesOf(session));
    const file = join(job.folders.temp, `${randomUUID()}.sh`);
    writeFileSync(file, script);
    const [shell = '', ...flags] = shellOf(text(step, 'shell', scope) || textAt(defaults, 'shell'));
    printDetails(session, script, [shell, ...flags, '{0}'].join(' '));
    const code = await runProcess({
      file: shell,
      arguments: [...flags, file],
      folder: resolve(job.folders.workspace, folderOf(step, defaults, scope)),
      environment,
      onLine: output.onLine,
      signal,
      patience: job.patience,
    });
    if (code !== 0 && !signal.aborted) output.error(`Process completed with exit code ${code}.`);
    return code;
  };

const folderOf = (step: StepDocument, defaults: JsonObject, scope: Scope): string =>
  text(step, 'working-directory', scope) || textAt(defaults, 'working-directory');

function text(step: StepDocument, key: StepKey, scope: Scope): string {
  const token = step.at(key);
  return token ? toText(token, scope) : '';
}

function shellOf(name: string): readonly string[] {
  const shell = SHELLS[name];
  if (shell === undefined) throw new RunnerError(`this runner knows no shell "${name}"`);
  return shell;
}

function printDetails({ job, env }: StepSession, script: string, shell: string): void {
  const lines = script.trimEnd().split('\n');
  job.log.print(`##[group]Run ${lines[0]}`);
  for (const line of lines) job.log.print(line);
  job.log.print(`shell: ${shell}`);
  printMapping(job.log, 'env', env);
  job.log.print('##[endgroup]');
}

/** As the runner shows environment and inputs; empty values are not shown. */
export function printMapping(
  log: StepSession['job']['log'],
  title: string,
  values: Readonly<Record<string, string>>,
): void {
  const shown = Object.entries(values).filter(([, value]) => value !== '');
  if (shown.length > 0) log.print(`${title}:`);
  for (const [name, value] of shown) log.print(`  ${name}: ${value}`);
}
