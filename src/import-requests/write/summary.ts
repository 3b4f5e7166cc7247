// The summary for people: how many requests there are, what was left out, and what to do next.

import { visibleText } from '../../report/visible-text.ts';
import type { LeftOut } from '../draft/left-out.ts';
import type { WrittenRequests } from './write-requests.ts';

/** For standard error. */
export function summaryOf(
  { count, variables }: Omit<WrittenRequests, 'text'>,
  title: string,
  leftOut: LeftOut,
): string {
  const reasons = leftOut.lines().map((line) => `  ${visibleText(line)}`);
  const lines = [
    `${count} ${count === 1 ? 'request' : 'requests'} from ${title}.`,
    ...(reasons.length === 0 ? [] : ['Left out:', ...reasons]),
    ...(variables.length === 0 ? [] : [`In place of secrets, set ${variables.join(', ')}.`]),
    'Look them over, put them into perf-gate.yml, and run `perf-gate validate`.',
  ];
  return `${lines.join('\n')}\n`;
}
