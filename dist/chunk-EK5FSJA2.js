import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);

// src/stats/look-plan.ts
var FEWEST_BLOCKS = 3;
var MOST_BLOCKS = 20;
var FEWEST_PAIRS = 4;
var PAIRS_CUT_SHORT = 6;
var MOST_PAIRS = 60;
var blockLimits = (arms) => arms === 1 ? { fewest: FEWEST_BLOCKS, most: MOST_BLOCKS } : { fewest: FEWEST_PAIRS, most: MOST_PAIRS };
function looksAt(pairs) {
  if (pairs <= FEWEST_PAIRS) return [pairs];
  return Array.from({ length: pairs - FEWEST_PAIRS + 1 }, (_, index) => FEWEST_PAIRS + index);
}

export {
  FEWEST_BLOCKS,
  FEWEST_PAIRS,
  PAIRS_CUT_SHORT,
  MOST_PAIRS,
  blockLimits,
  looksAt
};
