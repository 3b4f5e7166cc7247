// Rules about the keys of one request: each is fine, and together they contradict each other.

import { isMapping } from '../read/reading.ts';
import { REQUEST_LISTS } from '../read/steps.ts';
import { alternatives } from '../read/text.ts';
import type { InputIssue } from './faults.ts';

/** A request carries one of them. */
const BODIES = ['body', 'json', 'form', 'file', 'multipart', 'graphql'];
/** They look at the same text. */
const TEXT_CHECKS = ['body-includes', 'body-matches'];

/** On raw values, so that they are reported together with all other faults. */
export const findRequestFaults = (
  values: Readonly<Record<string, unknown>>,
): readonly InputIssue[] =>
  Object.entries(values).flatMap(([list, requests]) =>
    REQUEST_LISTS.has(list) && Array.isArray(requests) ? findInList(list, requests) : [],
  );

function findInList(list: string, requests: readonly unknown[]): readonly InputIssue[] {
  return requests.flatMap((request, index) => {
    if (!isMapping(request)) return [];
    const { expect } = request;
    const found = [
      ...refuseSeveral(request, BODIES),
      ...refuseType(request),
      ...(isMapping(expect) ? refuseSeveral(expect, TEXT_CHECKS, 'expect') : []),
    ];
    return found.map((issue) => ({ ...issue, path: [list, index, ...issue.path] }));
  });
}

/** One fault, however many there are. */
function refuseSeveral(
  entry: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  ...parent: readonly string[]
): readonly InputIssue[] {
  // As they stand there.
  const [first, second, ...more] = Object.keys(entry).filter((key) => keys.includes(key));
  if (first === undefined || second === undefined) return [];
  const problem = `\`${first}\` is already there.`;
  const remedy =
    more.length === 0
      ? `Write \`${first}\` or \`${second}\`, not both.`
      : `Write one of ${alternatives([first, second, ...more])}.`;
  return [{ path: [...parent, second], problem, remedy }];
}

/** Its parts could not be told apart by another boundary than theirs. */
function refuseType({
  multipart,
  headers,
}: Readonly<Record<string, unknown>>): readonly InputIssue[] {
  if (multipart === undefined || !isMapping(headers)) return [];
  return Object.keys(headers)
    .filter((name) => name.toLowerCase() === 'content-type')
    .map((name) => ({
      path: ['headers', name],
      problem: 'perf-gate sends this header itself: it names what stands between the parts.',
      remedy: 'Remove it.',
    }));
}
