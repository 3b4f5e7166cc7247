// Which of several artifacts to use, and which errors concern one artifact only.

import { type ErrorCode, GateError } from '../../errors.ts';
import type { Artifact, WorkflowRun } from '../api/api.ts';

/** Checked again, although we asked for exactly these. */
export function isOfRun(artifact: Artifact, run: WorkflowRun, name: string): boolean {
  return (
    artifact.name === name &&
    artifact.runId === run.id &&
    artifact.headRepositoryId === run.repositoryId
  );
}

/** Later attempts of a run add another of the same name; one that has not expired goes first. */
export function newestOf(artifacts: readonly Artifact[]): Artifact | undefined {
  const [newest] = [...artifacts].sort(
    (one, other) => Number(one.isExpired) - Number(other.isExpired) || other.id - one.id,
  );
  return newest;
}

/** Errors of one artifact, after which the search goes on. */
const UNUSABLE: readonly ErrorCode[] = [
  'artifact-unreadable',
  'record-unreadable',
  'github-gone',
  'github-not-found',
];

export function isUnusable(error: unknown): error is GateError {
  return error instanceof GateError && UNUSABLE.includes(error.code);
}
