// The order in which outcomes are shown: what fails the check first.

import type { AnswerRow } from './report-document.ts';

/** A guard that shows nothing holds nothing up, so it comes no sooner than a pass. */
const SEVERITY: Readonly<Record<AnswerRow['outcome'], number>> = {
  regression: 0,
  inconclusive: 1,
  'not-shown': 2,
  pass: 2,
  'not-judged': 3,
};

/** Those of one rank stay in the judge's order, which has gates first. */
export const worstFirst = <Item>(
  items: readonly Item[],
  outcomeOf: (item: Item) => AnswerRow['outcome'],
): readonly Item[] =>
  items.toSorted((one, other) => SEVERITY[outcomeOf(one)] - SEVERITY[outcomeOf(other)]);
