// What the counters of a process's threads grew by between two looks. Pure.

/** Counters by thread; one that has less than before belongs to a new thread of the same number. */
export function growth(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): number {
  let sum = 0;
  for (const [tid, counter] of after) {
    const seen = before.get(tid) ?? 0;
    sum += counter >= seen ? counter - seen : counter;
  }
  return sum;
}
