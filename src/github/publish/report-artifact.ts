// The artifact that a gated run leaves for others: its report, and the records of its attempts.

import * as z from 'zod';
import { readBaseline, writeBaseline } from '../../baseline/record-text.ts';
import type { Plan } from '../../plan/plan.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { METRIC_LABELS } from '../../report/metric-words.ts';
import type { MetricName } from '../../verdict/verdict.ts';
import type { Api } from '../api/api.ts';
import type { ArtifactFiles } from '../artifacts/files.ts';
import { artifactUnreadable } from '../artifacts/read-zip-entry.ts';
import { isUnusable, newestOf } from '../artifacts/usable.ts';
import type { Job } from '../job/job.ts';
import { MOST_OF_PROFILES } from './raw-profiles.ts';

/**
 * Bytes: bound for the archive, and for the records in it. They are of both versions, and of
 * several attempts: 64 requests in 20 pairs of blocks come to some 20 MiB.
 */
export const LARGEST_REPORT_ARTIFACT = 64 * 1_024 * 1_024;

export const REPORT_ENTRY = 'report.json';
const RECORDS_ENTRY = 'records.json';

/** `;` cannot occur in a gate's name, so that no baseline is taken for a report or the reverse. */
export const REPORT_PREFIX = 'perf-gate-report;';

/** Bytes by which an incompressible archive, with the report, is larger than its records and profiles. */
const LARGEST_REMAINDER = 2 * 1_024 * 1_024;
const MOST_CHARACTERS = LARGEST_REPORT_ARTIFACT - LARGEST_REMAINDER - MOST_OF_PROFILES;

interface ReportContents {
  readonly name: string;
  /** As JSON. */
  readonly report: string;
  /** The valid ones of this run's attempts so far, oldest first. */
  readonly records: readonly RunRecord[];
  /** What profilers wrote, by the names of the files. */
  readonly profiles?: Readonly<Record<string, string>>;
}

/** @throws GateError with a code of `explainUploadError`, or `record-too-large`. */
export async function uploadReport(
  files: ArtifactFiles,
  { name, report, records, profiles }: ReportContents,
): Promise<void> {
  const { text } = writeBaseline(records, MOST_CHARACTERS);
  const entries = { ...profiles, [REPORT_ENTRY]: report, [RECORDS_ENTRY]: text };
  await files.upload(`${REPORT_PREFIX}${name}`, entries);
}

/** What earlier attempts of this run measured. */
interface EarlierRecords {
  /** Oldest first. */
  readonly records: readonly RunRecord[];
  /** Metrics that the newest of them reported as regressions, its own or remembered. */
  readonly shown: readonly MetricName[];
  /** Why `records` may be incomplete, as a sentence. */
  readonly note: string | undefined;
}

/** @throws GateError when GitHub fails, so that they cannot be looked for. */
export async function readEarlierAttempts(
  { api, files, job }: { readonly api: Api; readonly files: ArtifactFiles; readonly job: Job },
  { name }: Pick<Plan, 'name'>,
): Promise<EarlierRecords> {
  const { id, attempt } = job.run;
  if (attempt === 1) return { records: [], shown: [], note: undefined };
  const artifactName = `${REPORT_PREFIX}${name}`;
  const { artifacts } = await api.listRunArtifacts(id, artifactName);
  const artifact = newestOf(
    artifacts.filter((each) => each.name === artifactName && each.runId === id),
  );
  if (artifact === undefined) return { records: [], shown: [], note: NOTHING_LEFT };
  if (artifact.isExpired) return unreadable('They have expired.');
  try {
    const bounds = { most: LARGEST_REPORT_ARTIFACT, mostInAll: LARGEST_REPORT_ARTIFACT };
    const readEntry = await files.open(artifact, bounds);
    const text = await readEntry(RECORDS_ENTRY);
    const records = readBaseline(text, 'Their file', name, MOST_CHARACTERS);
    const shown = offendingMetrics(await readEntry(REPORT_ENTRY));
    const isEarlier = (record: RunRecord) => record.id === `${id}` && record.attempt < attempt;
    return { records: records.filter(isEarlier), shown, note: undefined };
  } catch (error) {
    if (isUnusable(error)) return unreadable(error.message);
    throw error;
  }
}

/** Whoever lost a red attempt's report would else have a new roll of the dice. */
const NOTHING_LEFT =
  'Earlier attempts of this run left no measurements, as when they ended before they had any.';

/**
 * Said, because nothing that they showed can then be added to this attempt, or stand against it.
 */
function unreadable(why: string): EarlierRecords {
  return {
    records: [],
    shown: [],
    note: `The records of earlier attempts could not be read. ${why}`,
  };
}

const REPORT = z.object({
  verdict: z.object({ kind: z.string(), offending: z.array(z.string()).optional() }),
});

/**
 * What an earlier report found beyond tolerance; none if it was no regression. Drops unknown names.
 * @throws GateError `artifact-unreadable`
 */
function offendingMetrics(json: string): readonly MetricName[] {
  const { data } = REPORT.safeParse(parse(json));
  if (data === undefined) throw artifactUnreadable('its report has another form');
  const { kind, offending = [] } = data.verdict;
  return kind === 'regression' ? offending.filter(isMetric) : [];
}

const isMetric = (name: string): name is MetricName => Object.hasOwn(METRIC_LABELS, name);

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
