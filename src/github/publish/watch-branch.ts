// One issue for each gate and branch, open from a loss that was shown until it is gone or accepted.

import { createHash } from 'node:crypto';
import type { GateError } from '../../errors.ts';
import type { GateReport } from '../../report/gate-report.ts';
import { headlineOf } from '../../report/headline.ts';
import { markdownText } from '../../report/markdown-text.ts';
import { visibleText } from '../../report/visible-text.ts';
import type { Api } from '../api/api.ts';
import type { Annotation } from '../job/annotations.ts';
import { baseBranchOf, type Job } from '../job/job.ts';
import { reportBodies } from './comment-body.ts';
import { closeIssues, findIssues, type KeptIssue, keepIssue } from './keep-issue.ts';

interface Watch {
  readonly report: GateReport;
  readonly job: Job;
  readonly token: string;
  readonly acceptLabel: string;
  /** Takes out what must not be shown. */
  readonly mask: (text: string) => string;
}

/**
 * For a run whose record becomes a baseline of its branch. A verdict that shows neither a loss nor that
 * it is gone changes nothing.
 * @throws GateError where GitHub does not let us, or cannot be reached
 */
export async function watchBranch(api: Api, watch: Watch): Promise<KeptIssue> {
  const branch = baseBranchOf(watch.job.event);
  const state = stateOf(watch.report);
  if (branch === undefined || state === 'unknown') return { kind: 'none' };
  const key = keyOf(watch.report.name, branch);
  const found = await findIssues(api, { key, token: watch.token });
  if (state === 'sound') return closeIssues(api, found, watch.mask(closingOf(watch)));
  const since = found[0]?.since ?? commitOf(watch);
  return keepIssue(api, found, {
    key,
    token: watch.token,
    title: watch.mask(visibleText(`perf-gate: ${watch.report.name} lost on ${branch}`, 200)),
    bodies: bodiesOf(watch, branch, since, markerOf(key, since)),
  });
}

/** What the run says of its branch. */
function stateOf({ verdict, acceptance }: GateReport): 'lost' | 'sound' | 'unknown' {
  if (verdict.kind === 'regression') return acceptance === null ? 'lost' : 'sound';
  return verdict.kind === 'pass' ? 'sound' : 'unknown';
}

/** A hash: names could end an HTML comment, and what is masked in them would not be found again. */
const keyOf = (name: string, branch: string): string =>
  createHash('sha256')
    .update(JSON.stringify([name, branch]))
    .digest('hex');

const markerOf = (key: string, since: string): string =>
  `<!-- perf-gate-watch:${key} since ${since} -->`;

/** The measured commit. */
const commitOf = ({ report, job }: Pick<Watch, 'report' | 'job'>): string =>
  /^[0-9a-f]{40,64}$/.exec(report.run.commit ?? '')?.[0] ?? job.sha;

function bodiesOf(
  watch: Watch,
  branch: string,
  since: string,
  marker: string,
): readonly (() => string)[] {
  const { report, job, acceptLabel, mask } = watch;
  const now = commitOf(watch);
  const again = now === since ? '' : `, last at ${linkTo(now, job)}`;
  const at = `Shown on ${markdownText(branch)} since ${linkTo(since, job)}${again}`;
  const run = `([run ${job.run.id}](${job.run.url}))`;
  const preface = `${at} ${run}. ${ENDS}`;
  const reader = { kind: 'workflow', acceptLabel } as const;
  return reportBodies(report, reader, { preface, marker }).map((body) => () => mask(body()));
}

const ENDS =
  'perf-gate closes this issue after a run of the branch that passes, or when the loss is accepted.';

const linkTo = (sha: string, { serverUrl, repository: { owner, name } }: Job): string =>
  `[${sha.slice(0, 7)}](${serverUrl}/${owner}/${name}/commit/${sha})`;

function closingOf(watch: Watch): string {
  const { report, job } = watch;
  const { word, sentence } = headlineOf(report);
  const why = report.acceptance === null ? 'The loss is gone' : 'The loss was accepted';
  const where = `at ${linkTo(commitOf(watch), job)} ([run ${job.run.id}](${job.run.url}))`;
  return `${why} ${where}.\n\n**${word}**: ${markdownText(sentence)}`;
}

/** Why there is no issue, or not as it should be. */
export function explainWatchTrouble(error: GateError): Annotation {
  return { level: 'warning', title: 'perf-gate: no issue', text: `${STAYS} ${remedyFor(error)}` };
}

const STAYS = 'The issue that `watch` asks for could not be kept; the outcome stays.';

function remedyFor({ code, message, remedy }: GateError): string {
  if (code === 'github-forbidden') return NO_PERMISSION;
  if (code === 'github-gone') return NO_ISSUES;
  return `${message} ${remedy}`;
}

const NO_PERMISSION =
  'The token may not write issues: add the line `issues: write` under `permissions:` of this job, or ' +
  'remove `watch: issue`.';
const NO_ISSUES =
  'This repository has no issues: switch them on in its settings, or remove `watch: issue`.';
