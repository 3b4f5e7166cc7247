// An error for the terminal: what happened, its details, and what to do about it.

import { hangText } from './terminal/lines.ts';
import { visibleText } from './visible-text.ts';

// What other rooms draw on a terminal, they draw with these.
export {
  printable,
  type TerminalOptions,
  type TerminalStyle,
  terminalStyle,
} from './draw/style.ts';
export {
  displayWidth,
  fitMiddle,
  hangText,
  padEndColumns,
  padStartColumns,
} from './terminal/lines.ts';

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
  /** Of the terminal; `undefined`: it is none, and lines stay whole. */
  readonly width?: number | undefined;
}

/** ECMA-48 SGR: bold red, bold. */
const CODES = { bad: '1;31', strong: '1' } as const;

/** A server that prints JSON may put a whole stack trace on one line. */
const LONGEST_LINE = 1_000;

export function renderError(error: ErrorText, { colour, width }: ErrorOptions): string {
  const paint = (code: keyof typeof CODES, text: string): string =>
    colour ? `\u001b[${CODES[code]}m${text}\u001b[0m` : text;
  const columns = Math.max(width ?? Number.POSITIVE_INFINITY, NARROWEST);
  const wrap = (text: string, indent = '') => hangText(indent, text, columns);
  const [first = '', ...others] = wrap(`error: ${show(error.message)} (${show(error.code)})`);
  const remedy = error.remedy === '' ? [] : wrap(`what to do: ${show(error.remedy)}`);
  const lines = [
    paint('bad', 'error') + first.slice('error'.length),
    ...others,
    ...error.details
      .flatMap((text) => text.split(/\r\n|[\r\n]/))
      .flatMap((line) => wrap(show(line), '    ').map((shown) => shown.trimEnd())),
    ...remedy.map((line) => line.replace(/^what to do/, (term) => paint('strong', term))),
  ];
  return `${lines.join('\n')}\n`;
}

const NARROWEST = 20;

/** A terminal has only one width of space. */
const show = (text: string): string =>
  visibleText(text, LONGEST_LINE).replace(/[\u00a0\u202f]/g, ' ');
