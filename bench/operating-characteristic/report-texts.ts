// The text above each table: it says what the numbers are.

export const WHOLE =
  'Each gate ran from its first build to its verdict. Shares have exact 95 % bounds (Clopper and Pearson; one-sided for none and all).';

export const ALONE =
  'By the kernel’s count, not by the label: over the whole gate, others had at most 5 % of the machine, and its host took at ' +
  'most 2 %. Lines of older files do not say it and are left out.';

export const STEADY =
  'A promise that supposes steady blocks is about these: the standard deviation of the effects of a gate’s own blocks was at most so much.';

export const COVERAGE =
  'The truth is 0 where nothing was injected. For an injected cost it comes from the calibration beside the trials: ' +
  'CPU time and time between answers at several counts of iterations, side by side, in fresh processes. ' +
  'Printed intervals have a fail level below and a pass level above; the last column has 0.5 % on each side.';

export const SPREAD =
  'Losses are logarithms, positive is worse. "Between runs" is how much the means of runs differ, over what ' +
  'independent blocks explain: about 1 where the block is the right unit. Where no truth is known beforehand ' +
  '(a wait, a stall), the mean loss in quiet is the established size.';

export const PEERS =
  'Alarms on the same recorded gates. "One run": all of this run’s candidate against all of the baseline of the run ' +
  'before it on this server. "Base then head": the baseline of the first half of the blocks, then the candidate of ' +
  'the second, every request a witness (Welch, 5 % two-sided). Bootstrap: mean effect over blocks.';

export const POWER =
  'Replayed gates of unchanged code, in which every request of the candidate was made to cost so much more (times and ' +
  'CPU multiplied; what that does to a queue is left out). The share of gates in which the metric was found beyond its tolerance.';

export const replayedText = (pairs: number): string =>
  `No gate ran for these: ${pairs} distinct pairs of blocks of one scenario were put together and judged, by the judge and ` +
  'at the looks of a gate of that size. Disjoint gates share no pair and have exact bounds; drawn ones share pairs with each ' +
  'other. What all blocks of one run have in common is not in them: compare "between runs" above.';
