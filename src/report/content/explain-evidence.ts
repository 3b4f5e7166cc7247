// Explains what the verdict rests on, and what made a measurement side by side less precise.

import { microseconds, ratio } from '../../units.ts';
import type { WarningCode } from '../../verdict/verdict.ts';
import { EVIDENCE_TEXTS } from '../format/evidence-texts.ts';
import { formatCount } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import { formatTime } from '../format/time.ts';
import type { GateReport, ReportSideBySide } from '../gate-report.ts';
import { formatKept } from './side-by-side.ts';

/** Warnings that give the reason of the evidence. */
const SAYS_WHY: readonly WarningCode[] = ['stored-only', 'base-not-run'];

/** Below this imbalance the spread of connections counts as even. */
const NOTEWORTHY_IMBALANCE = 0.1;

/** Sentences: why this evidence, if there was a choice, then what made it weaker than it could be. */
export function explainEvidence(report: GateReport): readonly string[] {
  const { kind, because, sideBySide } = report.evidence;
  const isSaid = report.warnings.some(
    ({ code, text }) => SAYS_WHY.includes(code) && text === because,
  );
  return [
    ...(because === EVIDENCE_TEXTS[kind] || isSaid ? [] : [because]),
    ...(sideBySide === null ? [] : explainSideBySide(report, sideBySide)),
  ];
}

const explainSideBySide = (report: GateReport, sides: ReportSideBySide): readonly string[] => [
  ...explainTurns(report, sides),
  ...explainCleaning(report, sides),
  ...explainPlacement(report, sides),
];

/** Empty if a warning says it already. */
function explainTurns({ warnings }: GateReport, { turns }: ReportSideBySide): readonly string[] {
  const isSaid = warnings.some(({ code }) => code === 'fixed-port');
  if (turns === 'slices' || isSaid) return [];
  return [
    'The two versions were measured one at a time, because the port is fixed: that is less precise.',
  ];
}

function explainCleaning(
  { rows: [mix] }: GateReport,
  { cleaning }: ReportSideBySide,
): readonly string[] {
  if (cleaning === null || mix?.baseline == null) return [];
  const [before, after] = [mix.baseline.responseP99, mix.candidate.responseP99];
  const shares = `${formatKept(cleaning.baseline)} (baseline) and ${formatKept(cleaning.candidate)} (candidate)`;
  const asItCame =
    before === null || after === null
      ? ''
      : `; as it came it was ${formatTime(microseconds(before))} → ${formatTime(microseconds(after))}`;
  const judged = cleaning.isJudged ? '' : '. The cleaned one was not judged';
  return [
    `The cleaned p99 at the fixed rate is of the ${shares} of slices in which neither server nor generator had to wait for a CPU${asItCame}${judged}.`,
  ];
}

/** Empty if a warning says it already. */
function explainPlacement(
  { warnings }: GateReport,
  { placement }: ReportSideBySide,
): readonly string[] {
  const isSaid = warnings.some(({ code }) => code === 'uneven-workers');
  if (placement === null || isSaid) return [];
  const { workers, baselineImbalance, candidateImbalance, reopens } = placement;
  if (Math.max(baselineImbalance, candidateImbalance) < NOTEWORTHY_IMBALANCE) return [];
  const [before, after] = [baselineImbalance, candidateImbalance].map((imbalance) =>
    formatShare(ratio(imbalance)),
  );
  const how = reopens ? ', although they were opened anew before each slice' : '';
  return [
    `Connections fell unevenly on the ${formatCount(workers)} worker processes: the busiest had ${before} (baseline) and ${after} (candidate) more than an even share${how}.`,
  ];
}
