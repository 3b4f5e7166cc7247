// The baseline that one trusted run stored, if it has one that can be used.

import { readBaseline } from '../../baseline/record-text.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Api, WorkflowRun } from '../api/api.ts';
import type { ArtifactFiles } from '../artifacts/files.ts';
import { isOfRun, isUnusable, newestOf } from '../artifacts/usable.ts';

export const BASELINE_ENTRY = 'baseline.json';

export const baselineArtifactName = (name: string): string => `perf-gate-${name}`;

export type RunBaseline =
  | { readonly kind: 'none' }
  /** `note`: which run and why, as whole sentences. */
  | { readonly kind: 'unusable'; readonly note: string }
  | { readonly kind: 'read'; readonly run: WorkflowRun; readonly records: readonly RunRecord[] };

/** @throws GateError when GitHub fails: that is never "no baseline". */
export async function readRunBaseline(
  { api, files }: { readonly api: Api; readonly files: ArtifactFiles },
  run: WorkflowRun,
  name: string,
): Promise<RunBaseline> {
  const artifactName = baselineArtifactName(name);
  const listed = await api.listRunArtifacts(run.id, artifactName);
  const artifact = newestOf(listed.filter((each) => isOfRun(each, run, artifactName)));
  if (artifact === undefined) return { kind: 'none' };
  if (artifact.isExpired) return unusable(run, 'It has expired.');
  try {
    const text = await files.read(artifact, BASELINE_ENTRY);
    const records = readBaseline(text, 'Its file', name);
    if (records.length === 0) return unusable(run, 'It holds no record of this name.');
    return { kind: 'read', run, records };
  } catch (error) {
    if (isUnusable(error)) return unusable(run, error.message);
    throw error;
  }
}

function unusable(run: WorkflowRun, why: string): RunBaseline {
  const commit = run.headSha.slice(0, 7);
  const note = `The baseline of run ${run.id} (commit ${commit}) was not used. ${why}`;
  return { kind: 'unusable', note };
}
