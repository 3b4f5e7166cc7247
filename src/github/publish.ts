// Publishes the outcome wherever people and later steps look. No failure here changes the outcome.

import { type GateError, rethrowUnlessExplained } from '../errors.ts';
import type { ActionSettings } from '../plan/action-plan.ts';
import type { GateReport } from '../report/gate-report.ts';
import { renderJson } from '../report/render-json.ts';
import { type Reader, renderMarkdown } from '../report/render-markdown.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import type { Api } from './api/api.ts';
import { orWarn, wordsOf } from './job/annotations.ts';
import { type Job, storesBaseline } from './job/job.ts';
import { type JobLog, LOG_STYLE } from './job-log.ts';
import { commentOnPullRequest, explainCommentTrouble } from './publish/comment-on-pull-request.ts';
import { outputValues, setOutputs } from './publish/outputs.ts';
import { keepBadge, keepJson, type ReportForms, writeForms } from './publish/report-files.ts';
import { summariseUnstored, writeSummary } from './publish/summary.ts';
import { annotationOf } from './publish/verdict-annotation.ts';
import { explainWatchTrouble, watchBranch } from './publish/watch-branch.ts';

interface Publication {
  readonly report: GateReport;
  /** Files that were asked for: `plan.outputs`. */
  readonly forms: ReportForms;
}

interface PublishPorts {
  readonly job: Job;
  readonly api: Api;
  readonly settings: Pick<
    ActionSettings,
    'comment' | 'watch' | 'token' | 'acceptLabel' | 'baselineEvents'
  >;
  readonly log: JobLog;
  /** Uploads the report for the second stage and for later attempts, where it can be uploaded. */
  readonly keepReport: (json: string) => Promise<unknown>;
}

/**
 * The summary comes first, so that it is there whatever happens to the rest.
 * @throws GateError only when the job is cancelled; everything else becomes a warning
 */
export async function publish(publication: Publication, ports: PublishPorts): Promise<void> {
  const { report, forms } = publication;
  const { job, log, settings } = ports;
  const reader: Reader = { kind: 'workflow', acceptLabel: settings.acceptLabel };
  const mask = (text: string): string => log.mask(text);
  await orWarn(log, 'The job summary could not be written.', () =>
    writeSummary(mask(renderMarkdown(report, reader))),
  );
  log.report(renderTerminal(report, { ...LOG_STYLE, reader, details: true }));
  log.annotate(annotationOf(report));

  const json = await orWarn(log, 'The report could not be kept as a file.', async () =>
    keepJson(report, job.temp),
  );
  // A badge shows the branch, so a run of a pull request leaves none.
  const badge = storesBaseline(job.event, settings.baselineEvents)
    ? await orWarn(log, 'The badge could not be written.', async () => keepBadge(report, job.temp))
    : undefined;
  await orWarn(log, 'A report could not be written.', async () =>
    writeForms(report, forms, { reader, mask }),
  );
  await orWarn(log, 'The outputs could not be set.', async () =>
    setOutputs(outputValues(report, { json, badge, comment: undefined })),
  );
  await publishOnGithub(report, ports);
}

/**
 * The network comes last: it is slow, and fails most often. The artifact goes before the comment: a
 * comment can be posted again, but the next attempt needs this one's records.
 */
async function publishOnGithub(report: GateReport, ports: PublishPorts): Promise<void> {
  const { log, keepReport } = ports;
  await orWarn(log, 'The report could not be stored as an artifact.', () =>
    // Whoever may read the repository may read it, too. Logs are for those who run the job.
    keepReport(renderJson({ ...report, lastLines: null })),
  );
  const url = await comment(report, ports);
  if (url !== undefined) {
    await orWarn(log, 'The output `comment-url` could not be set.', async () =>
      setOutputs({ 'comment-url': url }),
    );
  }
  await watch(report, ports);
}

/**
 * Publishes why the baseline was not stored. The verdict stands; later runs cannot use this one.
 */
export async function publishUnstored(error: GateError, log: JobLog): Promise<void> {
  const mask = (text: string): string => log.mask(text);
  await orWarn(log, 'The job summary could not be written.', () =>
    writeSummary(summariseUnstored(error, mask)),
  );
  log.error(error);
  log.annotate({
    level: 'error',
    title: 'perf-gate: the baseline was not stored',
    text: wordsOf(error, { mask }),
  });
}

/** @returns the comment's address, where there is a comment */
async function comment(report: GateReport, ports: PublishPorts): Promise<string | undefined> {
  const { job, log } = ports;
  const { event } = job;
  if (event.kind !== 'pull-request') return undefined;
  return orWarn(log, 'The comment could not be posted.', () =>
    postTo(event.number, report, ports).catch((error: unknown) => {
      rethrowUnlessExplained(error);
      log.annotate(explainCommentTrouble(error, job));
      return undefined;
    }),
  );
}

/** Never for a pull request: its code is a stranger's, and its loss may never reach the branch. */
async function watch(report: GateReport, { job, api, settings, log }: PublishPorts): Promise<void> {
  if (settings.watch === 'none' || !storesBaseline(job.event, settings.baselineEvents)) return;
  const { token, acceptLabel } = settings;
  const mask = (text: string): string => log.mask(text);
  await orWarn(log, 'The issue could not be kept.', () =>
    watchBranch(api, { report, job, token, acceptLabel, mask }).then(
      (kept) => log.debug(`issue: ${kept.kind}`),
      (error: unknown) => {
        rethrowUnlessExplained(error);
        log.annotate(explainWatchTrouble(error));
      },
    ),
  );
}

async function postTo(
  pullRequest: number,
  report: GateReport,
  { api, log, settings }: PublishPorts,
): Promise<string | undefined> {
  const posted = await commentOnPullRequest(api, {
    pullRequest,
    report,
    policy: settings.comment,
    token: settings.token,
    acceptLabel: settings.acceptLabel,
    mask: (text) => log.mask(text),
  });
  log.debug(`comment: ${posted.kind}`);
  return posted.kind === 'none' ? undefined : posted.url;
}
