// Warnings about answers whose size changed: then the versions may do different work. All answers count: a
// version may answer the first ones like the other.

import { blocksOf, phasesOf, resultsOf } from '../../record/metrics.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { sum } from '../../record/sum.ts';
import { average } from '../../stats/spread.ts';
import { studentQuantile } from '../../stats/student-t.ts';
import type { Evidence } from '../evidence.ts';
import type { Warning, WarningCode } from '../verdict.ts';

/** Dates and counters change a body by a little: a tenth of the larger one, and some bytes. */
const NOTABLE_SHARE = 0.1;
const NOTABLE_BYTES = 16;

/**
 * Of requests whose bodies vary by chance, one in a thousand may be named. Blocks are compared, not answers:
 * what a server draws when it starts is the same in all answers of a block.
 */
const CHANCE = 0.001;
const FEWEST_DEGREES = 2;

const MOST_NAMED = 3;

export function warnOfAnswers(evidence: Evidence): readonly Warning[] {
  const { candidate } = evidence;
  const before = recordsBefore(evidence);
  const changes = candidate.requests.flatMap(({ name }) => {
    const [old, now] = [before.flatMap(sizesOf(name)), sizesOf(name)(candidate)];
    return isChanged(old, now) ? [{ name, old: average(old), now: average(now) }] : [];
  });
  return [
    ...warn(
      'answers-smaller',
      changes.filter(({ old, now }) => now < old),
      (list) =>
        `The candidate's answers are smaller than the baseline's: ${list}. A server that answers less is faster without better code: see whether the answers are right.`,
    ),
    ...warn(
      'answers-differ',
      changes.filter(({ old, now }) => now > old),
      (list) =>
        `The candidate's answers are larger than the baseline's, so other work may be compared: ${list}.`,
    ),
  ];
}

function recordsBefore(evidence: Evidence): readonly RunRecord[] {
  if (evidence.kind === 'paired') return [evidence.baselineArm];
  return evidence.baseline.kind === 'nothing' ? [] : evidence.baseline.records;
}

/** Mean bytes of the body per successful answer in each block that has one. */
const sizesOf =
  (name: string) =>
  (record: RunRecord): readonly number[] =>
    blocksOf(record).flatMap((block) => {
      const results = resultsOf(phasesOf(block), name);
      const answers = sum(results, ({ ok }) => ok);
      return answers === 0 ? [] : [sum(results, ({ bodyBytes }) => bodyBytes) / answers];
    });

/** By Student's t with one spread for both. */
function isChanged(old: readonly number[], now: readonly number[]): boolean {
  const degrees = old.length + now.length - 2;
  if (old.length === 0 || now.length === 0 || degrees < FEWEST_DEGREES) return false;
  const [before, after] = [average(old), average(now)];
  const change = Math.abs(after - before);
  if (change <= NOTABLE_SHARE * Math.max(before, after) + NOTABLE_BYTES) return false;
  const variance = (squares(old) + squares(now)) / degrees;
  const error = Math.sqrt(variance * (1 / old.length + 1 / now.length));
  return change > studentQuantile(CHANCE / 2, degrees) * error;
}

function squares(values: readonly number[]): number {
  const middle = average(values);
  return sum(values, (value) => (value - middle) ** 2);
}

interface Change {
  readonly name: string;
  readonly old: number;
  readonly now: number;
}

function warn(
  code: WarningCode,
  changes: readonly Change[],
  say: (list: string) => string,
): readonly Warning[] {
  if (changes.length === 0) return [];
  const named = changes
    .slice(0, MOST_NAMED)
    .map(
      ({ name, old, now }) =>
        `"${name}" with ${old.toFixed(0)} bytes before and ${now.toFixed(0)} now`,
    );
  const others = changes.length - named.length;
  const list = [...named, ...(others > 0 ? [`and ${others} more`] : [])].join(', ');
  return [{ code, text: say(`${list}, on average`) }];
}
