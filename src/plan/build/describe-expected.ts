// What makes an answer a success, in words.

import type { Expectation } from '../plan.ts';

const STATUSES_OF_A_CLASS = 100;
const LONGEST_TEXT = 100;

/** Whether more than the status and a text of the body is looked at. */
export const looksAtMore = ({ json, headers }: Expectation): boolean =>
  json !== undefined || headers !== undefined;

/** For the middle of a sentence: `status 201 and a body with …`. */
export function describeExpected(expect: Expectation): string {
  const status = `status ${describeStatus(expect) ?? '200 to 399'}`;
  const [first, ...others] = [
    ...describeHeaders(expect.headers),
    ...describeBody(expect.body),
    ...describeJson(expect.json),
  ];
  return first === undefined ? status : [`${status} and ${first}`, ...others].join(', ');
}

function describeBody(body: Expectation['body']): readonly string[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case 'includes':
      return [`a body with \`${inOneLine(body.text)}\``];
    case 'matches':
      return [`a body that matches /${inOneLine(body.pattern.source)}/`];
  }
}

function describeHeaders(headers: Expectation['headers']): readonly string[] {
  if (headers === undefined) return [];
  const names = headers.map(({ name }) => name).join(' and ');
  return [`the right ${inOneLine(names)}`];
}

function describeJson(json: Expectation['json']): readonly string[] {
  if (json === undefined) return [];
  const pointers = json.values.map(({ pointer }) => (pointer === '' ? 'the root' : pointer));
  return [
    ...(pointers.length === 0 ? [] : [`the right JSON at ${inOneLine(pointers.join(' and '))}`]),
    ...(json.schema === undefined ? [] : ['JSON as its schema says']),
    ...(json.refusesGraphqlErrors ? ['no GraphQL errors'] : []),
  ];
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
