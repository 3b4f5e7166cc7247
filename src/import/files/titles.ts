// What a run is called: by what stands above it.

import { visibleText } from '../../report/visible-text.ts';
import type { Line } from '../text/lines.ts';

const LONGEST_NAME = 80;
/** Higher up it is about something else. */
export const MOST_ABOVE = 12;

/** Command lines, also as a shell repeats them, and fences of Markdown. */
const COMMAND =
  /^\s*(?:[$#>%+] ?)*(?:\w+=\S+ )*(?:sudo |time |npx |\.\/)*(?:wrk2?|ab|oha|autocannon|k6|vegeta|hey|bombardier|h2load|cat|echo)(?: |$)/;
/** Of k6's checks. */
const CHECK = /^\s*[✓✗↳█]/;
const FENCE = /^\s*(?:`{3,}|~{3,}|[-=_*#]{3,}\s*$)/;

/** The nearest line above that says something; `undefined`: there is none. */
export function titleFrom(above: readonly Line[]): string | undefined {
  const near = above.slice(-MOST_ABOVE).toReversed();
  const line = near.find(
    ({ text }) =>
      /[\p{L}\p{N}]/u.test(text) && ![COMMAND, CHECK, FENCE].some((other) => other.test(text)),
  );
  return line === undefined ? undefined : asName(line.text);
}

/** One line, safe to show, without the signs of a heading. */
export function asName(text: string): string | undefined {
  const bare = text
    .slice(0, 4 * LONGEST_NAME)
    .replace(/^[\s#=*>-]+/, '')
    .replace(/[\s#=*:-]+$/, '');
  const name = visibleText(bare, LONGEST_NAME);
  return name === '' ? undefined : name;
}

/** Each name once: a second one gets a number. */
export function unlikeNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name) => {
    let chosen = name;
    for (let count = 2; used.has(chosen) || (chosen !== name && taken.has(chosen)); count++)
      chosen = `${name} (${count})`;
    used.add(chosen);
    return chosen;
  });
}
