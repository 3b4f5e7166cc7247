// The comment's body: the report in the longest form that fits, and the marker by which we find it.

import { GateError } from '../../errors.ts';
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
  return lastLineOf(body) === markerOf(name);
}

export const lastLineOf = (body: string): string => normalise(body).split('\n').at(-1) ?? '';

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
  return reportBodies(report, reader, { preface, marker: markerOf(report.name) });
}

interface AroundReport {
  /** Above it. */
  readonly preface: string;
  /** Below it: the last line. */
  readonly marker: string;
}

/** As `commentBodies`, with another marker. */
export function reportBodies(
  report: GateReport,
  reader: Reader,
  { preface, marker }: AroundReport,
): readonly (() => string)[] {
  const above = preface === '' ? '' : `${preface}\n\n`;
  return LIMITS.map(
    (limit) => () => `${above}${renderMarkdown(report, reader, limit)}\n${marker}\n`,
  );
}

/**
 * Sends the longest body that GitHub takes.
 * @param bodies at least one
 */
export async function fitBody<T>(
  bodies: readonly (() => string)[],
  send: (body: string) => Promise<T>,
): Promise<T> {
  const [first, ...shorter] = bodies;
  if (first === undefined) throw new RangeError('there is no body');
  try {
    return await send(first());
  } catch (error) {
    if (shorter.length === 0 || !isTooLong(error)) throw error;
    return fitBody(shorter, send);
  }
}

/** "Body is too long (maximum is 65536 characters)" */
const isTooLong = (error: unknown): boolean =>
  error instanceof GateError &&
  error.code === 'github-invalid' &&
  error.details.some((line) => /too long/i.test(line));
