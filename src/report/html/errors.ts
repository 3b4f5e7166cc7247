// Which requests failed, how many of each version, and how.

import { ratio } from '../../units.ts';
import { describeFailure } from '../content/failure-words.ts';
import type { Table } from '../document/report-document.ts';
import { formatCount, NOT_AVAILABLE } from '../format/number.ts';
import { formatShare } from '../format/share.ts';
import type { GateReport, ReportRow, RowValues } from '../gate-report.ts';
import { hasSeveralRequests, shortName } from '../rows/labels.ts';

/** `undefined` where no request of either version failed. */
export function errorTable(report: GateReport): Table | undefined {
  const rows = hasSeveralRequests(report) ? report.rows : report.rows.slice(0, 1);
  const failed = rows.filter(
    ({ candidate, baseline }) => candidate.errors > 0 || (baseline?.errors ?? 0) > 0,
  );
  if (failed.length === 0) return undefined;
  return {
    columns: ['', 'before', 'after', 'how'],
    groups: [{ title: undefined, rows: failed.map((row) => errorRow(report, row)) }],
  };
}

const errorRow = (report: GateReport, { request, candidate, baseline }: ReportRow) => [
  request === null ? 'all requests' : shortName(request),
  baseline === null ? NOT_AVAILABLE : shareOf(baseline),
  shareOf(candidate),
  howOf(report, request),
];

const shareOf = ({ errors, errorShare }: RowValues): string =>
  `${formatShare(ratio(errorShare))} (${formatCount(errors)})`;

/** Of the candidate. Those of all requests stand with each of them, unless there is but one. */
function howOf({ details }: GateReport, request: string | null): string {
  const [only, ...others] = details.requests;
  const named = details.requests.find(({ name }) => name === request);
  const shown = named ?? (request === null && others.length === 0 ? only : undefined);
  return (shown?.failures ?? []).map(describeFailure).join(', ');
}
