// Baselines as artifacts of workflow runs on the base branch.

import type { BaselineStore, FoundBaseline, StoredBaseline } from '../baseline/baseline-store.ts';
import { mergeRecords } from '../baseline/merge-records.ts';
import { writeBaseline } from '../baseline/record-text.ts';
import type { RunRecord } from '../measure/run-record.ts';
import type { ActionSettings } from '../plan/action-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Progress } from '../report/progress.ts';
import { baseBranchOf, storesBaseline } from './base-branch.ts';
import {
  awaitBaseline,
  isInProgress,
  openSearch,
  type Search,
  type SearchGround,
  type SearchSettings,
  searchBaselines,
} from './baseline-search.ts';
import { describeRun, explainNothing, NO_BRANCH, notesOf, sourceOf } from './describe-search.ts';
import { BASELINE_ENTRY, baselineArtifactName, readRunBaseline } from './run-baseline.ts';

export interface ArtifactStoreSettings extends Omit<SearchSettings, 'events'> {
  readonly settings: Pick<ActionSettings, 'baselineEvents' | 'baselineWait'>;
  readonly report: (progress: Progress) => void;
}

/** One for a job: what it learns of the commits when finding serves again when storing. */
export class ArtifactStore implements BaselineStore {
  readonly #settings: ArtifactStoreSettings;
  readonly #search: SearchSettings;
  #ground: Promise<SearchGround> | undefined;

  constructor(settings: ArtifactStoreSettings) {
    this.#settings = settings;
    this.#search = { ...settings, events: settings.settings.baselineEvents };
  }

  /** @throws GateError a fault of GitHub's: that it could not be asked never means "no baseline". */
  async find({ name }: Pick<Plan, 'name'>): Promise<FoundBaseline> {
    const branch = baseBranchOf(this.#settings.job.event);
    const description = baselineArtifactName(name);
    if (branch === undefined) return { records: [], description, why: NO_BRANCH };
    const ground = await this.#openGround(branch);
    const search = await this.#searchPatiently(ground, name);
    const notes = notesOf(search);
    const [nearest] = search.found;
    if (nearest === undefined) {
      const why = explainNothing({ ...ground, ...search, name, isStored: this.#isStored });
      return { records: [], description, why, notes };
    }
    const records = mergeRecords(search.found.map((each) => each.records));
    return { records, description: describeRun(nearest.run), source: sourceOf(nearest.run), notes };
  }

  /**
   * Stores the record together with the recent ones, so that the newest artifact has them all.
   * @throws GateError with a code of `explainUploadError` or `explainApiError`, or `record-too-large`.
   */
  async store(record: RunRecord): Promise<StoredBaseline> {
    const branch = baseBranchOf(this.#settings.job.event);
    if (branch === undefined || !this.#isStored) return { kind: 'not-kept' };
    const ground = await this.#openGround(branch);
    if (!this.#isOfThisCommit(ground)) return { kind: 'not-kept' };
    const before = await this.#recordsToKeep(ground, record.name);
    const { text, records } = writeBaseline(mergeRecords([[record], ...before]));
    const description = baselineArtifactName(record.name);
    await this.#settings.files.upload(description, { [BASELINE_ENTRY]: text });
    return { kind: 'stored', description, records };
  }

  get #isStored(): boolean {
    return storesBaseline(this.#settings.job.event, this.#search.events);
  }

  #openGround(branch: string): Promise<SearchGround> {
    this.#ground ??= openSearch(this.#search, branch);
    return this.#ground;
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

  /** Who looks for the baseline of a commit goes by what GitHub says that the run was of. */
  #isOfThisCommit({ chain }: SearchGround): boolean {
    const isSame = chain.candidate === this.#settings.job.sha;
    if (!isSame) {
      this.#note(
        `The record is not kept as a baseline: commit ${chain.candidate.slice(0, 7)} is checked ` +
          `out, and the run is of ${this.#settings.job.sha.slice(0, 7)}.`,
      );
    }
    return isSame;
  }

  /** Looked up anew: another run may have stored one meanwhile; an earlier attempt of ours before. */
  async #recordsToKeep(ground: SearchGround, name: string): Promise<(readonly RunRecord[])[]> {
    const { job, api } = this.#settings;
    const lists: (readonly RunRecord[])[] = [];
    if (job.run.attempt > 1) {
      const own = await readRunBaseline(this.#search, await api.getRun(job.run.id), name);
      if (own.kind === 'read') lists.push(own.records);
    }
    const search = await searchBaselines(this.#search, ground, name);
    return [...lists, ...search.found.map((each) => each.records)];
  }

  #note(text: string): void {
    this.#settings.report({ kind: 'note', text });
  }
}
