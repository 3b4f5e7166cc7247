// hey's report (requester/report.go, print.go).

import { nameFailures, numberIn, type RunCounts } from './run-counts.ts';

/** It keeps so many answers (`maxRes`): its counts by status end there. */
const KEPT = 1_000_000;

/** @throws Error where it is none */
export function parseHey(text: string): RunCounts {
  const seconds = numberIn(text, /^\s+Total:\s+([\d.]+) secs/m);
  const perSecond = numberIn(text, /^\s+Requests\/sec:\s+([\d.]+)/m);
  const statuses = [...text.matchAll(/^\s+\[(\d{3})\]\t(\d+) responses$/gm)];
  const bad = statuses.filter(([, status]) => Number(status) >= 400);
  const distribution = /^Error distribution:\n((?:\s+\[\d+\]\t.*\n?)*)/m.exec(text)?.[1] ?? '';
  const errors = sumOf([...distribution.matchAll(/^\s+\[(\d+)\]\t/gm)].map(([, count]) => count));
  const answers = sumOf(statuses.map(([, , count]) => count));
  return {
    // Its rate is of all requests, errors too; both figures have four decimals.
    requests: answers < KEPT ? answers : Math.round(seconds * perSecond) - errors,
    seconds,
    failures: nameFailures({
      ...Object.fromEntries(bad.map(([, status, count]) => [`of status ${status}`, Number(count)])),
      errors,
    }),
  };
}

const sumOf = (counts: readonly (string | undefined)[]): number =>
  counts.reduce((sum, count) => sum + Number(count), 0);
