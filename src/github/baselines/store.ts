// Baselines as artifacts of workflow runs on the base branch.

import { mergeRecords } from '../../baseline/merge-records.ts';
import { writeBaseline } from '../../baseline/record-text.ts';
import type {
  BaselineSource,
  BaselineStore,
  FoundBaseline,
  PackedBuild,
  StoredBaseline,
  StoredBuild,
} from '../../baseline/store.ts';
import type { ActionSettings } from '../../plan/action-plan.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Progress } from '../../progress.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { WorkflowRun } from '../api/api.ts';
import { ArtifactLists } from '../artifacts/artifact-lists.ts';
import type { ArtifactFiles } from '../artifacts/files.ts';
import { type Annotator, orWarn } from '../job/annotations.ts';
import { baseBranchOf, storesBaseline } from '../job/job.ts';
import { fetchBuild, storeBuild } from './build-store.ts';
import { describeRun, explainNothing, NO_BRANCH, notesOf, sourceOf } from './describe-search.ts';
import { BASELINE_ENTRY, BaselineReader, baselineArtifactName } from './run-baseline.ts';
import {
  awaitBaseline,
  isInProgress,
  nearerInProgress,
  openSearch,
  type Search,
  type SearchGround,
  type SearchSettings,
  searchBaselines,
} from './search.ts';

interface ArtifactStoreSettings extends Omit<SearchSettings, 'events' | 'lists' | 'baselines'> {
  readonly files: ArtifactFiles;
  readonly settings: Pick<ActionSettings, 'baselineEvents' | 'baselineWait'>;
  readonly report: (progress: Progress) => void;
  /** For warnings beside a baseline that was stored. */
  readonly log: Annotator;
}

/** One per job: storing reuses what finding has read. */
export class ArtifactStore implements BaselineStore {
  readonly holdsBuilds = true;
  readonly #settings: ArtifactStoreSettings;
  readonly #search: SearchSettings;
  #ground: Promise<SearchGround> | undefined;
  #last: { readonly ground: SearchGround; readonly search: Search } | undefined;

