// Replaces what a foreign report claims about others by what GitHub says.

import type { Acceptance } from '../verdict/acceptance.ts';
import type { ForeignClaim } from './foreign-report.ts';
import type { GateReport, ReportSource } from './gate-report.ts';

/** `undefined`: GitHub does not confirm it. */
export interface Confirmation {
  readonly acceptance: Acceptance | undefined;
  /** The run whose baseline was used, as GitHub describes it. */
  readonly source: ReportSource | undefined;
}

/** A loss fails unless its acceptance is confirmed; a commit is named only if a trusted run had it. */
export function confirmClaim(
  { report, isAccepted }: ForeignClaim,
  { acceptance, source }: Confirmation,
): GateReport {
  return {
    ...report,
    baseline: confirmBaseline(report.baseline, source),
    evidence: confirmEvidence(report.evidence, source),
    ...(isAccepted ? confirmAcceptance(report, acceptance) : {}),
  };
}

const confirmBaseline = (
  baseline: GateReport['baseline'],
  source: ReportSource | undefined,
): GateReport['baseline'] =>
  baseline && {
    ...baseline,
    newestCommit: baseline.newestCommit === source?.commit ? baseline.newestCommit : null,
    source: source ?? null,
  };

function confirmEvidence(
  evidence: GateReport['evidence'],
  source: ReportSource | undefined,
): GateReport['evidence'] {
  const { sideBySide } = evidence;
  if (sideBySide === null || sideBySide.arm.commit === source?.commit) return evidence;
  const arm = { ...sideBySide.arm, commit: null };
  return { ...evidence, sideBySide: { ...sideBySide, arm } };
}

function confirmAcceptance({ exit }: GateReport, acceptance: Acceptance | undefined) {
  if (acceptance === undefined) return { exit: { ...exit, code: 1 } };
  const because = `A loss was shown, and accepted by @${acceptance.by}.`;
  return { acceptance, exit: { code: 0, because } };
}
