// Why the verdict is what it is, and what this run could not have seen.

import { ratio } from '../../units.ts';
import type { Table } from '../document/report-document.ts';
import { formatCount } from '../format/number.ts';
import { formatChange } from '../format/share.ts';
import type { GateReport, ReportComparison } from '../gate-report.ts';
import { formatSmallestShown, needsReason } from '../rows/interval-rows.ts';
import { labelComparison } from '../rows/labels.ts';
import { describeDiffers } from './differences.ts';
import { explainEvidence } from './explain-evidence.ts';
import { explainThroughput } from './explain-throughput.ts';
import { describeFailures } from './failure-words.ts';

/** Sentences: the evidence, the reasons of the verdict, the part of the CPU, the failures. */
export function explainReport(report: GateReport): readonly string[] {
  return [
    ...explainEvidence(report),
    ...reasonsOf(report),
    ...explainThroughput(report),
    ...[describeFailures(report.details) ?? []].flat(),
    ...[describeDiffers(report)].filter((line) => line !== undefined),
    ...unknownServerUse(report),
  ];
}

/** Whatever fails the check or holds up a pass gets its reason. */
function reasonsOf(report: GateReport): readonly string[] {
  const reasons = report.comparisons
    .filter(needsReason)
    .map((comparison) => `${labelComparison(report, comparison)}: ${comparison.because}`);
  return report.verdict.kind === 'inconclusive' ? [...reasons, report.verdict.need] : reasons;
}

function unknownServerUse({ run, rows: [mix] }: GateReport): readonly string[] {
  if (run.processes === 'fresh' || mix === undefined || mix.candidate.cpuPerRequest !== null)
    return [];
  return ['CPU and memory are known only of a server that perf-gate starts itself.'];
}

/** The smallest loss of each metric that could have been shown; `undefined` if nothing was compared. */
export function unseenTable(report: GateReport): Table | undefined {
  // An observed event was seen or did not happen: no loss of it can be missed. Nor can one that was shown.
  const compared = report.comparisons.filter(
    ({ role, method, outcome }) =>
      role !== 'limit' && method !== 'observed' && outcome !== 'regression',
  );
  if (compared.length === 0) return undefined;
  return {
    columns: ['', 'losses below', 'you allow', 'evidence'],
    groups: [
      { title: undefined, rows: compared.map((comparison) => unseenRow(report, comparison)) },
    ],
  };
}

function unseenRow(report: GateReport, comparison: ReportComparison): readonly string[] {
  const { toleranceLine, samples, method } = comparison;
  return [
    labelComparison(report, comparison),
    formatSmallestShown(comparison),
    formatChange(ratio(toleranceLine)),
    `${method}, n = ${formatCount(samples)}`,
  ];
}
