// A step of a job that has its report already and only has to say so: `publish` or the second stage.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GateError } from '../../src/errors.ts';
import { openApi } from '../../src/github/api/api.ts';
import { ArtifactFiles } from '../../src/github/artifacts/files.ts';
import type { Job } from '../../src/github/job/job.ts';
import { JobLog } from '../../src/github/job-log.ts';
import { publish } from '../../src/github/publish.ts';
import { publishError } from '../../src/github/publish-error.ts';
import { reportSecondStage } from '../../src/github/second-stage.ts';
import type { CommentPolicy } from '../../src/plan/action-plan.ts';
import type { GateReport } from '../../src/report/gate-report.ts';
import { milliseconds } from '../../src/units.ts';

export interface Step {
  /** The second stage has none: its report is in the artifact. */
  readonly report?: GateReport;
  readonly job: Job;
  readonly apiUrl: string;
  readonly token: string;
  readonly comment: CommentPolicy;
  readonly watch?: 'none' | 'issue';
  readonly secrets?: readonly string[];
  /** Where `json`, `markdown` and `html` are wanted. */
  readonly forms?: Readonly<Record<'json' | 'markdown' | 'html', string>>;
  readonly failsToKeep?: boolean;
}

const step: Step = JSON.parse(process.argv[2] ?? '');
const { job, token, report } = step;
const log = new JobLog();
log.hide([token, ...(step.secrets ?? [])]);
const signal = new AbortController().signal;
const backoff = milliseconds(1);
const api = openApi({
  repository: job.repository,
  token,
  apiUrl: step.apiUrl,
  signal,
  onWait: (text) => log.note(text),
  backoff,
});
const settings = {
  comment: step.comment,
  watch: step.watch ?? 'none',
  token,
  acceptLabel: 'perf-accepted',
  baselineEvents: ['push'],
} as const;

try {
  await (report === undefined ? runSecondStage() : runPublish(report));
} catch (error) {
  if (!(error instanceof GateError)) throw error;
  await publishError(error, log);
  process.exitCode = 3;
}

async function runPublish(found: GateReport): Promise<void> {
  const keepReport = (json: string): Promise<void> =>
    log.within('Store the report', async () => {
      if (step.failsToKeep) throw new Error('the disk is full');
      // As the toolkit prints.
      console.log('Artifact name is valid!');
      writeFileSync(join(job.temp, 'kept.json'), json);
    });
  const to = (path: string | undefined) =>
    path === undefined ? undefined : ({ kind: 'file', path } as const);
  const { json, markdown, html } = step.forms ?? {};
  const forms = { json: to(json), markdown: to(markdown), html: to(html) };
  await publish({ report: found, forms }, { job, api, settings, log, keepReport });
}

function runSecondStage(): Promise<void> {
  const { repository, temp } = job;
  const files = new ArtifactFiles({ token, repository, temp, signal, retentionDays: 1, backoff });
  return reportSecondStage({ job, api, files, settings, log });
}
