// Builds as artifacts beside baselines. A build is code that will run here with the rights of the job,
// so it is taken only from the run whose baseline was found, and so was trusted.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BaselineSource, PackedBuild, StoredBuild } from '../../baseline/store.ts';
import { GateError, rethrowUnlessExplained } from '../../errors.ts';
import type { Artifact, WorkflowRun } from '../api/api.ts';
import type { ArtifactLists } from '../artifacts/artifact-lists.ts';
import type { ArtifactFiles } from '../artifacts/files.ts';
import { privateFolder } from '../artifacts/files.ts';
import { isOfRun, isUnusable, newestOf } from '../artifacts/usable.ts';
import { describeRun } from './describe-search.ts';
import { baselineArtifactName } from './run-baseline.ts';

interface WantedBuild {
  /** The gate's. */
  readonly name: string;
  /** Whose baseline was found. */
  readonly source: BaselineSource;
  /** The run of that baseline, as it was trusted; `undefined`: none of those that were. */
  readonly run: WorkflowRun | undefined;
  /** `baseline-paths` is given, so a missing build is worth a note. */
  readonly isExpected: boolean;
}

/**
 * @param note gets whole sentences: why an existing or expected build is not used
 * @throws only a cancellation; other errors become notes
 */
export async function fetchBuild(
  from: BuildSource,
  { name, source, run, isExpected }: WantedBuild,
  note: (text: string) => void,
): Promise<StoredBuild | undefined> {
  const of = `The build of run ${source.runId}`;
  if (run === undefined) {
    note(`${of} was not used. It is not a run whose baselines are trusted.`);
    return undefined;
  }
  try {
    const found = await fetchRunBuild(from, run, name);
    if (found.kind === 'fetched') return found.build;
    if (found.kind === 'unusable') note(`${of} was not used. ${found.why}`);
    else if (isExpected) note(`No build is stored beside the baseline of ${describeRun(run)}.`);
    return undefined;
  } catch (error) {
    rethrowUnlessExplained(error);
    note(`${of} could not be fetched. ${error.message} ${error.remedy}`);
    return undefined;
  }
}

/** @throws GateError with a code of `explainUploadError`, or `build-too-large` */
export async function storeBuild(
  { files }: Pick<BuildSource, 'files'>,
  name: string,
  { file }: PackedBuild,
): Promise<void> {
  const { size } = await stat(file);
  if (size > LARGEST_BUILD) throw tooLarge(size);
  await files.uploadFile(buildArtifactName(name), BUILD_ENTRY, file);
}

const tooLarge = (size: number): GateError =>
  new GateError({
    code: 'build-too-large',
    kind: 'gate',
    message: `The packed build has ${size} bytes, more than ${LARGEST_BUILD}.`,
    remedy:
      'Name fewer files in `baseline-paths`; without a stored build, the commit is built anew.',
  });

const BUILD_ENTRY = 'build.tgz';

/** Bytes, packed. */
const LARGEST_BUILD = 512 * 1_024 * 1_024;

const buildArtifactName = (name: string): string => `${baselineArtifactName(name)}-build`;

type RunBuild =
  | { readonly kind: 'none' }
  /** `why`: a whole sentence. */
  | { readonly kind: 'unusable'; readonly why: string }
  | { readonly kind: 'fetched'; readonly build: StoredBuild };

interface BuildSource {
  readonly lists: ArtifactLists;
  readonly files: ArtifactFiles;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
}

/** @throws GateError when GitHub or the disk fails. */
async function fetchRunBuild(
  source: BuildSource,
  run: WorkflowRun,
  name: string,
): Promise<RunBuild> {
  const artifactName = buildArtifactName(name);
  const listed = await source.lists.ofRun(run, artifactName);
  const artifact = newestOf(listed.filter((each) => isOfRun(each, run, artifactName)));
  if (artifact === undefined) return { kind: 'none' };
  if (artifact.isExpired) return { kind: 'unusable', why: 'It has expired.' };
  // The service gives every build a digest; without one the content cannot be checked.
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

/** Extracts into a private folder, which stays until the build is disposed of. */
async function extractBuild(
  { files, temp }: BuildSource,
  artifact: Artifact,
): Promise<Omit<StoredBuild, 'commit'>> {
  const folder = privateFolder(temp);
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
