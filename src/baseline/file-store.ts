// Baselines in files: `--baseline` is read, `--save` is added to; they may be one file.

import { readFile } from 'node:fs/promises';
import { GateError } from '../errors.ts';
import type { Outputs, Plan } from '../plan/plan.ts';
import { decodeRecords, encodeRecords } from '../record/file.ts';
import type { RunRecord } from '../record/run-record.ts';
import { replaceFile } from './files/replace-file.ts';
import type { BaselineStore, FoundBaseline, StoredBaseline } from './store.ts';

/** Absolute paths, as in the plan. */
type BaselineFiles = Pick<Outputs, 'baseline' | 'save'>;

export class FileStore implements BaselineStore {
  readonly holdsBuilds = false;
  readonly #files: BaselineFiles;

  constructor(files: BaselineFiles) {
    this.#files = files;
  }

  get keeps(): boolean {
    return this.#files.save !== undefined;
  }

  /** Also reads the file to save to: if it is unreadable, the error comes before minutes of measuring. */
  async find({ name }: Plan): Promise<FoundBaseline> {
    if (this.#files.save !== undefined) await readRecords(this.#files.save);
    const path = this.#files.baseline;
    if (path === undefined) return nothing('no file', 'No baseline file was named (`--baseline`).');
    const all = await readRecords(path);
    if (all === undefined) return nothing(path, `The baseline file ${path} does not exist yet.`);
    const records = all.filter((record) => record.name === name);
    return records.length === 0
      ? nothing(path, `None of the ${all.length} records in ${path} has the name \`${name}\`.`)
      : { records, description: path };
  }

  async store(record: RunRecord): Promise<StoredBaseline> {
    const path = this.#files.save;
    if (path === undefined) return { kind: 'not-kept' };
    // Read before anything is written: a file that we cannot read is not ours, and stays.
    const before = (await readRecords(path)) ?? [];
    const others = before.filter((other) => !isSameRun(record, other));
    const { text, records } = encodeRecords([...others, record]);
    await replaceFile(path, text);
    return { kind: 'stored', description: path, records };
  }

  /** A file that was read is complete. */
  async findAgain(): Promise<undefined> {}

  async fetchBuild(): Promise<undefined> {}
}

const nothing = (description: string, why: string): FoundBaseline => ({
  records: [],
  description,
  why,
});

/** A run that is stored twice, say after a retry of the upload, counts once. */
function isSameRun(one: RunRecord, other: RunRecord): boolean {
  return one.id === other.id && one.attempt === other.attempt;
}

/**
 * Anyone may have written the file. Newest last; `undefined`: there is no such file.
 * @throws GateError `record-unreadable`.
 */
export async function readRecords(path: string): Promise<readonly RunRecord[] | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw cannotRead(path, error);
  });
  return text === undefined ? undefined : decodeRecords(text, path);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function cannotRead(path: string, cause: unknown): GateError {
  return new GateError({
    code: 'record-unreadable',
    kind: 'gate',
    message: `The baseline file ${path} cannot be read.`,
    remedy: 'Make it a file that perf-gate may read, or name another.',
    details: cause instanceof Error ? [cause.message] : [],
    cause,
  });
}
