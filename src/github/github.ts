// Everything that one job does with GitHub: the ports of the gate, publishing, the second stage.

import { FileStore } from '../baseline/file-store.ts';
import { gitCommit } from '../baseline/git-commit.ts';
import type { GitPlace } from '../baseline/repository.ts';
import { type BaselineStore, nothingStored, type PackedBuild } from '../baseline/store.ts';
import { EXIT_CODES } from '../edge/errors.ts';
import { addLastLines } from '../edge/last-lines.ts';
import type { LogKeeping } from '../edge/log-folder.ts';
import { GateError, InputError } from '../errors.ts';
import type { ActionPlan, ActionSettings } from '../plan/action-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Progress } from '../progress.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { GateReport } from '../report/gate-report.ts';
import type { VerdictKind } from '../verdict/verdict.ts';
import { VERSION } from '../version.ts';
import { findAcceptance } from './acceptance.ts';
import { type Api, openApi } from './api/api.ts';
import { whyNotLooked } from './artifacts/explain-upload-error.ts';
import { ArtifactFiles } from './artifacts/files.ts';
import { openAnchors } from './baselines/anchors.ts';
import { findBaseCommit } from './baselines/commit-chain.ts';
import { ArtifactStore } from './baselines/store.ts';
import { type Job, keepsBaselinesInFiles } from './job/job.ts';
import type { JobLog } from './job-log.ts';
import { rawProfiles } from './publish/raw-profiles.ts';
import { readEarlierAttempts, uploadReport } from './publish/report-artifact.ts';
import { noteTakenName, refuseTakenName } from './publish/taken-names.ts';
import { publish, publishUnstored } from './publish.ts';
import { reportSecondStage } from './second-stage.ts';

/** What a run of the gate leaves to be published. */
interface Outcome {
  readonly report: GateReport;
  /** Records of this run's valid attempts so far, oldest first. */
  readonly attempts: readonly RunRecord[];
  /** Why the record could not be stored as a baseline. */
  readonly notStored: GateError | undefined;
}

interface GithubTools {
  readonly log: JobLog;
  readonly signal: AbortSignal;
  /** What the configuration in the baseline's directory asks for. */
  readonly readBasePlan: (
    candidate: Plan,
    directory: string,
    within: string | undefined,
  ) => Promise<Plan | InputError | undefined>;
}

export class Github {
  readonly job: Job;
  readonly #api: Api;
  readonly #files: ArtifactFiles;
  /** Where the measured commit is checked out. */
  readonly #checkout: GitPlace;
  readonly #settings: ActionSettings;
  readonly #log: JobLog;
  readonly #signal: AbortSignal;
  readonly #readBasePlan: GithubTools['readBasePlan'];

  constructor(job: Job, action: ActionPlan, tools: GithubTools) {
    const { log, signal } = tools;
    const { settings } = action;
    const { repository, temp } = job;
    const { token, retentionDays } = settings;
    const onWait = (text: string): void => log.note(text);
    this.job = job;
    this.#api = openApi({ repository, token, signal, onWait });
    this.#files = new ArtifactFiles({ token, repository, temp, signal, retentionDays });
    this.#checkout = { directory: measuredIn(job, action), ambient: process.env, signal };
    this.#settings = settings;
    this.#log = log;
    this.#signal = signal;
    this.#readBasePlan = tools.readBasePlan;
  }

  /** Logs go into the folder that the runner empties after the job; a later step can keep them. */
  get logKeeping(): LogKeeping {
    return {
      parent: this.job.temp,
      mask: (text) => this.#log.mask(text),
      onKept: (folder) => this.#log.note(`The logs are in ${folder}`),
    };
  }

