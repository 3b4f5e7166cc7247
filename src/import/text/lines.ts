// A line of a text, as a terminal would have shown it.

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** In characters. No text output of a load generator has longer lines that count. */
const LONGEST_MATCHED = 2_000;

/** ECMA-48 sequences for colours: k6 and oha print them. */
const COLOURS = /\p{Cc}\[[\d;]{0,20}m/gu;

/** GitHub Actions puts the time before each line of a log. */
const LOG_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z /;

/** Without colours, without what a progress bar has written over, and without the time of a log. */
export function shownText(line: string): string {
  const whole = line.endsWith('\r') ? line.slice(0, -1) : line;
  const last = whole.slice(whole.lastIndexOf('\r') + 1);
  const short = last.slice(0, LONGEST_MATCHED);
  return short.replace(COLOURS, '').replace(LOG_TIME, '');
}
