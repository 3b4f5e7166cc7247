// The files by which a step tells the runner things, fresh for every step.
// actions/runner: src/Runner.Worker/FileCommandManager.cs

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseKeyValues } from './key-value-file.ts';
import type { Masks } from './masks.ts';
import type { StepOutput } from './step-output.ts';

const FILES = {
  GITHUB_PATH: 'add_path_',
  GITHUB_ENV: 'set_env_',
  GITHUB_STEP_SUMMARY: 'step_summary_',
  GITHUB_STATE: 'save_state_',
  GITHUB_OUTPUT: 'set_output_',
} as const;

type FileName = keyof typeof FILES;

/** What a step said by files. */
export interface FileAnswers {
  readonly path: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string | undefined;
}

/** GitHub's: 1024 KiB for a step. */
const LARGEST_SUMMARY = 1024 * 1024;

export class FileCommands {
  /** `GITHUB_OUTPUT` and so on, with their paths. */
  readonly variables: Readonly<Record<FileName, string>>;

  constructor(temp: string) {
    const folder = join(temp, '_runner_file_commands');
    mkdirSync(folder, { recursive: true });
    const path = (name: FileName) => join(folder, `${FILES[name]}${this.#id}`);
    this.variables = {
      GITHUB_PATH: path('GITHUB_PATH'),
      GITHUB_ENV: path('GITHUB_ENV'),
      GITHUB_STEP_SUMMARY: path('GITHUB_STEP_SUMMARY'),
      GITHUB_STATE: path('GITHUB_STATE'),
      GITHUB_OUTPUT: path('GITHUB_OUTPUT'),
    };
    for (const file of Object.values(this.variables)) writeFileSync(file, '');
  }

  readonly #id = randomUUID();

  /** Read after the step, also after one that failed. What cannot be read fails the step. */
  read(output: StepOutput, masks: Masks): FileAnswers {
    const pairs = (name: FileName, shown: string) =>
      attempt(output, shown, {}, () => parseKeyValues(this.#text(name)));
    return {
      path: this.#text('GITHUB_PATH')
        .split(/\r?\n/)
        .filter((line) => line !== ''),
      env: allowed(pairs('GITHUB_ENV', 'env'), output),
      summary: this.#summary(output, masks),
      state: pairs('GITHUB_STATE', 'state'),
      outputs: pairs('GITHUB_OUTPUT', 'output'),
    };
  }

  #text(name: FileName): string {
    const path = this.variables[name];
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  /** One that is too large is an error, and no more: the step's outcome stays. */
  #summary(output: StepOutput, masks: Masks): string | undefined {
    const text = this.#text('GITHUB_STEP_SUMMARY');
    if (text === '') return undefined;
    const { size } = statSync(this.variables.GITHUB_STEP_SUMMARY);
    if (size <= LARGEST_SUMMARY) return masks.apply(text);
    output.error(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.floor(size / 1024)}k.`,
    );
    return undefined;
  }
}

function allowed(env: Readonly<Record<string, string>>, output: StepOutput) {
  const isBlocked = (name: string) => name.toUpperCase() === 'NODE_OPTIONS';
  for (const name of Object.keys(env).filter(isBlocked)) {
    output.error(`Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
  }
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isBlocked(name)));
}

function attempt<Value>(
  output: StepOutput,
  name: string,
  instead: Value,
  read: () => Value,
): Value {
  try {
    return read();
  } catch (error) {
    output.error(`Unable to process file command '${name}' successfully.`);
    output.error(error instanceof Error ? error.message : String(error));
    output.hasRefused = true;
    return instead;
  }
}
