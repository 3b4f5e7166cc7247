// What makes an answer a success, in words. Pure.

import type { Expectation } from './plan.ts';

const STATUSES_OF_A_CLASS = 100;
const LONGEST_TEXT = 100;

/** For the middle of a sentence: `status 201 and a body with …`. */
export function describeExpected(expect: Expectation): string {
  const status = `status ${describeStatus(expect) ?? '200 to 399'}`;
  const { body } = expect;
  switch (body?.kind) {
    case undefined:
      return status;
    case 'includes':
      return `${status} and a body with \`${inOneLine(body.text)}\``;
    case 'matches':
      return `${status} and a body that matches /${inOneLine(body.pattern.source)}/`;
  }
}

function inOneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ');
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}

/** `2xx, 304`; as a class of status is stored as its hundred codes, lists would be long. */
export function describeStatus({ status }: Pick<Expectation, 'status'>): string | undefined {
  if (status === undefined) return undefined;
  const classes = [2, 3, 4, 5].filter(
    (digit) => status.filter((code) => classOf(code) === digit).length === STATUSES_OF_A_CLASS,
  );
  const others = status.filter((code) => !classes.includes(classOf(code)));
  const sorted = others.toSorted((one, other) => one - other);
  return [...classes.map((digit) => `${digit}xx`), ...sorted].join(', ');
}

const classOf = (code: number): number => Math.floor(code / STATUSES_OF_A_CLASS);
