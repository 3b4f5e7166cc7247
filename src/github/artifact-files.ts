// Artifacts as named texts: stored in one zip, fetched into a private folder and read within bounds.

import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { type Milliseconds, seconds } from '../units.ts';
import { unlessAborted } from '../unless-aborted.ts';
import type { Artifact } from './api.ts';
import { explainApiError } from './explain-api-error.ts';
import { explainUploadError } from './explain-upload-error.ts';
import type { RepositoryName } from './job.ts';
import { privateFolder } from './private-folder.ts';
import { artifactUnreadable, readZipEntry } from './read-zip-entry.ts';
import { retryFaults } from './retry-faults.ts';

/** Of the zip as well as of a text in it. */
export const LARGEST_ARTIFACT = 16 * 1_024 * 1_024;

export interface ArtifactFilesSettings {
  readonly token: string;
  readonly repository: RepositoryName;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  readonly signal: AbortSignal;
  /** Days; the repository's own limit may be lower. */
  readonly retentionDays: number;
  /** One second, but for tests. */
  readonly backoff?: Milliseconds;
}

const MOST_TRIES = 3;

export interface ReadOptions {
  /** Bytes of the entry; the largest artifact unless told. */
  readonly most?: number;
}

export class ArtifactFiles {
  readonly #settings: ArtifactFilesSettings;

  constructor(settings: ArtifactFilesSettings) {
    this.#settings = settings;
  }

  /**
   * The text of one entry, its archive checked against the digest that GitHub has of it.
   * @throws GateError `artifact-unreadable` (damaged, too large, another content),
   * `github-gone` or `github-not-found` (no longer there), or a fault of GitHub's.
   */
  async read(artifact: Artifact, entry: string, options: ReadOptions = {}): Promise<string> {
    if (artifact.size > LARGEST_ARTIFACT) throw tooLarge(artifact.size);
    const zip = await this.#fetch(artifact);
    return readZipEntry(zip, entry, options.most ?? LARGEST_ARTIFACT);
  }

  /** Other bytes than GitHub has are mostly what became of them on the way: asked for again. */
  async #fetch(artifact: Artifact): Promise<Buffer> {
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      await using folder = await privateFolder(this.#settings.temp);
      // Awaited here: a failure while the folder is being removed would be nobody's.
      if (await this.#download(artifact, folder.path)) return await onlyFileIn(folder.path);
    }
    throw artifactUnreadable('its digest is not the stored one');
  }

  /**
   * Stores the texts, by the names of their entries, as one artifact of this run.
   * @throws GateError with a code of `explainUploadError`; nothing is then stored.
   */
  async upload(name: string, entries: Readonly<Record<string, string>>): Promise<void> {
    const { temp, retentionDays, signal } = this.#settings;
    await using folder = await privateFolder(temp);
    const paths = Object.keys(entries).map((entry) => join(folder.path, entry));
    for (const [entry, text] of Object.entries(entries)) {
      await writeFile(join(folder.path, entry), text, { flag: 'wx' });
    }
    const client = new DefaultArtifactClient();
    await unlessAborted(signal, () =>
      client.uploadArtifact(name, paths, folder.path, { retentionDays }),
    ).catch((error: unknown) => {
      signal.throwIfAborted();
      throw explainUploadError(error, name);
    });
  }

  /** @returns whether it has the digest that GitHub has of it; the toolkit only mentions it */
  async #download(artifact: Artifact, path: string): Promise<boolean> {
    const { token, repository, signal, backoff = seconds(1) } = this.#settings;
    const findBy = {
      token,
      workflowRunId: artifact.runId ?? 0,
      repositoryOwner: repository.owner,
      repositoryName: repository.name,
    };
    const expected = artifact.digest === undefined ? {} : { expectedHash: artifact.digest };
    const options = { path, findBy, skipDecompress: true, ...expected };
    const client = new DefaultArtifactClient();
    const request = { doing: `download artifact ${artifact.id}`, permission: 'actions: read' };
    const answer = await retryFaults({ signal, backoff }, () =>
      client.downloadArtifact(artifact.id, options),
    ).catch((error: unknown) => {
      signal.throwIfAborted();
      throw explainApiError(error, request);
    });
    return answer.digestMismatch !== true;
  }
}

/** The download's name comes from a header of the answer, so it is looked up, not assumed. */
async function onlyFileIn(folder: string): Promise<Buffer> {
  const [name, ...others] = await readdir(folder);
  if (name === undefined || others.length > 0) throw artifactUnreadable('it is not one file');
  const path = join(folder, name);
  const { size } = await stat(path);
  if (size > LARGEST_ARTIFACT) throw tooLarge(size);
  return readFile(path);
}

const tooLarge = (size: number) =>
  artifactUnreadable(`it has ${size} bytes, more than ${LARGEST_ARTIFACT}`);
