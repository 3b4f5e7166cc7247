// The second stage: posts what a run with a read-only token found. It starts no code of that run.

import type { ActionSettings } from '../plan/action-plan.ts';
import { readName } from '../plan/read-name.ts';
import { confirmClaim } from '../report/confirm-claim.ts';
import { type ForeignClaim, readForeignReport } from '../report/foreign-report.ts';
import type { GateReport } from '../report/gate-report.ts';
import { type Reader, renderMarkdown } from '../report/render-markdown.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { acceptanceOfPull } from './acceptance.ts';
import type { Api, Artifact, Pull, WorkflowRun } from './api/api.ts';
import type { ArtifactFiles } from './artifacts/files.ts';
import { isUnusable } from './artifacts/usable.ts';
import { orWarn } from './job/annotations.ts';
import type { Job } from './job/job.ts';
import { type JobLog, LOG_STYLE } from './job-log.ts';
import { commentOnPullRequest } from './publish/comment-on-pull-request.ts';
import { setOutputs } from './publish/outputs.ts';
import { LARGEST_REPORT_ARTIFACT, REPORT_ENTRY, REPORT_PREFIX } from './publish/report-artifact.ts';
import { writeSummary } from './publish/summary.ts';
import { confirmForeignBaseline } from './second-stage/foreign-baseline.ts';
import { findForeignPull } from './second-stage/foreign-pull.ts';

interface SecondStage {
  readonly job: Job;
  readonly api: Api;
  readonly files: Pick<ArtifactFiles, 'read'>;
  readonly settings: Pick<ActionSettings, 'comment' | 'token' | 'acceptLabel' | 'baselineEvents'>;
  readonly log: JobLog;
}

/** Ours have some tens of kilobytes. */
const LARGEST_REPORT = 1_024 * 1_024;

/** One comment each: more would bury the pull request. */
const MOST_REPORTS = 20;

/** Characters: GitHub takes a megabyte of summary for all of them together, or nothing. */
const LONGEST_IN_SUMMARY = 40_000;

/**
 * A run without a report is not an error: this stage follows every run of the first.
 * @throws GateError where GitHub cannot be asked, or does not let us comment
 */
export async function reportSecondStage(stage: SecondStage): Promise<void> {
  const { job, api, log } = stage;
  if (job.event.kind !== 'workflow-run') throw new RangeError('not a job of the second stage');
  const run = await api.getRun(job.event.runId);
  const found = await findForeignPull(api, run, job);
  if (found.kind === 'none')
    return sayNothing(log, `Nothing is posted of run ${run.id}: ${found.why}`);
  const artifacts = await listForeignArtifacts(api, run.id);
  if (artifacts.length === 0) return sayNothing(log, `Run ${run.id} stored no report.`);
  for (const artifact of artifacts.slice(0, MOST_REPORTS)) {
    await reportOne(stage, run, found.pull, artifact);
  }
  if (artifacts.length > MOST_REPORTS) warnOfMore(log, run, artifacts.length);
}

const warnOfMore = (log: JobLog, { id }: WorkflowRun, count: number): void =>
  log.annotate({
    level: 'warning',
    title: 'perf-gate: some reports were not used',
    text:
      `Run ${id} stored reports of ${count} gates; those of the first ${MOST_REPORTS} by name are ` +
      'shown, because more comments would bury the pull request.',
  });

async function sayNothing(log: JobLog, why: string): Promise<void> {
  log.note(why);
  await summarise(log, `perf-gate: ${why}\n`);
}

const summarise = (log: JobLog, markdown: string) =>
  orWarn(log, 'The job summary could not be written.', () => writeSummary(log.mask(markdown)));

