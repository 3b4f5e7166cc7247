// How many unchanged runs turned red so far, of those that a file holds.

import type { NoiseRun, NoiseRuns } from '../record/noise-run.ts';
import { boundShare } from '../stats/share-test.ts';
import { ratio } from '../units.ts';
import { formatAmount, formatCount } from './format/number.ts';
import { formatShare } from './format/share.ts';
import type { NoiseReport } from './noise-report.ts';

/** What a file keeps of a report. */
export const noiseRunOf = (report: NoiseReport): NoiseRun => ({
  date: report.measuredAt,
  name: report.name,
  machine: report.machine.id,
  cpuModel: report.machine.cpuModel,
  perfGate: report.perfGate,
  planHash: report.planHash,
  pairs: report.pairs,
  spreads: report.metrics.map(({ metric, request, spread }) => ({ metric, request, spread })),
  verdict: report.gate.verdict,
  after: report.gate.pairs,
});

const DOUBT = 0.05;

/**
 * "0 of 12 unchanged runs turned red so far (at most 22 % with 95 % confidence)." Runs that were not
 * judged count as neither. Raw text: the path is the user's.
 */
export function describeTally({ runs, unreadable }: NoiseRuns, path: string): readonly string[] {
  const judged = runs.filter(({ verdict }) => verdict !== 'invalid-run');
  const red = judged.filter(({ verdict }) => verdict === 'regression');
  const invalid = runs.length - judged.length;
  return [
    ...(judged.length === 0 ? [] : [describeShare(red.length, judged.length)]),
    ...(invalid === 0 ? [] : [`${formatAmount(invalid, 'more run')} could not be judged.`]),
    ...(unreadable.length === 0 ? [] : [describeUnreadable(unreadable, path)]),
  ];
}

function describeShare(red: number, judged: number): string {
  const { high } = boundShare({ sent: judged, errors: red }, { fail: DOUBT, pass: DOUBT });
  const most = formatShare(ratio(Number(high.toPrecision(2))));
  return `${formatCount(red)} of ${formatAmount(judged, 'unchanged run')} turned red so far (at most ${most} with 95 % confidence).`;
}

const MOST_NUMBERS = 10;

function describeUnreadable(lines: readonly number[], path: string): string {
  const shown = lines.slice(0, MOST_NUMBERS).map(formatCount).join(', ');
  const more = lines.length > MOST_NUMBERS ? ` and ${lines.length - MOST_NUMBERS} more` : '';
  const [noun, verb] = lines.length === 1 ? ['Line', 'is no run'] : ['Lines', 'are no runs'];
  return `${noun} ${shown}${more} of ${path} ${verb}, and not counted; nothing in the file was changed.`;
}
