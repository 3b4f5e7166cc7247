// Runs the publishing program as the runner would: with its files, and its output kept.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledProgram } from '../support/bundled-program.ts';
import { github } from './fake-environment.ts';
import type { Step } from './publish-program.ts';
import type { Scene } from './scene.ts';

const PROGRAM = 'test/github/publish-program.ts';

interface StepResult extends Disposable {
  readonly exitCode: number;
  readonly log: string;
  readonly summary: string;
  /** The runner's file, as it was written. */
  readonly outputs: Readonly<Record<string, string>>;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
}

type StepOptions = Partial<Omit<Step, 'apiUrl'>> & {
  /** Variables of the environment; `undefined` removes one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
};

export async function runStep(scene: Scene, options: StepOptions = {}): Promise<StepResult> {
  const { environment, ...changes } = options;
  const temp = mkdtempSync(join(tmpdir(), 'perf-gate-step-'));
  const [summary, outputs] = ['summary.md', 'outputs.txt'].map((name) => join(temp, name));
  for (const file of [summary, outputs]) writeFileSync(file ?? '', '');
  const job = { ...scene.job, temp };
  const step: Step = {
    job,
    token: scene.token,
    comment: 'changes',
    ...changes,
    apiUrl: github.url,
  };
  const env = {
    ...process.env,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: outputs,
    RUNNER_DEBUG: '1',
    ...environment,
  };
  const { exitCode, log } = await run([await bundledProgram(PROGRAM), JSON.stringify(step)], env);
  return {
    exitCode,
    log,
    summary: readFileSync(summary ?? '', 'utf8'),
    outputs: parseOutputs(readFileSync(outputs ?? '', 'utf8')),
    temp,
    [Symbol.dispose]: () => rmSync(temp, { recursive: true, force: true }),
  };
}

function run(
  parameters: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly exitCode: number; readonly log: string }> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, parameters, { env }, (_, log, errors) => {
      if (errors !== '') reject(new Error(`${errors}\n${log}`));
      else resolve({ exitCode: child.exitCode ?? -1, log });
    });
  });
}

/** `name<<delimiter`, the value, `delimiter` (GitHub's documentation, "Multiline strings"). */
function parseOutputs(text: string): Readonly<Record<string, string>> {
  const entries = [
    ...text.matchAll(/^(?<name>[\w-]+)<<(?<end>\S+)\n(?<value>[\s\S]*?)\n\k<end>$/gm),
  ];
  return Object.fromEntries(entries.map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']));
}

/** Annotations of a log, as `level: text`. */
export const annotationsIn = ({ log }: StepResult): readonly string[] =>
  [...log.matchAll(/^::(error|warning|notice) [^:]*::(.*)$/gm)].map(
    ([, level, text]) => `${level}: ${text}`,
  );
