// The last lines of each server, for the page alone: what a server logs may be confidential, and a comment or a
// job's log has more readers.

import { escapeCode } from '../escape/html.ts';
import type { GateReport } from '../gate-report.ts';

export const LAST_LINES_TITLE = 'What the servers wrote last';

const INTRODUCTION = 'The end of the log of each server, from its last block: at most 20 lines.';

/** `undefined` where nothing is known, or nobody wrote anything. */
export function lastLines(report: GateReport): string | undefined {
  const servers = report.lastLines ?? [];
  if (servers.every(({ lines }) => lines.length === 0)) return undefined;
  return [`<p>${INTRODUCTION}</p>`, ...servers.map(linesOf)].join('\n');
}

const linesOf = ({ arm, lines }: NonNullable<GateReport['lastLines']>[number]): string =>
  `<h3>Server of the ${arm}</h3>\n${lines.length === 0 ? '<p>It wrote nothing.</p>' : `<pre><code>${escapeCode(lines.join('\n'))}</code></pre>`}`;
