// `perf-gate validate --start-server`: a line for each request, and the error that a run would end with.

import { withLogs } from '../edge/log-folder.ts';
import { type TriedRequest, tryPlan } from '../gate/try-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { copiedText } from '../report/visible-text.ts';
import { VERSION } from '../version.ts';
import type { Session } from './commands.ts';
import { keepLogs } from './console.ts';

/** @throws GateError of a server that does not start, and of requests that do not get what they expect */
export async function tryRequests(plan: Plan, { console, signal }: Session): Promise<number> {
  return await withLogs(keepLogs(console), async (logs) => {
    const { setup, tried, refusal } = await tryPlan(plan, {
      report: plan.outputs.quiet ? () => undefined : console.progress.bind(console),
      hide: console.hide.bind(console),
      signal,
      ambient: process.env,
      logs,
      identity: { id: 'trial', attempt: 1, commit: undefined, url: undefined, perfGate: VERSION },
    });
    const lines = describeTried([...setup, ...tried], console.styleOf('out').unicode);
    console.out(`\n${lines.map((line) => copiedText(`  ${line}`)).join('\n')}\n`);
    if (refusal !== undefined) throw refusal;
    return 0;
  });
}

/** `✔ create  201  application/json  27 B  4.2 ms`, in columns. */
export function describeTried(tried: readonly TriedRequest[], unicode: boolean): readonly string[] {
  const [good, bad] = unicode ? ['✔', '✖'] : ['ok', 'NO'];
  const rows = tried.map(
    ({ request, isExpected, status, contentType, location, bodyBytes, took }) => [
      (isExpected ? good : bad) ?? '',
      shorten(request.name, WIDEST_NAME),
      status === 0 ? 'no answer' : String(status),
      describeType(contentType, location),
      `${bodyBytes} B`,
      `${took.toFixed(1)} ms`,
    ],
  );
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        column < FIRST_NUMBER
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Who measures a redirect may want what it leads to: `to /login`. */
function describeType(contentType: string, location: string): string {
  if (location !== '') return shorten(`to ${location}`, WIDEST_TYPE);
  return contentType === '' ? '–' : shorten(contentType, WIDEST_TYPE);
}

/** With them, a line of ordinary numbers fits into 80 columns. */
const WIDEST_NAME = 24;
const WIDEST_TYPE = 31;

const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** Bytes and time end at one edge. */
const FIRST_NUMBER = 4;
