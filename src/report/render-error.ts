// A fault for the terminal: what happened, the evidence, and what to do about it.

import { visibleText } from './visible-text.ts';

/** As a `GateError` has it. */
export interface ErrorText {
  readonly code: string;
  readonly message: string;
  /** Whole sentences. */
  readonly remedy: string;
  /** Lines of evidence, oldest first; text of servers and systems. */
  readonly evidence: readonly string[];
}

export interface ErrorOptions {
  readonly colour: boolean;
}

/** ECMA-48 SGR: bold red, dim, bold. */
const CODES = { bad: '1;31', quiet: '2', strong: '1' } as const;

/** One line of evidence may be a whole stack trace of a server that prints JSON. */
const LONGEST_LINE = 1_000;

export function renderError(error: ErrorText, { colour }: ErrorOptions): string {
  const paint = (code: keyof typeof CODES, text: string): string =>
    colour ? `\u001b[${CODES[code]}m${text}\u001b[0m` : text;
  const lines = [
    `${paint('bad', 'error')}: ${show(error.message)} ${paint('quiet', `(${show(error.code)})`)}`,
    ...error.evidence.flatMap((text) => text.split(/\r\n|[\r\n]/)).map(indent),
    ...(error.remedy === '' ? [] : [`${paint('strong', 'what to do')}: ${show(error.remedy)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

const indent = (line: string): string => `    ${show(line)}`.trimEnd();

/** A terminal has one width of space. */
const show = (text: string): string =>
  visibleText(text, LONGEST_LINE).replace(/[\u00a0\u202f]/g, ' ');
