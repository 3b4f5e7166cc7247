// Artifacts as named texts or as one file: stored in a zip, fetched into a private folder, read within bounds.

import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { makeTemporaryFolder } from '../../temporary-folder.ts';
import { type Milliseconds, seconds } from '../../units.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import type { Artifact } from '../api/api.ts';
import { explainApiError } from '../api/explain-api-error.ts';
import { retryOutages } from '../api/retry.ts';
import type { RepositoryName } from '../job/job.ts';
import { explainUploadError } from './explain-upload-error.ts';
import { extractZipEntry } from './extract-zip-entry.ts';
import { artifactUnreadable, readZipEntry } from './read-zip-entry.ts';

/** Bytes: default bound for the zip and for a text in it. */
const LARGEST_ARTIFACT = 16 * 1_024 * 1_024;

/** Bytes by which an archive of a few incompressible files is larger than the files. */
const LARGEST_FRAME = 64 * 1_024;

interface ArtifactFilesSettings {
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

interface ReadOptions {
  /** Bytes of the entry; default: `LARGEST_ARTIFACT`. */
  readonly most?: number;
  /** Bytes of the zip; default: `LARGEST_ARTIFACT`. */
  readonly mostInAll?: number;
}

interface ExtractOptions {
  /** Path of a file that does not exist yet. */
  readonly to: string;
  /** Bytes of the entry. */
  readonly most: number;
}

export class ArtifactFiles {
  readonly #settings: ArtifactFilesSettings;

  constructor(settings: ArtifactFilesSettings) {
    this.#settings = settings;
  }

  /**
   * The text of one entry, its archive checked against the digest that GitHub has of it.
   * @throws GateError `artifact-unreadable` (damaged, too large, another content),
   * `github-gone` or `github-not-found` (no longer there); another code when GitHub fails.
   */
  async read(artifact: Artifact, entry: string, options: ReadOptions = {}): Promise<string> {
    const readEntry = await this.open(artifact, options);
    return readEntry(entry);
  }

  /**
   * Downloads an archive, to read several of its entries.
   * @returns reads the text of one entry; throws as `read` does
   * @throws GateError as `read` does
   */
  async open(
    artifact: Artifact,
    { most = LARGEST_ARTIFACT, mostInAll = LARGEST_ARTIFACT }: ReadOptions = {},
  ): Promise<(entry: string) => Promise<string>> {
    const zip = await this.#fetch(artifact, mostInAll, (path) => readFile(path));
    return (entry) => readZipEntry(zip, entry, most);
  }

  /**
   * Writes one entry to a file, never holding it in memory; what was written stays when it fails.
   * @throws GateError as `read` does, and `artifact-not-written`.
   */
  async extract(artifact: Artifact, name: string, { to, most }: ExtractOptions): Promise<void> {
    const { signal } = this.#settings;
    await this.#fetch(artifact, most + LARGEST_FRAME, (path) =>
      extractZipEntry(path, { name, to, most, signal }),
    );
  }

  /**
   * A wrong digest mostly means damage on the way, so the download is repeated.
   * @param use gets the zip's path; the file is removed afterwards.
   */
  async #fetch<T>(artifact: Artifact, most: number, use: (path: string) => Promise<T>): Promise<T> {
    if (artifact.size > most) throw tooLarge(artifact.size, most);
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      await using folder = privateFolder(this.#settings.temp);
      if (!(await this.#download(artifact, folder.path))) continue;
      // Awaited here, so that the folder is removed only afterwards.
      return await use(await onlyFileIn(folder.path, most));
    }
    throw artifactUnreadable('its digest is not the stored one');
  }

  /**
   * Stores the texts, by the names of their entries, as one artifact of this run.
   * @throws GateError with a code of `explainUploadError`; nothing is then stored.
   */
  async upload(name: string, entries: Readonly<Record<string, string>>): Promise<void> {
    await using folder = privateFolder(this.#settings.temp);
    const paths = Object.keys(entries).map((entry) => join(folder.path, entry));
    for (const [entry, text] of Object.entries(entries)) {
      await writeFile(join(folder.path, entry), text, { flag: 'wx' });
    }
    await this.#upload(name, paths, folder.path);
  }

  /**
   * Stores one file that is compressed already under this entry name, streaming it.
   * @throws GateError as `upload` does.
   */
  async uploadFile(name: string, entry: string, file: string): Promise<void> {
    await using folder = privateFolder(this.#settings.temp);
    const path = join(folder.path, entry);
    // The toolkit names entries after their paths, and follows links.
    await symlink(file, path);
    await this.#upload(name, [path], folder.path, { compressionLevel: 0 });
  }

  async #upload(
    name: string,
    paths: string[],
    folder: string,
    options: { readonly compressionLevel?: number } = {},
  ): Promise<void> {
    const { retentionDays, signal } = this.#settings;
    const client = new DefaultArtifactClient();
    await unlessAborted(signal, () =>
      client.uploadArtifact(name, paths, folder, { retentionDays, ...options }),
    ).catch((error: unknown) => {
      signal.throwIfAborted();
      throw explainUploadError(error, name);
    });
  }

  /** @returns whether the digest matches GitHub's; the toolkit only logs a mismatch */
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
    const answer = await retryOutages({ signal, backoff }, () =>
      client.downloadArtifact(artifact.id, options),
    ).catch((error: unknown) => {
      signal.throwIfAborted();
      throw explainApiError(error, request);
    });
    return answer.digestMismatch !== true;
  }
}

/** The download's name comes from a header of the answer, so it is looked up, not assumed. */
async function onlyFileIn(folder: string, most: number): Promise<string> {
  const [name, ...others] = await readdir(folder);
  if (name === undefined || others.length > 0) throw artifactUnreadable('it is not one file');
  const path = join(folder, name);
  const { size } = await stat(path);
  if (size > most) throw tooLarge(size, most);
  return path;
}

const tooLarge = (size: number, most: number) =>
  artifactUnreadable(`it has ${size} bytes, more than ${most}`);

interface PrivateFolder extends AsyncDisposable {
  readonly path: string;
}

/** A folder that only we can enter. */
export function privateFolder(parent: string): PrivateFolder {
  const path = makeTemporaryFolder(parent);
  return {
    path,
    // Retried: an abandoned download may still be writing.
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