async function reportOne(
  stage: SecondStage,
  run: WorkflowRun,
  pull: Pull,
  artifact: ForeignArtifact,
): Promise<void> {
  const { api, log, settings } = stage;
  const url = urlOf(stage.job, run);
  const claimed = await readReport(
    stage,
    { name: artifact.name, url, commit: run.headSha },
    artifact,
  );
  if (claimed === undefined) return;
  const report = await confirm(stage, { run, pull }, claimed);
  const preface = prefaceOf(run, url);
  const { acceptLabel } = settings;
  const reader: Reader = { kind: 'workflow', acceptLabel };
  const markdown = renderMarkdown(report, reader, LONGEST_IN_SUMMARY);
  await summarise(log, `${preface}\n\n${markdown}`);
  log.report(renderTerminal(report, { ...LOG_STYLE, reader }));
  const posted = await commentOnPullRequest(api, {
    pullRequest: pull.number,
    report,
    policy: settings.comment,
    token: settings.token,
    acceptLabel,
    mask: (text) => log.mask(text),
    preface,
  });
  if (posted.kind === 'none') return;
  const { url: comment } = posted;
  await orWarn(log, 'The output `comment-url` could not be set.', async () =>
    setOutputs({ 'comment-url': comment }),
  );
}

/** An unreadable report becomes a warning; the others are still posted. */
async function readReport(
  { files, log }: SecondStage,
  run: { readonly name: string; readonly url: string; readonly commit: string },
  { artifact }: ForeignArtifact,
): Promise<ForeignClaim | undefined> {
  try {
    const bounds = { most: LARGEST_REPORT, mostInAll: LARGEST_REPORT_ARTIFACT };
    const json = await log.within(`Read the report of ${run.name}`, () =>
      files.read(artifact, REPORT_ENTRY, bounds),
    );
    const reading = readForeignReport(json, run);
    if (reading.kind === 'read') return reading.claim;
    warn(log, run.name, reading.why);
  } catch (error) {
    if (!isUnusable(error)) throw error;
    warn(log, run.name, error.message);
  }
  return undefined;
}

const warn = (log: JobLog, name: string, why: string): void =>
  log.annotate({
    level: 'warning',
    title: 'perf-gate: a report was not used',
    text: `The report of the gate "${name}" is not posted. ${why}`,
  });

/** An artifact can neither accept a loss nor name a baseline: GitHub is asked for both. */
async function confirm(
  { api, job, settings }: SecondStage,
  { run, pull }: { readonly run: WorkflowRun; readonly pull: Pull },
  claim: ForeignClaim,
): Promise<GateReport> {
  const { acceptLabel } = settings;
  const baseline = { runId: claim.baselineRun, by: run, pull };
  return confirmClaim(claim, {
    acceptance: claim.isAccepted ? await acceptanceOfPull(api, pull, acceptLabel) : undefined,
    source: await confirmForeignBaseline(api, baseline, { job, settings }),
  });
}

/** Built only from GitHub's answer and our own environment. */
const urlOf = ({ serverUrl, repository }: Job, { id }: WorkflowRun): string =>
  `${serverUrl}/${repository.owner}/${repository.name}/actions/runs/${id}`;

const prefaceOf = ({ id }: WorkflowRun, url: string): string =>
  `> Measured by [run ${id}](${url}) of the pull request's own code; perf-gate checked the form of ` +
  'these numbers, not their truth.';

interface ForeignArtifact {
  /** The gate's name, checked to have the form of a name. */
  readonly name: string;
  readonly artifact: Artifact;
}

/**
 * The newest of each name, in the order of their names.
 * @throws GateError where they cannot be listed
 */
async function listForeignArtifacts(
  api: Pick<Api, 'listRunArtifacts'>,
  runId: number,
): Promise<readonly ForeignArtifact[]> {
  const newest = new Map<string, Artifact>();
  const { artifacts } = await api.listRunArtifacts(runId);
  for (const artifact of artifacts.toSorted((a, b) => a.id - b.id)) {
    const name = gateOf(artifact, runId);
    if (name !== undefined) newest.set(name, artifact);
  }
  return [...newest]
    .map(([name, artifact]) => ({ name, artifact }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function gateOf({ name, isExpired, runId }: Artifact, expected: number): string | undefined {
  if (!name.startsWith(REPORT_PREFIX) || isExpired || runId !== expected) return undefined;
  const reading = readName(name.slice(REPORT_PREFIX.length));
  return reading.kind === 'accepted' ? reading.value : undefined;
}
