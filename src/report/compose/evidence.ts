// Which evidence the verdict rests on, and facts about two versions that were measured side by side.

import { shortageOf } from '../../record/crowd.ts';
import { blocksOf, serviceQuantile, throughputOf } from '../../record/metrics.ts';
import { recordOfArm } from '../../record/one-arm.ts';
import { keptSlices, pairsOf } from '../../record/pairs.ts';
import type { Arm, ArmFacts, Block, Placement, RunRecord } from '../../record/run-record.ts';
import { average, nonEmpty, standardDeviationOf } from '../../stats/spread.ts';
import { logChange } from '../../units.ts';
import type { Comparison } from '../../verdict/verdict.ts';
import { EVIDENCE_TEXTS } from '../format/evidence-texts.ts';
import type { EvidenceFacts, ReportEvidence, ReportSideBySide } from '../gate-report.ts';

export interface EvidenceInput {
  readonly record: RunRecord;
  readonly comparisons: readonly Comparison[];
  /** Whether stored records are comparable. */
  readonly hasStored: boolean;
  readonly chosen: EvidenceFacts | undefined;
}

/** A record with blocks of both arms is paired evidence, whatever was chosen. */
export function reportEvidence({ record, comparisons, ...input }: EvidenceInput): ReportEvidence {
  const sideBySide = reportSideBySide(record, comparisons);
  const derived = input.hasStored ? 'stored' : 'none';
  const kind = sideBySide === null ? derived : 'side-by-side';
  const because = isAbout(input.chosen, kind) ? input.chosen.because : EVIDENCE_TEXTS[kind];
  return { kind, because, sideBySide };
}

/** Why no second version could be measured also explains why stored numbers were used. */
function isAbout(
  chosen: EvidenceFacts | undefined,
  kind: ReportEvidence['kind'],
): chosen is EvidenceFacts {
  return chosen?.kind === kind || (chosen?.kind === 'none' && kind === 'stored');
}

/** The baseline's blocks as a record; `undefined` where the candidate was measured alone. */
export function baselineOf(record: RunRecord): RunRecord | undefined {
  const baseline = recordOfArm(record, 'baseline');
  return baseline.blocks.length === 0 ? undefined : baseline;
}

function reportSideBySide(
  record: RunRecord,
  comparisons: readonly Comparison[],
): ReportSideBySide | null {
  const { baselineArm, look, load } = record;
  if (baselineArm === undefined || baselineOf(record) === undefined) return null;
  const blocks = pairsOf(record).length;
  return {
    arm: reportArm(baselineArm),
    blocks,
    plannedBlocks: Math.max(look?.plannedBlocks ?? 0, blocks),
    look: look?.number ?? 1,
    looks: look?.of ?? 1,
    turns: load.turns,
    cleaning: cleaningOf(record, comparisons),
    placement: placementOf(record),
    shortage: shortageOf(blocksOf(record), record.environment.cores) ?? null,
    blockSpread: {
      throughput: spreadOfPairs(record, (block) => throughputOf(block)),
      p99: spreadOfPairs(record, (block) => serviceQuantile(block, undefined, 0.99)),
    },
  };
}

const reportArm = ({ kind, commit }: ArmFacts): ReportSideBySide['arm'] => ({
  kind,
  commit: commit ?? null,
});

function cleaningOf(
  record: RunRecord,
  comparisons: readonly Comparison[],
): ReportSideBySide['cleaning'] {
  const baseline = keptSlices(record, 'baseline');
  const candidate = keptSlices(record, 'candidate');
  if (baseline === undefined || candidate === undefined) return null;
  const isJudged = comparisons.some(({ metric }) => metric === 'clean-response-p99');
  return { baseline, candidate, isJudged };
}

/** `null` unless several processes worked in both arms. */
function placementOf(record: RunRecord): ReportSideBySide['placement'] {
  const [baseline, candidate] = (['baseline', 'candidate'] as const).map((arm) =>
    placementsOf(record, arm),
  );
  if (!baseline?.length || !candidate?.length) return null;
  return {
    workers: Math.max(...[...baseline, ...candidate].map(({ workers }) => workers)),
    baselineImbalance: average(baseline.map(({ imbalance }) => imbalance)),
    candidateImbalance: average(candidate.map(({ imbalance }) => imbalance)),
    reopens: record.load.reopens,
  };
}

const placementsOf = (record: RunRecord, arm: Arm): readonly Placement[] =>
  blocksOf(recordOfArm(record, arm)).flatMap(({ server }) => server.placement ?? []);

/** Standard deviation over pairs of ln(candidate ÷ baseline); `null` for fewer than two. */
function spreadOfPairs(
  record: RunRecord,
  read: (block: Block) => number | undefined,
): number | null {
  const effects = pairsOf(record).flatMap(({ baseline, candidate }) => {
    const [before = 0, after = 0] = [read(baseline), read(candidate)];
    return before > 0 && after > 0 ? [logChange(before, after)] : [];
  });
  const known = nonEmpty(effects);
  return (known && standardDeviationOf(known)) ?? null;
}
