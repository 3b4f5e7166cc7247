// Warnings about earlier attempts of a run: which were pooled, and which regression still stands.

import { isPaired } from '../../record/pairs.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { shareOfAttempt } from '../../stats/alpha.ts';
import { pairShareOfAttempt } from '../../stats/pair-shares.ts';
import { findObstacle } from '../poolable.ts';
import { type AttemptsBefore, countTests } from '../prepare.ts';
import type { MetricName, Verdict, Warning } from '../verdict.ts';
import { percent, plural } from '../words/phrase.ts';

/** Says what trying again costs: nothing where attempts are one run with more looks. */
export function warnOfLevel(own: RunRecord, before: AttemptsBefore): readonly Warning[] {
  const { pooled, apart } = before;
  if (pooled + apart === 0) return [];
  const how = pooled === 0 ? 'by itself' : `together with ${plural(pooled, 'earlier attempt')}`;
  const tests = countTests(before, own);
  const share = isPaired(own) ? pairShareOfAttempt(tests) : shareOfAttempt(tests);
  const level =
    tests === 0
      ? 'as further looks of one run'
      : `and a loss must be shown at ${percent(share)} of the usual false-alarm level`;
  const text = `This is attempt ${own.attempt} of the run. It was judged ${how}, ${level}, so that trying again is not another roll of the dice.`;
  return [{ code: 'attempts-pooled', text }];
}

/** Warns of an earlier attempt whose blocks could not be pooled with this one's. */
export function warnOfApart(earlier: RunRecord, own: RunRecord): readonly Warning[] {
  const obstacle = findObstacle(earlier, own);
  if (obstacle === undefined) return [];
  const text = `Attempt ${earlier.attempt} could not be added to this one, because it ${obstacle}; it was judged by itself.`;
  return [{ code: 'attempts-apart', text }];
}

/** @param last what this attempt showed, which was not enough to overrule the earlier one */
export function warnOfStanding(attempt: number, last: Verdict): readonly Warning[] {
  const text = `Attempt ${attempt} showed this regression, and its numbers are shown here; it stands until a later attempt is shown to pass, and this one ${describeOutcome(last)}`;
  const ofAttempts = last.warnings.filter(({ code }) => code.startsWith('attempts-'));
  return [{ code: 'earlier-regression', text }, ...ofAttempts];
}

/** Warns of a regression that no record is left to show again. */
export function warnOfRemembered(
  offending: readonly MetricName[],
  last: Verdict,
): readonly Warning[] {
  const text = `An earlier attempt of this run showed a regression (${offending.join(', ')}), which its records do not show again; it stands until a later attempt is shown to pass, and this one ${describeOutcome(last)}`;
  return [{ code: 'earlier-regression', text }];
}

function describeOutcome(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'inconclusive': {
      const open = verdict.comparisons.find(({ outcome }) => outcome === 'inconclusive');
      return `is inconclusive. ${open?.because ?? verdict.need}`;
    }
    case 'no-baseline':
      return `had nothing to be compared with. ${verdict.why}`;
    case 'invalid-run':
      return `is not worth judging. ${verdict.because.text}`;
    case 'pass':
      return 'passes without showing that this loss is within what is allowed.';
    case 'regression':
      return 'is a regression.';
  }
}
