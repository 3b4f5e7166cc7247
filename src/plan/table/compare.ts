// The inputs that say what the candidate is compared with, and where that comes from.

import { choice, command, envMap, globs, path, ref } from '../read/kind.ts';
import { optional, preset } from './described.ts';

const group = 'Comparison';

/** A part of the table of inputs. */
export const COMPARE_INPUTS = {
  compare: preset(choice('auto', 'side-by-side', 'stored'), 'auto', {
    group,
    says: 'Compare with the base, run again beside the change, or with stored numbers; `auto` runs the base unless stored numbers are enough for a pass',
  }),
  'missing-baseline': optional(choice('measure', 'pass', 'fail'), {
    group,
    says: 'What to do when there is no baseline: in a workflow, measure the base commit at once; or let the run pass or fail. With `baseline`, `fail` refuses a file that is missing or cannot be compared with, before measuring',
    otherwise: '`measure`; with `baseline`, `fail`',
  }),
  base: optional(ref, {
    group,
    where: 'flag',
    says: 'Commit to compare with, by any name that git understands; it is checked out beside this one and built',
    example: 'main',
  }),
  'base-dir': optional(path, {
    group,
    where: 'flag',
    says: 'Directory to compare with, instead of `cwd`; nothing is built there',
    example: '../main',
  }),
  'base-start': optional(command, {
    group,
    where: 'flag',
    says: 'Command to compare with, instead of `start`',
    example: 'node server.js --port {port} --old-parser',
  }),
  'baseline-env': optional(envMap, {
    group,
    says: "Environment variables for the baseline's server, instead of all in `candidate-env`",
    otherwise: 'those of `candidate-env`',
  }),
  'baseline-paths': optional(globs, {
    group,
    where: 'action-or-file',
    says: 'What the build makes and the server needs: globs below `cwd`, stored with the baseline, so that it need not be built again; a folder includes all in it, `!` excludes',
    example: 'dist/**, node_modules/**',
  }),
  anchor: optional(ref, {
    group,
    says: 'Commit from which small losses are added up, by any name that git understands',
    otherwise: 'the last release before the measured commit',
    example: 'v1.4.0',
  }),
  'gate-cpu': preset(choice('auto', 'always', 'never'), 'auto', {
    group,
    says: 'Whether CPU time per request must pass, too; `auto`: in place of throughput, when connections are spread unevenly over worker processes',
  }),
};
