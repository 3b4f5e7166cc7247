// Solves a monotone equation by halving: slow, and never wrong.

/** Halvings after which two doubles of like size are neighbours. */
const MAX_STEPS = 200;

/** Where `isAbove` turns from false to true between `low` and `high`. */
export function bisect(low: number, high: number, isAbove: (x: number) => boolean): number {
  let [below, above] = [low, high];
  for (let step = 0; step < MAX_STEPS; step++) {
    const middle = (below + above) / 2;
    if (middle <= below || middle >= above) break;
    if (isAbove(middle)) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}
