// perf-gate and wrk by turns on one server that runs already.

import { z } from 'zod';
import { wrkTimes } from '../../accuracy/peer-times.ts';
import { parseWrk } from '../../engine/outputs/wrk.ts';
import type { Round, View } from './line.ts';
import { CONNECTIONS, type Run } from './run.ts';
import { runPerfGate } from './run-perf-gate.ts';
import { runProgram } from './run-program.ts';
import type { ServerEntry } from './server-entry.ts';
import { startVersion } from './start-version.ts';
import { writeVersion } from './versions.ts';

/** A p99 needs a thousand answers, and on a busy machine much of a budget is not measured at capacity. */
const OUR_BUDGET = '20s';
const WRK_SECONDS = 8;

const REPORT = z.object({
  rows: z
    .array(
      z.object({
        candidate: z.object({
          throughput: z.number(),
          p50: z.number().nullable(),
          p99: z.number().nullable(),
          errors: z.number(),
        }),
      }),
    )
    .min(1),
});

export async function compareWithWrk(
  entry: ServerEntry,
  rounds: number,
  run: Run,
): Promise<readonly Round[]> {
  const version = await writeVersion(entry, run, 'wrk', 0);
  await using server = await startVersion(entry, version, run);
  if (server.place.kind !== 'port') return [];
  const url =
    entry.transport === 'https'
      ? `https://localhost:${server.place.port}/`
      : `http://127.0.0.1:${server.place.port}/`;
  // Neither gets the first, cold seconds.
  await seenByWrk(url, entry.warmup ?? 2, run);
  const seen: Round[] = [];
  for (let round = 0; round < rounds; round++) seen.push(await takeRound(url, round, run));
  return seen;
}

/** Each goes first in turn: a drift then favours neither. */
async function takeRound(url: string, round: number, run: Run): Promise<Round> {
  const first = round % 2 === 0 ? await seenByUs(url, run) : undefined;
  const wrk = await seenByWrk(url, WRK_SECONDS, run);
  return { ours: first ?? (await seenByUs(url, run)), wrk };
}

async function seenByWrk(url: string, seconds: number, run: Run): Promise<View> {
  const command = [
    'wrk',
    '-t1',
    `-c${CONNECTIONS}`,
    `-d${seconds}s`,
    '--timeout',
    '10s',
    '--latency',
    url,
  ];
  const { stdout } = await runProgram(command, { ...run, cwd: run.root });
  const counts = parseWrk(stdout);
  const { p50 = null, p99 = null } = wrkTimes(stdout);
  return { throughput: counts.requests / counts.seconds, p50, p99, failures: counts.failures };
}

async function seenByUs(url: string, run: Run): Promise<View> {
  const words = ['run', '--url', url, '--insecure', '--budget', OUR_BUDGET];
  const { report, stderr } = await runPerfGate(words, REPORT, run);
  if (report === undefined) throw new Error(`no report: ${stderr.trim().slice(-500)}`);
  const [row] = report.rows;
  if (row === undefined) throw new Error('unreachable: a report has a row');
  const { throughput, p50, p99, errors } = row.candidate;
  const milliseconds = (time: number | null) => (time === null ? null : time / 1_000);
  const failures = errors === 0 ? '' : `${errors} failed`;
  return { throughput, p50: milliseconds(p50), p99: milliseconds(p99), failures };
}
