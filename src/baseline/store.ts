// The port to stored baselines: files, or artifacts of workflow runs.

import type { Plan } from '../plan/plan.ts';
import type { RunRecord } from '../record/run-record.ts';

export interface BaselineStore {
  /**
   * Records that were stored under the plan's name. The verdict decides which are comparable.
   * @throws GateError `record-unreadable` when there is something that cannot be read;
   * `baseline-unusable` when it was named, is not there, and the plan says that it must be.
   */
  find(plan: Plan): Promise<FoundBaseline>;
  /**
   * Searches again, without waiting, where a nearer run was still measuring during `find`; `undefined`
   * where none was.
   * @throws GateError as `find` does. The result of `find` then stands.
   */
  findAgain(plan: Plan): Promise<FoundBaseline | undefined>;
  /**
   * Adds one record to those that are kept.
   * @throws GateError `record-unreadable`, `record-too-large` or `baseline-not-written`; what was
   * stored before is then untouched.
   */
  store(record: RunRecord, build?: PackedBuild): Promise<StoredBaseline>;
  /** Whether `store` will keep the record, so that a run is worth measuring for later ones. */
  readonly keeps: boolean;
  /** Whether builds are stored beside the records. */
  readonly holdsBuilds: boolean;
  /**
   * The build stored beside the nearest of the records found; `undefined` where there is none.
   * @throws GateError where it cannot be fetched
   */
  fetchBuild(plan: Plan, found: FoundBaseline): Promise<StoredBuild | undefined>;
}

/** What the build left and the server needs, in one file. */
export interface PackedBuild {
  /** Absolute path of a gzipped tar archive. */
  readonly file: string;
  /** Full hash of what was built, where it is known. */
  readonly commit: string | undefined;
}

/** A build in a file of its own. Disposing of it removes the file. From a store its contents are hostile. */
export interface StoredBuild extends PackedBuild, AsyncDisposable {}

export interface FoundBaseline {
  /** Newest last. */
  readonly records: readonly RunRecord[];
  /** Those that make a trend with the run's own, where others are judged by; default: the same. */
  readonly kept?: readonly RunRecord[];
  /** Where they came from, as a phrase: `baseline.json`. */
  readonly description: string;
  /** Whether the user said that it is this one, not merely where one may be looked for. */
  readonly isNamed?: boolean;
  /** Why there are none, as a whole sentence. */
  readonly why?: string;
  /** The workflow run whose artifact was read; the nearest, where there were several. */
  readonly source?: BaselineSource;
  /** What a reader of the report should know about the search, as whole sentences. */
  readonly notes?: readonly string[];
}

/** A run on the base branch, as GitHub describes it. */
export interface BaselineSource {
  readonly runId: number;
  /** For people. */
  readonly runUrl: string;
  /** Full hash of the commit that it ran on. */
  readonly commit: string;
  /** ISO 8601, UTC: when the run was created. */
  readonly createdAt: string;
}

export type StoredBaseline =
  /** `description`: where the record went, as a phrase; `records`: how many are kept there now. */
  | { readonly kind: 'stored'; readonly description: string; readonly records: number }
  | { readonly kind: 'not-kept' };

/** Where nothing is stored, and nothing will be. */
export const nothingStored: BaselineStore = {
  keeps: false,
  holdsBuilds: false,
  find: async () => ({ records: [], description: 'nothing' }),
  findAgain: async () => undefined,
  store: async () => ({ kind: 'not-kept' }),
  fetchBuild: async () => undefined,
};

/** A store that is only written to: for a command that does not use stored numbers. */
export function saveOnly(store: BaselineStore): BaselineStore {
  return {
    ...nothingStored,
    keeps: store.keeps,
    /** The search is still made: an unusable file is reported before minutes of measuring. */
    async find(plan) {
      const { description, kept = [] } = await store.find(plan);
      return { records: [], kept, description };
    },
    store: (record, build) => store.store(record, build),
  };
}
