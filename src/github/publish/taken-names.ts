// Which gates of this job have published a report. A later step of the same name would write over the comment,
// and could store no artifact.

import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Job } from '../job/job.ts';

/** The runner empties the folder before and after each job. */
type JobFolder = Pick<Job, 'temp' | 'run'>;

/** For later steps of this job. If this fails, a later step finds out when it stores its report. */
export function noteTakenName(job: JobFolder, name: string): void {
  try {
    writeFileSync(markOf(job, name), '');
  } catch {
    // A full disk. Nothing of this step depends on it.
  }
}

/** Call it before measuring. @throws InputError */
export function refuseTakenName(job: JobFolder, name: string): void {
  if (!existsSync(markOf(job, name))) return;
  const problem = `an earlier step of this job has the name \`${name}\` already.`;
  const remedy = 'Give each step a `name` of its own.';
  throw new InputError([{ place: 'name', problem, remedy }]);
}

/** A name may hold signs that no file name may. */
function markOf({ temp, run }: JobFolder, name: string): string {
  const key = createHash('sha256').update(`${run.id}/${run.attempt}/${name}`).digest('hex');
  return join(temp, `perf-gate-name-${key.slice(0, 16)}`);
}
