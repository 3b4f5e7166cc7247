// An error for the terminal: what happened, its details, and what to do about it.

import { visibleText } from './visible-text.ts';

/** The texts of a `GateError`. */
interface ErrorText {
  readonly code: string;
  readonly message: string;
  /** Whole sentences. */
  readonly remedy: string;
  /** Details, oldest line first; text of servers and systems. */
  readonly details: readonly string[];
}

interface ErrorOptions {
  readonly colour: boolean;
}

/** ECMA-48 SGR: bold red, dim, bold. */
const CODES = { bad: '1;31', quiet: '2', strong: '1' } as const;

/** A server that prints JSON may put a whole stack trace on one line. */
const LONGEST_LINE = 1_000;

export function renderError(error: ErrorText, { colour }: ErrorOptions): string {
  const paint = (code: keyof typeof CODES, text: string): string =>
    colour ? `\u001b[${CODES[code]}m${text}\u001b[0m` : text;
  const lines = [
    `${paint('bad', 'error')}: ${show(error.message)} ${paint('quiet', `(${show(error.code)})`)}`,
    ...error.details.flatMap((text) => text.split(/\r\n|[\r\n]/)).map(indent),
    ...(error.remedy === '' ? [] : [`${paint('strong', 'what to do')}: ${show(error.remedy)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const indent = (line: string): string => `    ${show(line)}`.trimEnd();

/** A terminal has only one width of space. */
const show = (text: string): string =>
  visibleText(text, LONGEST_LINE).replace(/[\u00a0\u202f]/g, ' ');
