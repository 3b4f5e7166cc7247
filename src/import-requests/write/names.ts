// Names of requests: each its own, on one line, and not longer than a name may be.

import { LONGEST_NAME } from '../../plan/check-requests.ts';
import type { Draft } from '../draft/draft.ts';
import { wellFormed } from '../draft/well-formed.ts';

/** Room for the number of one whose name is taken. */
const LONGEST = LONGEST_NAME - 8;

/** In the order of the drafts. */
export function namesOf(drafts: readonly Draft[]): readonly string[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const wanted = wantedName(draft);
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted} (${number})`;
    taken.add(name);
    return name;
  });
}

/** The name that perf-gate gives a request without one. */
export const defaultName = ({ method, target }: Pick<Draft, 'method' | 'target'>): string =>
  `${method} ${target}`;

/** Two drafts may want the same. */
export function wantedName(draft: Draft): string {
  const clean = cleanName(draft.name ?? '');
  return clean === '' ? shorten(defaultName(draft)) : shorten(clean);
}

/** No control characters, and nothing that would be taken for a reference to the environment. */
const cleanName = (text: string): string =>
  text
    .slice(0, 4 * LONGEST)
    .replace(/\$+\{/g, '{')
    .replace(/[\p{Cs}\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  return `${wellFormed(name.slice(0, LONGEST - 1))}…`;
}
