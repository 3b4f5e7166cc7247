// Whether the p99 at capacity must pass: not where nobody could show it.

import { type Measured, serviceQuantile } from '../../record/metrics.ts';
import type { BlockPair } from '../../record/pairs.ts';
import { FEWEST_PAIRS } from '../../stats/look-plan.ts';
import { nonEmpty, standardDeviationOf } from '../../stats/spread.ts';
import { type LogRatio, logRatio } from '../../units.ts';
import type { Warning } from '../verdict.ts';
import { percent } from '../words/phrase.ts';
import { effectsOf } from './effects.ts';
import { type PairUnit, unitsOf } from './units.ts';

export interface UnsteadyP99s {
  /** Names of the requests whose p99 is a guard. */
  readonly requests: ReadonlySet<string>;
  readonly warnings: readonly Warning[];
}

/** Between blocks of one version. At a tolerance of 10 % it takes more than twenty pairs to tell. */
const UNSTEADY = 0.2;

/** Between pairs that have nothing in common: √2 of that. */
const UNSTEADY_PAIRS = UNSTEADY * Math.SQRT2;

/**
 * In a second, a slow server gives a thousand answers, and one stall of the machine delays ten of them. Its
 * p99 then shows the machine, and a gate on it stays open for hours. The p99 of the *baseline* has to be
 * unsteady, which a candidate cannot bring about, and so has that of the pairs, because what disturbs
 * both versions alike does not matter. Sizes play no part.
 */
export function findUnsteadyP99s(
  pairs: readonly BlockPair[],
  requests: readonly string[],
): UnsteadyP99s {
  const spreads = requests.flatMap((request) => {
    const spread = spreadOfUnsteady(pairs, (measured) => serviceQuantile(measured, request, 0.99));
    return spread === undefined ? [] : [{ request, spread }];
  });
  return {
    requests: new Set(spreads.map(({ request }) => request)),
    warnings: spreads.map(({ request, spread }) => ({
      code: 'unsteady-p99',
      text: `The p99 of "${request}" differs by ${percent(spread)} (standard deviation) between blocks of the baseline alone, so no run of this length can show it to be within tolerance. It fails the check only where a loss is shown.`,
    })),
  };
}

type ReadP99 = (measured: Measured) => number | undefined;

/** `undefined` where it is steady, or too few units tell. */
function spreadOfUnsteady(pairs: readonly BlockPair[], p99Of: ReadP99): LogRatio | undefined {
  const units = unitsOf(pairs, (unit) => hasBoth(unit, p99Of));
  const alone = units.map(({ baseline }) => logRatio(Math.log(p99Of(baseline) ?? Number.NaN)));
  const effects = effectsOf('p99', units, p99Of);
  const values = nonEmpty(alone);
  if (effects === undefined || values === undefined || values.length < FEWEST_PAIRS) {
    return undefined;
  }
  const [spread = 0, ofPairs = 0] = [standardDeviationOf(values), standardDeviationOf(effects)];
  return spread > UNSTEADY && ofPairs > UNSTEADY_PAIRS ? logRatio(spread) : undefined;
}

const hasBoth = ({ baseline, candidate }: PairUnit, p99Of: ReadP99): boolean =>
  p99Of(baseline) !== undefined && p99Of(candidate) !== undefined;
