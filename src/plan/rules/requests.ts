// Rules about the keys of one request: each is fine, and together they contradict each other.

import { rawRequests } from '../read/raw-requests.ts';
import { isMapping } from '../read/reading.ts';
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
  rawRequests(values).flatMap(({ at, written }) => {
    const { expect } = written;
    const found = [
      ...refuseSeveral(written, BODIES),
      ...refuseType(written),
      ...(isMapping(expect) ? refuseSeveral(expect, TEXT_CHECKS, 'expect') : []),
    ];
    return found.map((issue) => ({ ...issue, path: [...at, ...issue.path] }));
  });

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
