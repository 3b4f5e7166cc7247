// Lines by which a text output is recognised, whatever its file is called.

import type { Line } from '../text/lines.ts';

/** `summary`: hey or oha, which begin alike. */
export type TextName =
  | 'wrk'
  | 'ab'
  | 'summary'
  | 'bombardier'
  | 'h2load'
  | 'vegeta'
  | 'hdrplot'
  | 'k6';

/** A line of an output, and where in the output it stands. */
export interface Mark {
  readonly name: TextName;
  /** Where a mark of no higher rank follows in the file, another output begins. */
  readonly rank: number;
  /** May stand there several times. */
  readonly repeats?: true;
}

const MARKS: readonly (readonly [pattern: RegExp, mark: Mark])[] = [
  [/^\s*Running \S{1,30} test @ /, { name: 'wrk', rank: 0 }],
  [/^\s*\d{1,9} threads and \d{1,9} connections$/, { name: 'wrk', rank: 1 }],
  [/^\s*Thread Stats\s+Avg\s/, { name: 'wrk', rank: 2 }],
  [/^\s*\S{1,30} requests in \S{1,30}, \S+ read/, { name: 'wrk', rank: 3 }],
  [/^\s*This is ApacheBench, Version /, { name: 'ab', rank: 0 }],
  [/^\s*Server Software:/, { name: 'ab', rank: 1 }],
  [/^\s*Concurrency Level:\s/, { name: 'ab', rank: 2 }],
  [/^\s*Bombarding \S{1,1000} (?:for|with) /, { name: 'bombardier', rank: 0 }],
  [/^\s*Statistics\s+Avg\s+Stdev\s+Max$/, { name: 'bombardier', rank: 1 }],
  [/^\s*starting benchmark\.\.\.$/, { name: 'h2load', rank: 0 }],
  [/^\s*finished in \S{1,30}, \S+ req\/s/, { name: 'h2load', rank: 1 }],
  [/^\s*requests: \S{1,30} total, /, { name: 'h2load', rank: 2 }],
  [/^\s*Requests\s+\[total, rate/, { name: 'vegeta', rank: 0 }],
  [/^\s*Value\(ms\)\s+Percentile\s+TotalCount/, { name: 'hdrplot', rank: 0 }],
  [/^\s+\/\\\s+(?:\|‾‾\||Grafana)/, { name: 'k6', rank: 0 }],
  [/^\s+execution: (?:local|cloud)$/, { name: 'k6', rank: 1 }],
  [/^\s*█ THRESHOLDS/, { name: 'k6', rank: 2 }],
  [/^\s*█ TOTAL RESULTS/, { name: 'k6', rank: 3 }],
  [
    /^\W*(?:checks|data_received|http_req_\w{1,30}|http_reqs)\.{3,}:/,
    { name: 'k6', rank: 4, repeats: true },
  ],
];

/** Most lines of most other files are told apart by this alone. */
const SHORTEST = 'Summary:'.length;

/** @param next the line behind it, which tells a summary of hey or oha from a word of somebody else */
export function markOf(text: string, next: () => string): Mark | undefined {
  if (text.length < SHORTEST) return undefined;
  if (/^\s*Summary:$/.test(text) && /^\s*(?:Success rate|Total):/.test(next()))
    return { name: 'summary', rank: 0 };
  return MARKS.find(([pattern]) => pattern.test(text))?.[1];
}

export const isOha = (lines: readonly Line[]): boolean =>
  lines.some(({ text }) => /^\s*Success rate:/.test(text));
