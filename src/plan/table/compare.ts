// The inputs that say what the candidate is compared with, and where that comes from.

import { choice, command, envMap, globs, path, ref } from '../read/kind.ts';
import { optional, preset } from './described.ts';

const group = 'Comparison';

/** A part of the table of inputs. */
export const COMPARE_INPUTS = {
  compare: preset(choice('auto', 'side-by-side', 'stored'), 'auto', {
    group,
    says: 'Compare with the base, run again beside the change, or with stored numbers; `auto` runs it where they do not clear the change',
  }),
  'missing-baseline': preset(choice('measure', 'pass', 'fail'), 'measure', {
    group,
    says: 'What to do where nothing is stored: in a workflow, measure the base commit at once; or let the run pass or fail',
  }),
  base: optional(ref, {
    group,
    where: 'flag',
    says: 'Commit to compare with: whatever git understands, checked out beside this one and built',
    example: 'main',
  }),
  'base-dir': optional(path, {
    group,
    where: 'flag',
    says: 'Directory to compare with, in place of `cwd`; nothing is built there',
    example: '../main',
  }),
  'base-start': optional(command, {
    group,
    where: 'flag',
    says: 'Command to compare with, in place of `start`',
    example: 'node server.js --port {port} --old-parser',
  }),
  'baseline-env': optional(envMap, {
    group,
    says: "Variables for the environment of the baseline's server, in place of all of `candidate-env`",
    otherwise: 'those of `candidate-env`',
  }),
  'baseline-paths': optional(globs, {
    group,
    where: 'action-or-file',
    says: 'What the build leaves and the server needs: globs below `cwd`, stored with the baseline, so that it need not be built again; a folder stands for all in it, `!` leaves out',
    example: 'dist/**, node_modules/**',
  }),
  'gate-cpu': preset(choice('auto', 'always', 'never'), 'auto', {
    group,
    says: 'Whether CPU time per request must be shown to be within tolerance, too; `auto`: where connections fall unevenly on worker processes',
  }),
};