  /**
   * The gate's ports. Baselines are artifacts, or files where the inputs name files.
   * @throws InputError where an earlier step of the job has the same name
   */
  async portsFor(candidate: Plan) {
    const { run } = this.job;
    refuseTakenName(this.job, candidate.name);
    const head = await gitCommit(this.#checkout);
    return {
      baseline: this.#storeFor(candidate.outputs),
      arms: this.#armsFor(candidate),
      anchors: openAnchors({ api: this.#api, checkout: this.#checkout }),
      earlierAttempts: (plan: Plan) => readEarlierAttempts(this.#parts, plan),
      findAcceptance: (shown: VerdictKind) =>
        findAcceptance(shown, { ...this.#parts, settings: this.#settings }),
      // If an earlier step changed the tree, that tree is what this commit means in this workflow.
      identity: {
        id: `${run.id}`,
        attempt: run.attempt,
        commit: head?.hash ?? this.job.sha,
        url: run.url,
        perfGate: VERSION,
      },
      report: (progress: Progress) => this.#log.progress(progress),
      hide: (secrets: readonly string[]) => this.#log.hide(secrets),
    };
  }

  /**
   * @param logs the folder of the logs, where raw profiles are, too
   * @returns the step's exit code: the report's; where that is 0, the code for a baseline not
   * stored
   * @throws GateError only when the job is cancelled
   */
  async publish(
    plan: Plan,
    { report, attempts, notStored }: Outcome,
    logs: string,
  ): Promise<number> {
    const { name } = plan;
    noteTakenName(this.job, name);
    const ports = {
      ...this.#parts,
      settings: this.#settings,
      log: this.#log,
      keepReport: async (json: string) => {
        if (this.job.artifacts !== 'offered') return;
        const profiles = rawProfiles(logs, (text) => this.#log.mask(text));
        const contents = { name, report: json, records: attempts, profiles };
        await this.#log.within('Store the report', () => uploadReport(this.#files, contents));
      },
    };
    const shown = addLastLines(report, logs, (text) => this.#log.mask(text));
    await publish({ report: shown, forms: plan.outputs }, ports).catch((error: unknown) => {
      throw this.#signal.aborted ? cancelledWhilePublishing() : error;
    });
    if (notStored === undefined) return report.exit.code;
    await publishUnstored(notStored, this.#log);
    return report.exit.code || EXIT_CODES[notStored.kind];
  }

  /**
   * @returns the step's exit code, always 0: the first stage fails for a loss, not this one
   * @throws GateError where GitHub cannot be asked, or does not let us comment
   */
  async reportSecondStage(): Promise<number> {
    await reportSecondStage({ ...this.#parts, settings: this.#settings, log: this.#log });
    return 0;
  }

  /** Where the baseline's server may come from, besides what the baseline says. */
  #armsFor(candidate: Plan) {
    const { serverUrl, repository, temp } = this.job;
    const url = `${serverUrl}/${repository.owner}/${repository.name}`;
    return {
      // The job's own token: the checkout need not keep any.
      origin: { url, token: this.#settings.token, temp },
      baseCommit: () => findBaseCommit({ ...this.#parts, checkout: this.#checkout }),
      isChange: ['pull-request', 'merge-group'].includes(this.job.event.kind),
      readPlan: async (directory: string, within?: string) => {
        const plan = await this.#readBasePlan(candidate, directory, within);
        // Its secrets may differ from the candidate's.
        if (plan !== undefined && !(plan instanceof InputError)) this.#log.hide(plan.secrets);
        return plan;
      },
    };
  }

  get #parts() {
    return { job: this.job, api: this.#api, files: this.#files };
  }

  #storeFor(outputs: Plan['outputs']): BaselineStore {
    if (keepsBaselinesInFiles(outputs)) return new FileStore(outputs);
    const { artifacts } = this.job;
    if (artifacts !== 'offered') return noArtifacts(whyNotLooked(artifacts));
    const store = new ArtifactStore({
      ...this.#parts,
      checkout: this.#checkout,
      settings: this.#settings,
      signal: this.#signal,
      report: (progress) => this.#log.progress(progress),
      log: this.#log,
    });
    return {
      keeps: store.keeps,
      holdsBuilds: store.holdsBuilds,
      find: (plan) => this.#log.within('Look for the baseline', () => store.find(plan)),
      findAgain: (plan) => store.findAgain(plan),
      // Stays in the group of the log that is open.
      fetchBuild: (plan, found) => store.fetchBuild(plan, found),
      store: (record: RunRecord, build?: PackedBuild) =>
        this.#log.within('Store the baseline', () => store.store(record, build)),
    };
  }
}

const noArtifacts = (why: string): BaselineStore => ({
  ...nothingStored,
  find: async (plan) => ({ ...(await nothingStored.find(plan)), why }),
});

/** With `path:` at the checkout, or with two of them, the workspace is no checkout, or another one. */
const measuredIn = ({ workspace }: Job, action: ActionPlan): string =>
  action.mode === 'gate' && action.plan.server.kind === 'started'
    ? action.plan.server.cwd
    : workspace;

/** The verdict is published by then, so the error must not say that nothing was judged. */
const cancelledWhilePublishing = (): GateError =>
  new GateError({
    code: 'cancelled',
    kind: 'cancelled',
    message: 'Cancelled after the run was judged.',
    remedy:
      'The verdict above stands; the comment or the stored report may be missing. Re-run the job.',
  });
