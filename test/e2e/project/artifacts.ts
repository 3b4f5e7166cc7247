// What runs of a project left as artifacts, and what a test leaves there in their name.

import { fromBufferPromise } from 'yauzl';
import { readZipEntry } from '../../../src/github/artifacts/read-zip-entry.ts';
import { decodeRecords, encodeRecords } from '../../../src/record/file.ts';
import type { RunRecord } from '../../../src/record/run-record.ts';
import type { Artifact, Run } from '../../fake-github/fake-github.ts';
import { pushEvent } from './events.ts';
import type { Project } from './project.ts';

const MOST_BYTES = 16 * 1_024 * 1_024;

/** The records of the newest baseline that a run stored under this name; none: it stored none. */
export async function storedRecords(
  { github }: Project,
  run: Run,
  name = 'default',
): Promise<readonly RunRecord[]> {
  const artifact = github.state.artifacts.findLast(
    (each) => each.run === run && each.name === `perf-gate-${name}`,
  );
  const { bytes } = artifact?.blob ?? {};
  if (bytes === undefined) return [];
  return decodeRecords(await readZipEntry(bytes, 'baseline.json', MOST_BYTES));
}

/** The names of what a run left, in order. */
export const artifactsOf = (
  { github }: Project,
  { run }: { readonly run: Run },
): readonly string[] =>
  github.state.artifacts.filter((each) => each.run === run).map(({ name }) => name);

/** A finished push run of a commit on main, without any measurement; `run` differs from the usual. */
export function addPushRun(project: Project, sha: string, run: Partial<Run> = {}): Run {
  const added = project.addRun(pushEvent(project.repository, 'main', sha));
  project.github.state.finish(added, 'success');
  return Object.assign(added, run);
}

/** A baseline as if a job of the run had stored it: records, or any text in the place of them. */
export function plantBaseline(
  { github }: Project,
  run: Run,
  content: readonly RunRecord[] | string,
  name = 'default',
): Artifact {
  const text = typeof content === 'string' ? content : encodeRecords(content).text;
  return github.state.uploadAs(run, `perf-gate-${name}`, { 'baseline.json': text });
}

/** Every text in every finished artifact, by artifact and entry: `perf-gate-api/baseline.json`. */
export async function artifactTexts({ github }: Project): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { name, blob, digest } of github.state.artifacts) {
    if (blob.bytes === undefined || digest === undefined) continue;
    const archive = await fromBufferPromise(blob.bytes);
    for await (const { fileName } of archive.eachEntry()) {
      texts.set(`${name}/${fileName}`, await readZipEntry(blob.bytes, fileName, MOST_BYTES));
    }
  }
  return texts;
}
