// What another run of the same comparison needs.

/** Inputs in which secrets may stand, also those that the workflow put there. */
export const LEFT_OUT = [
  'build',
  'candidate-env',
  'baseline-env',
  'ready-command',
  'before-block',
  'after-block',
] as const;

/** What was written beside the configuration file. */
export interface WrittenInputs {
  /** The words that run this very perf-gate. */
  readonly program: string;
  /** As words of a command line, without the defaults. */
  readonly flags: readonly string[];
  /** Inputs whose values are not repeated. */
  readonly leftOut: readonly (typeof LEFT_OUT)[number][];
}
