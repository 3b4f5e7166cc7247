// Requests that were never answered have no time, so no percentile holds them: said where that matters.

import { phasesOf } from '../../record/metrics.ts';
import type { RequestResult, RunRecord } from '../../record/run-record.ts';
import type { Warning } from '../verdict.ts';
import { percent } from '../words/phrase.ts';

/** Where more than this share was given up, the 99th percentile is among them. */
const BEYOND_P99 = 0.01;

/** What was given up took at least the request timeout, nobody knows how much more (right-censored). */
export function warnOfUnanswered(record: RunRecord): Warning | undefined {
  const results = phasesOf(record).flatMap(({ requests }) => [...requests.values()]);
  const share = Math.max(0, ...results.map(unansweredShare));
  if (share <= BEYOND_P99) return undefined;
  return {
    code: 'unanswered',
    text: `Up to ${percent(share)} of the requests of one name were not answered within \`request-timeout\`, so their 99th percentile is at least that; the times that are shown are those of the others.`,
  };
}

function unansweredShare({ ok, failures }: RequestResult): number {
  const unanswered = failures.timeout?.count ?? 0;
  return unanswered === 0 ? 0 : unanswered / (ok + unanswered);
}
