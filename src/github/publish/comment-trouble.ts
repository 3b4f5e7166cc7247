// Why there is no comment, said once: the outcome stays what it is.

import type { GateError } from '../../errors.ts';
import type { Annotation } from '../job/annotations.ts';
import type { Job } from '../job/job.ts';

/** A read-only token is nobody's fault; everything else can be mended by somebody. */
export function explainCommentTrouble(error: GateError, job: Job): Annotation {
  if (error.code === 'github-forbidden') {
    const reader = readerOf(job);
    return reader === undefined ? NO_PERMISSION : readOnly(reader);
  }
  if (error.evidence.some((line) => /issue is locked/i.test(line))) return LOCKED;
  return warning(`${error.message} ${error.remedy}`);
}

const TITLE = 'perf-gate: no comment';
const ELSEWHERE = 'Everything is in the job summary.';

const warning = (text: string): Annotation => ({
  level: 'warning',
  title: TITLE,
  text: `The comment could not be posted, the outcome stays. ${text} ${ELSEWHERE}`,
});

const NO_PERMISSION = warning(
  'The token may not write comments: add the line `pull-requests: write` under `permissions:` of ' +
    'this job, or set `comment: never`.',
);

const LOCKED = warning('The conversation of this pull request is locked: unlock it to have one.');

const readOnly = (reader: string): Annotation => ({
  level: 'notice',
  title: TITLE,
  text:
    `The token of ${reader} may only read, so there is no comment. ${ELSEWHERE} A second workflow ` +
    'on `workflow_run` with `mode: report` can post it.',
});

/** Whose tokens GitHub makes read-only whatever the workflow says. */
function readerOf({ event, initiator }: Job): string | undefined {
  if (event.kind === 'pull-request' && event.isFork) return 'a pull request from a fork';
  return initiator === 'dependabot[bot]' ? 'a pull request of Dependabot' : undefined;
}
