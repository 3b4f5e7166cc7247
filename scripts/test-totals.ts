// Several runs of Node's test runner, reported as one: their counts are summed.

import type { TestEvent } from 'node:test/reporters';

/** How the runner's report ends: `tests 12`, one line for each count, and `duration_ms 34.5`. */
const TOTAL = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) (\d+(?:\.\d+)?)$/;

/**
 * The events of all runs in their order, and after the last of them the sums and what has failed.
 * Runs overlap, so their time is not summed: it is what `clock` shows from the first event to the last.
 */
export async function* withOneTotal(
  runs: AsyncIterable<TestEvent>,
  clock: () => number = () => performance.now(),
): AsyncGenerator<TestEvent, void> {
  const totals = new Map<string, number>();
  let end: TestEvent | undefined;
  const began = clock();
  for await (const event of runs) {
    const [, name, count] = totalOf(event) ?? [];
    if (name !== undefined) totals.set(name, (totals.get(name) ?? 0) + Number(count));
    else if (isEnd(event)) end = event;
    else yield event;
  }
  for (const [name, total] of totals) {
    const message = `${name} ${name === 'duration_ms' ? clock() - began : total}`;
    yield { type: 'test:diagnostic', data: { nesting: 0, message, level: 'info' } };
  }
  if (end !== undefined) yield end;
}

/** The end of a run, not of one file: a reporter then lists what has failed so far. */
const isEnd = (event: TestEvent): boolean =>
  event.type === 'test:summary' && event.data.file === undefined;

/** A total of a run, not a line that a test prints alike. */
function totalOf(event: TestEvent): RegExpExecArray | null {
  if (event.type !== 'test:diagnostic' || event.data.nesting > 0) return null;
  return event.data.file === undefined ? TOTAL.exec(event.data.message) : null;
}