  constructor(settings: ArtifactStoreSettings) {
    this.#settings = settings;
    this.#search = {
      ...settings,
      events: settings.settings.baselineEvents,
      lists: new ArtifactLists(settings.api),
      baselines: new BaselineReader(settings.files),
    };
  }

  /** @throws GateError when GitHub fails: a failed search never means "no baseline". */
  async find({ name }: Pick<Plan, 'name'>): Promise<FoundBaseline> {
    const branch = baseBranchOf(this.#settings.job.event);
    if (branch === undefined) {
      return { records: [], description: baselineArtifactName(name), why: NO_BRANCH };
    }
    const ground = await this.#openGround(branch);
    const search = await this.#searchPatiently(ground, name);
    this.#last = { ground, search };
    return this.#describe(ground, search, name);
  }

  /** @throws GateError when GitHub fails. */
  async findAgain({ name }: Pick<Plan, 'name'>): Promise<FoundBaseline | undefined> {
    if (this.#last === undefined || nearerInProgress(this.#last.search).length === 0)
      return undefined;
    const { ground } = this.#last;
    return this.#describe(ground, await searchBaselines(this.#search, ground, name), name);
  }

  /** @throws only a cancellation; other errors become notes */
  async fetchBuild(
    { name, compare }: Pick<Plan, 'name' | 'compare'>,
    { source }: FoundBaseline,
  ): Promise<StoredBuild | undefined> {
    if (source === undefined) return undefined;
    const { files, job } = this.#settings;
    const wanted = { name, source, run: this.#runOf(source), isExpected: compare.paths.length > 0 };
    const from = { files, lists: this.#search.lists, temp: job.temp };
    return fetchBuild(from, wanted, (text) => this.#note(text));
  }

  /** As GitHub listed it, where our own search found its baseline. */
  #runOf({ runId }: BaselineSource): WorkflowRun | undefined {
    return this.#last?.search.found.find(({ run }) => run.id === runId)?.run;
  }

  /** Decided by the job's event; `store` also refuses a commit that is not the event's. */
  get keeps(): boolean {
    return storesBaseline(this.#settings.job.event, this.#search.events);
  }

  /**
   * Stores the record together with the recent ones, so that the newest artifact has them all. A
   * build goes into an artifact of its own: where that fails, there is a warning, and still a
   * baseline.
   * @throws GateError with a code of `explainUploadError` or `explainApiError`, or
   * `record-too-large`.
   */
  async store(record: RunRecord, build?: PackedBuild): Promise<StoredBaseline> {
    const branch = baseBranchOf(this.#settings.job.event);
    if (branch === undefined || !this.keeps) return { kind: 'not-kept' };
    const ground = await this.#openGround(branch);
    if (!this.#isOfThisCommit(ground)) {
      this.#note(this.#describeOther(ground));
      return { kind: 'not-kept' };
    }
    const before = await this.#recordsToKeep(ground, record.name);
    const { text, records } = writeBaseline(mergeRecords([[record], ...before]));
    const description = baselineArtifactName(record.name);
    await this.#settings.files.upload(description, { [BASELINE_ENTRY]: text });
    if (build !== undefined) await this.#storeBuild(record.name, build);
    return { kind: 'stored', description, records };
  }

  async #storeBuild(name: string, build: PackedBuild): Promise<void> {
    await orWarn(this.#settings.log, 'The build could not be stored beside the baseline.', () =>
      storeBuild(this.#settings, name, build),
    );
  }

  #openGround(branch: string): Promise<SearchGround> {
    this.#ground ??= openSearch(this.#search, branch);
    return this.#ground;
  }

  #describe(ground: SearchGround, search: Search, name: string): FoundBaseline {
    const notes = notesOf(search);
    const [nearest] = search.found;
    if (nearest === undefined) {
      const { event } = this.#settings.job;
      const isStored = this.keeps && this.#isOfThisCommit(ground);
      const why = explainNothing({ ...ground, ...search, name, event, isStored });
      return { records: [], description: baselineArtifactName(name), why, notes };
    }
    const records = mergeRecords(search.found.map((each) => each.records));
    return { records, description: describeRun(nearest.run), source: sourceOf(nearest.run), notes };
  }

  async #searchPatiently(ground: SearchGround, name: string): Promise<Search> {
    const { baselineWait } = this.#settings.settings;
    const search = await searchBaselines(this.#search, ground, name);
    const [pending] = search.candidates.filter(isInProgress);
    const isEnough = search.found.length > 0 || baselineWait === 0;
    if (isEnough || pending === undefined) return search;
    this.#note(`Waiting for a baseline: ${describeRun(pending)} is still in progress.`);
    return awaitBaseline(this.#search, search, name, baselineWait);
  }

  /**
   * Later searches go by the commit that GitHub records for the run, so store only if we measured that
   * one.
   */
  #isOfThisCommit({ chain }: SearchGround): boolean {
    return chain.candidate === this.#settings.job.sha;
  }

  #describeOther({ chain }: SearchGround): string {
    return (
      `The record is not kept as a baseline: commit ${chain.candidate.slice(0, 7)} is checked ` +
      `out, and the run is of ${this.#settings.job.sha.slice(0, 7)}.`
    );
  }

  /**
   * Searches again: another run may have stored one meanwhile, or an earlier attempt of this run.
   */
  async #recordsToKeep(ground: SearchGround, name: string): Promise<(readonly RunRecord[])[]> {
    const search = await searchBaselines(this.#search, ground, name);
    const lists = search.found.map((each) => each.records);
    const earlier = await this.#earlierOwn(search, name);
    return earlier === undefined ? lists : [earlier, ...lists];
  }

  /** What an earlier attempt of this run stored. */
  async #earlierOwn({ own }: Search, name: string): Promise<readonly RunRecord[] | undefined> {
    const { job, api } = this.#settings;
    if (job.run.attempt === 1) return undefined;
    const { lists, baselines } = this.#search;
    const run = own ?? (await api.getRun(job.run.id));
    const listed = await lists.ofRun(run, baselineArtifactName(name));
    const baseline = await baselines.read(run, listed, name);
    return baseline.kind === 'read' ? baseline.records : undefined;
  }

  #note(text: string): void {
    this.#settings.report({ kind: 'note', text });
  }
}
