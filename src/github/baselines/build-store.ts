// Builds as artifacts beside baselines. A build is code that will run here with the rights of the job:
// it is taken only from a run whose baseline would be believed, and looked at again for that.

import { stat } from 'node:fs/promises';
import type { BaselineSource, PackedBuild, StoredBuild } from '../../baseline/store.ts';
import { GateError, rethrowUnlessFault } from '../../errors.ts';
import { describeRun } from './describe-search.ts';
import {
  BUILD_ENTRY,
  type BuildSource,
  buildArtifactName,
  fetchRunBuild,
  LARGEST_BUILD,
} from './run-build.ts';
import type { SearchGround } from './search.ts';
import { isTrusted } from './trusted-run.ts';

export interface WantedBuild {
  /** The gate's. */
  readonly name: string;
  /** The run whose baseline was found. */
  readonly source: BaselineSource;
  readonly ground: SearchGround;
  /** `baseline-paths` are given, so that one may be expected. */
  readonly isExpected: boolean;
}

/**
 * @param note is told, in whole sentences, why one that there is, or should be, is not used
 * @throws what is no fault of the build's, of GitHub's or of the disk's: a cancellation
 */
export async function fetchBuild(
  source: BuildSource,
  wanted: WantedBuild,
  note: (text: string) => void,
): Promise<StoredBuild | undefined> {
  const of = `The build of run ${wanted.source.runId}`;
  try {
    const run = await source.api.getRun(wanted.source.runId);
    if (!isOfFound(run.headSha, wanted) || !isTrusted(run, wanted.ground.source)) {
      note(`${of} was not used. It is not a run whose baselines are trusted.`);
      return undefined;
    }
    const found = await fetchRunBuild(source, run, wanted.name);
    if (found.kind === 'fetched') return found.build;
    if (found.kind === 'unusable') note(`${of} was not used. ${found.why}`);
    else if (wanted.isExpected)
      note(`No build is stored beside the baseline of ${describeRun(run)}.`);
    return undefined;
  } catch (error) {
    rethrowUnlessFault(error);
    note(`${of} could not be fetched. ${error.message} ${error.remedy}`);
    return undefined;
  }
}

/** Of the commit that was compared with, and of one that the candidate contains. */
const isOfFound = (headSha: string, { source, ground }: WantedBuild): boolean =>
  headSha === source.commit && ground.chain.commits.includes(headSha);

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
