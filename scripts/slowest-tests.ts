// `npm run slowest`: the twenty slowest tests, files and folders of the last `npm test`.

import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** From the repository's root. */
export const TIMES_FILE = 'node_modules/.cache/test-times.json';

const SHOWN = 20;

/** One test that has no tests below it. */
interface TestTime {
  readonly file: string;
  readonly name: string;
  readonly milliseconds: number;
}

/** The times of single tests, suites left out, in the order in which they ended. */
export function timesIn(events: readonly TestEvent[], root: string): readonly TestTime[] {
  return events.flatMap((event) => {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') return [];
    const { name, file, details } = event.data;
    if (file === undefined || details.type === 'suite') return [];
    return [{ file: relative(root, file), name, milliseconds: details.duration_ms }];
  });
}

/** `title`, then the largest entries, one a line: `  12.3 s  test/e2e/demo.test.ts`. */
export function table(title: string, entries: readonly (readonly [string, number])[]): string {
  const slowest = entries.toSorted(([, one], [, other]) => other - one).slice(0, SHOWN);
  const lines = slowest.map(
    ([name, time]) => `${(time / 1_000).toFixed(1).padStart(8)} s  ${name}`,
  );
  return [title, ...lines, ''].join('\n');
}

function summed(
  times: readonly TestTime[],
  keyOf: (time: TestTime) => string,
): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const time of times) {
    sums.set(keyOf(time), (sums.get(keyOf(time)) ?? 0) + time.milliseconds);
  }
  return [...sums];
}

if (import.meta.main) {
  const path = join(resolve(import.meta.dirname, '..'), TIMES_FILE);
  const times: readonly TestTime[] = JSON.parse(readFileSync(path, 'utf8'));
  const single = times.map(
    ({ file, name, milliseconds }) => [`${file}: ${name}`, milliseconds] as const,
  );
  console.log(table('Slowest tests', single));
  console.log(
    table(
      'Slowest files',
      summed(times, ({ file }) => file),
    ),
  );
  console.log(
    table(
      'Slowest folders',
      summed(times, ({ file }) => file.split('/').slice(0, 2).join('/')),
    ),
  );
}
