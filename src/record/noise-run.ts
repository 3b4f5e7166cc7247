// A run of the same code on both sides as one line of JSON, in a file that counts such runs.

import * as z from 'zod';
import { type LogRatio, logRatio } from '../units.ts';

const LONGEST_TEXT = 200;
/** A run of a hundred requests stays below this. */
const LONGEST_LINE = 64 * 1_024;
const MOST_SPREADS = 500;

const text = z.string().max(LONGEST_TEXT);
const count = z.int().min(0);

/** Keys that later versions add are ignored: what is counted stays the same. */
const NOISE_RUN = z.object({
  /** ISO 8601, UTC. */
  date: z.iso.datetime(),
  name: text,
  /** Hashed; `null` for a machine that has no name. */
  machine: text.nullable(),
  cpuModel: text,
  perfGate: text,
  planHash: text,
  pairs: count,
  /** Standard deviation between pairs, by metric and request. */
  spreads: z
    .array(z.object({ metric: text, request: text.nullable(), spread: z.number().min(0) }))
    .max(MOST_SPREADS),
  /** What a gate would have said, and after how many pairs. */
  verdict: z.enum(['pass', 'regression', 'inconclusive', 'no-baseline', 'invalid-run']),
  after: count,
});
export type NoiseRun = z.output<typeof NOISE_RUN>;

/** One line, with its end. Texts are cut so that it can be read back. */
export function encodeNoiseRun(run: NoiseRun): string {
  const cut = (value: string): string => value.slice(0, LONGEST_TEXT);
  const spreads = run.spreads.slice(0, MOST_SPREADS).map(({ metric, request, spread }) => ({
    metric,
    request: request === null ? null : cut(request),
    spread: roundSpread(logRatio(spread)),
  }));
  return `${JSON.stringify({ ...run, name: cut(run.name), cpuModel: cut(run.cpuModel), spreads })}\n`;
}

const roundSpread = (spread: LogRatio): number => Number(spread.toPrecision(3));

export interface NoiseRuns {
  readonly runs: readonly NoiseRun[];
  /** Numbers of the lines that are none, counted from 1. */
  readonly unreadable: readonly number[];
}

/** @param file untrusted; empty lines in it are skipped */
export function decodeNoiseRuns(file: string): NoiseRuns {
  const runs: NoiseRun[] = [];
  const unreadable: number[] = [];
  for (const [index, line] of file.split('\n').entries()) {
    if (line.trim() === '') continue;
    const run = decodeLine(line);
    if (run === undefined) unreadable.push(index + 1);
    else runs.push(run);
  }
  return { runs, unreadable };
}

function decodeLine(line: string): NoiseRun | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  try {
    return NOISE_RUN.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
