// How busy two versions of a server were that were measured in turn, as shares of what they could use.

import { ratio } from '../../units.ts';
import { formatCount } from '../format/format-number.ts';
import { formatShare } from '../format/format-share.ts';
import type { GateReport } from '../gate-report.ts';

/** One thread that computes has helpers that collect its garbage and read its files. */
const MOST_CORES_OF_ONE_THREAD = 1.1;

/** Shares that are nearer than this are said as one. */
const SAME_SHARE = 0.02;

/** "the server kept one core 98 % busy in both arms"; `undefined` unless both arms were seen. */
export function describeBusyShares(report: GateReport): string | undefined {
  const [mix] = report.rows;
  const before = mix?.baseline?.busyCores ?? null;
  const after = mix?.candidate.busyCores ?? null;
  if (report.evidence.sideBySide === null || before === null || after === null) return undefined;
  const { usable, subject } = usableCores(report, Math.max(before, after));
  const [baseline, candidate] = [before, after].map((busy) => Math.min(1, busy / usable));
  if (baseline === undefined || candidate === undefined) return undefined;
  if (Math.abs(candidate - baseline) < SAME_SHARE)
    return `${subject} ${percent((candidate + baseline) / 2)} busy in both arms`;
  return `${subject} ${percent(candidate)} busy, ${percent(baseline)} in the baseline`;
}

interface Usable {
  readonly usable: number;
  readonly subject: string;
}

/** A server of one thread is at its limit at one core, one of workers at as many as those, others at all. */
function usableCores({ run, evidence }: GateReport, busiest: number): Usable {
  const { cores } = run.environment;
  const workers = evidence.sideBySide?.placement?.workers;
  if (workers !== undefined && workers <= cores)
    return { usable: workers, subject: `its ${formatCount(workers)} worker processes were` };
  if (workers === undefined && busiest <= MOST_CORES_OF_ONE_THREAD)
    return { usable: 1, subject: 'the server kept one core' };
  return { usable: cores, subject: `the server kept the ${formatCount(cores)} cores` };
}

/** In whole per cent. */
const percent = (share: number): string => formatShare(ratio(Math.round(share * 100) / 100));
