// Baselines in files: `--baseline` is read, `--save` is added to; they may be one file.

import { GateError, rethrowUnlessExplained } from '../errors.ts';
import type { Outputs, Plan } from '../plan/plan.ts';
import { decodeRecords, encodeRecords } from '../record/file.ts';
import type { RunRecord } from '../record/run-record.ts';
import { readTextFile } from '../regular-file.ts';
import { replaceFile } from './files/replace-file.ts';
import type { BaselineStore, FoundBaseline, StoredBaseline } from './store.ts';
import { baselineUnusable } from './unusable.ts';

/** In bytes. A record file has at most 16 Mi characters, and one takes at most four in UTF-8. */
export const LARGEST_BASELINE = 64 * 1_024 * 1_024;

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
  async find(plan: Plan): Promise<FoundBaseline> {
    const { baseline: path, save } = this.#files;
    const faults: GateError[] = [];
    const read = async (file: string) =>
      await readRecords(file).catch((error: unknown) => {
        rethrowUnlessExplained(error);
        faults.push(error);
        return undefined;
      });
    const all = path === undefined ? undefined : await read(path);
    const isReadable = faults.length === 0;
    const saved = save === undefined || save === path ? all : await read(save);
    const named = describe(path, all, plan.name);
    const ofName = saved?.filter(({ name }) => name === plan.name) ?? [];
    const found = path === undefined ? { ...named, kept: ofName } : named;
    const mustBeThere = found.isNamed && plan.policy.missingBaseline === 'fail';
    if (isReadable && mustBeThere && found.records.length === 0)
      faults.unshift(baselineUnusable(found.why ?? ''));
    const [first, ...others] = faults;
    if (first !== undefined) throw badInput(first, others);
    return found;
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

/** @param all `undefined`: there is no such file */
function describe(
  path: string | undefined,
  all: readonly RunRecord[] | undefined,
  name: string,
): FoundBaseline {
  if (path === undefined) {
    const why = 'No baseline file was named (`--baseline`).';
    return { records: [], description: 'no file', why };
  }
  const named = { description: path, isNamed: true };
  if (all === undefined) {
    return { ...named, records: [], why: `The baseline file ${path} does not exist.` };
  }
  const records = all.filter((record) => record.name === name);
  if (records.length > 0) return { ...named, records };
  const others = [...new Set(all.map((record) => `\`${record.name}\``))].join(', ');
  const why =
    all.length === 0
      ? `The baseline file ${path} holds no record.`
      : `The baseline file ${path} holds no record with the name \`${name}\`, only with ${others}.`;
  return { ...named, records: [], why };
}

/** All faults of the files at once; files that the user named are input. */
function badInput(first: GateError, others: readonly GateError[]): GateError {
  const remedies = [first, ...others].map(({ remedy }) => remedy);
  const more = others.flatMap(({ message, details }) => [message, ...details]);
  return new GateError({
    code: first.code,
    kind: 'input',
    message: first.message,
    remedy: [...new Set(remedies)].join(' '),
    details: [...first.details, ...more],
    cause: first,
  });
}

/** A run that is stored twice, say after a retry of the upload, counts once. */
function isSameRun(one: RunRecord, other: RunRecord): boolean {
  return one.id === other.id && one.attempt === other.attempt;
}

/**
 * Anyone may have written the file. Newest last; `undefined`: there is no such file.
 * @throws GateError `record-unreadable`.
 */
export async function readRecords(path: string): Promise<readonly RunRecord[] | undefined> {
  const text = readIfThere(path);
  return text === undefined ? undefined : decodeRecords(text, path);
}

function readIfThere(path: string): string | undefined {
  try {
    return readTextFile(path, LARGEST_BASELINE);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw cannotRead(path, error);
  }
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
