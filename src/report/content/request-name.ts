// When a request has to be named: only where there is more than one to tell apart.

import type { GateReport } from '../gate-report.ts';
import { visibleText } from '../visible-text.ts';

/** A name stands within sentences that have to remain readable. */
const LONGEST_NAME = 60;

/** Rows of the mix and of one request say the same. */
export function hasSeveralRequests(report: GateReport): boolean {
  return report.details.requests.length > 1 || report.rows.length > 2;
}

/** The name to show, `null` for the mix and for an only request. */
export function requestNameOf(report: GateReport, request: string | null): string | null {
  if (request === null || !hasSeveralRequests(report)) return null;
  return shortName(request);
}

/** Names come from a configuration, and so in any length. */
export function shortName(request: string): string {
  return visibleText(request, LONGEST_NAME);
}
