// The build that one trusted run stored beside its baseline, if it has one that can be used.

import { join } from 'node:path';
import type { StoredBuild } from '../../baseline/store.ts';
import type { Api, Artifact, WorkflowRun } from '../api/api.ts';
import type { ArtifactFiles } from '../artifacts/files.ts';
import { privateFolder } from '../artifacts/private-folder.ts';
import { isOfRun, isUnusable, newestOf } from '../artifacts/usable.ts';
import { baselineArtifactName } from './run-baseline.ts';

export const BUILD_ENTRY = 'build.tgz';

/** Packed. */
export const LARGEST_BUILD = 512 * 1_024 * 1_024;

export const buildArtifactName = (name: string): string => `${baselineArtifactName(name)}-build`;

export type RunBuild =
  | { readonly kind: 'none' }
  /** `why`: a whole sentence. */
  | { readonly kind: 'unusable'; readonly why: string }
  | { readonly kind: 'fetched'; readonly build: StoredBuild };

export interface BuildSource {
  readonly api: Api;
  readonly files: ArtifactFiles;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
}

/** @throws GateError a fault of GitHub's, or of the disk. */
export async function fetchRunBuild(
  source: BuildSource,
  run: WorkflowRun,
  name: string,
): Promise<RunBuild> {
  const artifactName = buildArtifactName(name);
  const listed = await source.api.listRunArtifacts(run.id, artifactName);
  const artifact = newestOf(listed.filter((each) => isOfRun(each, run, artifactName)));
  if (artifact === undefined) return { kind: 'none' };
  if (artifact.isExpired) return { kind: 'unusable', why: 'It has expired.' };
  // Every artifact of the service that keeps builds has one; without it nothing shows what was fetched.
  if (artifact.digest === undefined)
    return { kind: 'unusable', why: 'GitHub has no digest of it.' };
  try {
    const stored = await extractBuild(source, artifact);
    return { kind: 'fetched', build: { ...stored, commit: run.headSha } };
  } catch (error) {
    if (isUnusable(error)) return { kind: 'unusable', why: error.message };
    throw error;
  }
}

/** Into a folder of its own, which stays until the build is disposed of. */
async function extractBuild(
  { files, temp }: BuildSource,
  artifact: Artifact,
): Promise<Omit<StoredBuild, 'commit'>> {
  const folder = await privateFolder(temp);
  const dispose = () => folder[Symbol.asyncDispose]();
  try {
    const file = join(folder.path, BUILD_ENTRY);
    await files.extract(artifact, BUILD_ENTRY, { to: file, most: LARGEST_BUILD });
    return { file, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
