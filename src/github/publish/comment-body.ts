// The comment's body: the report in the longest form that fits, and the marker by which we find it.

import type { GateReport } from '../../report/gate-report.ts';
import { LONGEST_MARKDOWN, type Reader, renderMarkdown } from '../../report/render-markdown.ts';

/** GitHub refuses longer ones with 422. */
export const LONGEST_COMMENT = 65_536;

/** Tried one after the other, should GitHub count characters in another way than we do. */
const LIMITS = [LONGEST_MARKDOWN, 30_000, 4_000] as const;

/** An HTML block of its own (CommonMark section 4.6, condition 2): drawn as nothing. */
export const markerOf = (name: string): string => `<!-- perf-gate:${name} -->`;

/** Whether a body ends with exactly this marker, however GitHub ends its lines. */
export function isMarked(body: string, name: string): boolean {
  return normalise(body).split('\n').at(-1) === markerOf(name);
}

/** GitHub may store other line ends than were sent, and none at the end. */
export const isSameBody = (one: string, other: string): boolean =>
  normalise(one) === normalise(other);

const normalise = (body: string): string => body.replace(/\r\n?/g, '\n').trimEnd();

/**
 * The longest first; made only when asked for.
 * @param preface Markdown of ours that stands above the report, one paragraph; may be empty
 */
export function commentBodies(
  report: GateReport,
  reader: Reader,
  preface = '',
): readonly (() => string)[] {
  const above = preface === '' ? '' : `${preface}\n\n`;
  const marker = markerOf(report.name);
  return LIMITS.map(
    (limit) => () => `${above}${renderMarkdown(report, reader, limit)}\n${marker}\n`,
  );
}
