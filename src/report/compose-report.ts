// The run, its baseline and its verdict as the one value that every renderer reads.

import type { Plan } from '../plan/plan.ts';
import { poolRecords } from '../record/merge.ts';
import { blocksOf } from '../record/metrics.ts';
import { pairsOf } from '../record/pairs.ts';
import type { Environment, RunRecord } from '../record/run-record.ts';
import { milliseconds, toSeconds } from '../units.ts';
import type { Acceptance } from '../verdict/acceptance.ts';
import { type Comparable, findComparable } from '../verdict/comparable.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { reportBlocks } from './compose/blocks.ts';
import { reportComparison } from './compose/comparison.ts';
import { reportDetails } from './compose/details.ts';
import { reportDifferences } from './compose/differences.ts';
import { baselineOf, reportEvidence } from './compose/evidence.ts';
import { decideExit } from './compose/exit-code.ts';
import { reportHistory } from './compose/history.ts';
import { maskReport } from './compose/mask-report.ts';
import { reportProfile } from './compose/profile.ts';
import { repeatCommand } from './compose/repeat.ts';
import { reportRows } from './compose/rows.ts';
import type {
  EvidenceFacts,
  GateReport,
  ReportBaseline,
  ReportEnvironment,
  ReportRun,
  ReportSource,
  ReportVerdict,
} from './gate-report.ts';

/** What the report says about the stored records that were found. */
interface FoundRecords {
  readonly records: readonly RunRecord[];
  readonly source?: ReportSource;
}

interface ReportInput {
  readonly plan: Plan;
  /** What the verdict is about. */
  readonly record: RunRecord;
  readonly baseline: FoundRecords;
  readonly verdict: Verdict;
  readonly acceptance?: Acceptance | undefined;
  /** What the gate chose to judge by; by default it follows from what was measured and found. */
  readonly evidence?: EvidenceFacts | undefined;
  /** Where the record was saved, if it was. */
  readonly saved?: GateReport['saved'] | undefined;
  /** Default: the first attempt alone. */
  readonly attempts?: AttemptFacts;
}

interface AttemptFacts {
  /** The attempt of this run; the record may be from an earlier one. */
  readonly attempt: number;
  /** How many attempts are in the record. */
  readonly pooled: number;
  /** The page of the run. */
  readonly url: string | undefined;
}

export function composeReport(input: ReportInput): GateReport {
  const { plan, record, baseline, verdict, acceptance } = input;
  const comparable = findComparable(record, baseline.records);
  const evidence = reportEvidence({
    record,
    comparisons: verdict.comparisons,
    hasStored: comparable.kind === 'comparable',
    chosen: input.evidence,
  });
  const before = baselineOf(record) ?? poolStored(comparable);
  const report: GateReport = {
    schema: 1,
    perfGate: record.environment.perfGate,
    name: record.name,
    verdict: reportVerdict(verdict),
    exit: decideExit(verdict, plan.policy, acceptance),
    acceptance: acceptance ?? null,
    run: reportRun(input),
    baseline: evidence.kind === 'stored' ? reportBaseline(comparable, baseline.source) : null,
    evidence,
    saved: input.saved ?? null,
    repeat: repeatCommand(plan, record),
    ...reportDifferences(record, evidence.kind, comparable),
    profile: reportProfile(record, evidence.kind),
    comparisons: verdict.comparisons.map((comparison) =>
      reportComparison(comparison, record, plan.tolerances.errors),
    ),
    warnings: verdict.warnings,
    rows: reportRows(record, before),
    details: reportDetails(record, before),
    blocks: reportBlocks(record),
    history: reportHistory(record, baseline.records),
    // Whoever keeps the logs adds them.
    lastLines: null,
  };
  return maskReport(report, plan.secrets);
}

const poolStored = (comparable: Comparable): RunRecord | undefined =>
  comparable.kind === 'comparable' ? poolRecords(comparable.records) : undefined;

function reportVerdict(verdict: Verdict): ReportVerdict {
  switch (verdict.kind) {
    case 'pass':
      return { kind: 'pass' };
    case 'regression':
      return { kind: 'regression', offending: verdict.offending };
    case 'inconclusive':
      return { kind: 'inconclusive', need: verdict.need };
    case 'no-baseline':
      return { kind: 'no-baseline', why: verdict.why };
    case 'invalid-run':
      return { kind: 'invalid-run', because: verdict.because };
  }
}

function reportRun({ plan, record, attempts }: ReportInput): ReportRun {
  const { load, environment } = record;
  return {
    measuredAt: record.measuredAt,
    commit: record.commit ?? null,
    changedFrom: record.changedFrom ?? null,
    url: attempts?.url ?? null,
    attempt: attempts?.attempt ?? record.attempt,
    attempts: attempts?.pooled ?? 1,
    seed: record.seed,
    target: plan.server.kind === 'started' ? plan.server.start : describeTarget(plan),
    blocks: baselineOf(record) === undefined ? blocksOf(record).length : pairsOf(record).length,
    seconds: toSeconds(record.took ?? measuredTime(record)),
    measuringSeconds: toSeconds(measuredTime(record)),
    processes: load.processes,
    connections: load.connections,
    threads: load.threads,
    engine: load.engine,
    offeredRate: load.offeredRate ?? null,
    environment: reportEnvironment(environment),
  };
}

function describeTarget({ target: { protocol, hostname, port }, server }: Plan): string {
  const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
  const isOnSocket = server.kind === 'running' && server.unixSocket !== undefined;
  return isOnSocket ? `${url} on ${server.unixSocket}` : url;
}

/** Recorded time of both phases, summed over the arms. */
function measuredTime(record: RunRecord) {
  const windows = record.blocks.map(
    ({ capacity, fixedRate }) => capacity.window + (fixedRate?.window ?? 0),
  );
  return milliseconds(windows.reduce((sum, window) => sum + window, 0));
}

function reportEnvironment({ machine: _, ...facts }: Environment): ReportEnvironment {
  return { ...facts, cpuQuota: facts.cpuQuota ?? null, image: facts.image ?? null };
}

function reportBaseline(
  comparable: Comparable,
  source: ReportSource | undefined,
): ReportBaseline | null {
  if (comparable.kind === 'nothing') return null;
  const [newest] = comparable.records;
  return {
    records: comparable.records.length,
    newestMeasuredAt: newest.measuredAt,
    newestCommit: newest.commit ?? null,
    sameMachine: comparable.sameMachine,
    source: source ?? null,
  };
}
