// The annotations of a step, within the runner's limits.
// actions/runner: src/Runner.Worker/ExecutionContext.cs, AddIssue

import type { JobLog } from './job-log.ts';
import type { Masks } from './masks.ts';
import type { Annotation, AnnotationLevel } from './run-result.ts';

const MOST_OF_A_LEVEL = 10;
const LONGEST_MESSAGE = 4096;

export class Annotations {
  readonly all: Annotation[] = [];
  readonly #masks: Masks;
  readonly #log: JobLog;

  constructor(masks: Masks, log: JobLog) {
    this.#masks = masks;
    this.#log = log;
  }

  /** What is too much for the annotations is in the log all the same. */
  add(
    level: AnnotationLevel,
    message: string,
    properties: Readonly<Record<string, string>> = {},
  ): void {
    const shown = this.#masks.apply(message).slice(0, LONGEST_MESSAGE);
    if (this.all.filter((one) => one.level === level).length < MOST_OF_A_LEVEL) {
      this.all.push({ level, message: shown, properties: this.#masked(properties) });
    }
    if (shown !== '') this.#log.print(`##[${level}]${shown}`);
  }

  #masked(properties: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, this.#masks.apply(value)]),
    );
  }
}
