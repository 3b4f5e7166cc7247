// What the servers of a run wrote last, added to its report. It is read where the logs are kept, and masked as
// they are.

import { join } from 'node:path';
import { openRegularFile } from '../regular-file.ts';
import type { GateReport } from '../report/gate-report.ts';
import { sanitise } from '../server/sanitise.ts';

type Mask = (text: string) => string;

/** Of a server. As many as a reader looks at. */
const MOST_LINES = 20;
const LONGEST_LINE = 500;
/** So many characters are searched for them. */
const MOST_CHARACTERS = 1_048_576;
/** Bytes: more than a log may hold. */
const LARGEST_LOG = 17 * 1_024 * 1_024;

/**
 * What a server logs may be confidential. So a report of a run whose logs are removed, because it ended well, is
 * returned as it is.
 * @param logs the folder of this run's logs
 * @param mask takes secrets out
 */
export function addLastLines(report: GateReport, logs: string, mask: Mask): GateReport {
  if (report.exit.code === 0) return report;
  const isBoth = report.evidence.kind === 'side-by-side';
  const arms = isBoth ? (['baseline', 'candidate'] as const) : (['candidate'] as const);
  const lastLines = arms.flatMap((arm) => {
    const log = textOf(join(logs, isBoth ? `server-${arm}.log` : 'server.log'));
    return log === undefined ? [] : [{ arm, lines: lastLinesOf(log, mask) }];
  });
  return { ...report, lastLines: lastLines.length === 0 ? null : lastLines };
}

/** @returns `undefined` where there is no log: perf-gate did not start that server, or the log was removed */
function textOf(path: string): string | undefined {
  try {
    // Its server runs as the same user, and may have put anything in its place.
    using file = openRegularFile(path, LARGEST_LOG);
    return file.bytes().toString('utf8');
  } catch {
    return undefined;
  }
}

/**
 * Secrets are masked before anything is cut, and once more in each line: without its control characters it may
 * hold one that could not be recognised before.
 */
const lastLinesOf = (log: string, mask: Mask): readonly string[] =>
  mask(log)
    .slice(-MOST_CHARACTERS)
    .split('\n')
    .map(sanitise)
    .filter((line) => line !== '')
    .slice(-MOST_LINES)
    .map((line) => shorten(mask(line)));

function shorten(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  const characters = [...line.slice(0, 2 * LONGEST_LINE)];
  return `${characters.slice(0, LONGEST_LINE - 1).join('')}…`;
}
