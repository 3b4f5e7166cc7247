// The baseline that one trusted run stored, if it has one that can be used.

import { readBaseline } from '../../baseline/record-text.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Artifact, WorkflowRun } from '../api/api.ts';
import type { ArtifactFiles } from '../artifacts/files.ts';
import { isOfRun, isUnusable, newestOf } from '../artifacts/usable.ts';

export const BASELINE_ENTRY = 'baseline.json';

export const baselineArtifactName = (name: string): string => `perf-gate-${name}`;

export type RunBaseline =
  | { readonly kind: 'none' }
  /** `note`: which run and why, as whole sentences. */
  | { readonly kind: 'unusable'; readonly note: string }
  | { readonly kind: 'read'; readonly run: WorkflowRun; readonly records: readonly RunRecord[] };

/** One per job and gate: an artifact is downloaded once. */
export class BaselineReader {
  readonly #files: Pick<ArtifactFiles, 'read'>;
  /** By the artifact's ID. */
  readonly #read = new Map<number, readonly RunRecord[]>();

  constructor(files: Pick<ArtifactFiles, 'read'>) {
    this.#files = files;
  }

  /**
   * @param listed what GitHub lists of the run under the baseline's name
   * @throws GateError when GitHub fails: that is never "no baseline".
   */
  async read(run: WorkflowRun, listed: readonly Artifact[], name: string): Promise<RunBaseline> {
    const artifactName = baselineArtifactName(name);
    const artifact = newestOf(listed.filter((each) => isOfRun(each, run, artifactName)));
    if (artifact === undefined) return { kind: 'none' };
    if (artifact.isExpired) return unusable(run, 'It has expired.');
    try {
      const records = await this.#recordsIn(artifact, name);
      if (records.length === 0) return unusable(run, 'It holds no record of this name.');
      return { kind: 'read', run, records };
    } catch (error) {
      if (isUnusable(error)) return unusable(run, error.message);
      throw error;
    }
  }

  async #recordsIn(artifact: Artifact, name: string): Promise<readonly RunRecord[]> {
    const known = this.#read.get(artifact.id);
    if (known !== undefined) return known;
    const text = await this.#files.read(artifact, BASELINE_ENTRY);
    const records = readBaseline(text, 'Its file', name);
    this.#read.set(artifact.id, records);
    return records;
  }
}

function unusable(run: WorkflowRun, why: string): RunBaseline {
  const commit = run.headSha.slice(0, 7);
  const note = `The baseline of run ${run.id} (commit ${commit}) was not used. ${why}`;
  return { kind: 'unusable', note };
}
