// What is wrong with the syntax of a YAML file, in our words, with the line and a mark below the place.

import { type Document, visit, type YAMLError } from 'yaml';

export interface SyntaxFault {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
  readonly problem: string;
  readonly remedy: string;
  readonly excerpt: readonly string[];
}

type Words = readonly [problem: string, remedy: string];

/**
 * One error for a slip: what follows it mostly follows from it, and the next one shows when it is mended.
 * Warnings, which are about single values, are all there where nothing else is wrong.
 */
export function syntaxFaults(document: Document.Parsed, text: string): readonly SyntaxFault[] {
  const { errors, warnings } = document;
  const first = [...errors].sort((one, other) => rank(one) - rank(other)).slice(0, 1);
  return (first.length > 0 ? first : warnings).map((error) => {
    const [problem, remedy] = wordsFor(error);
    const offset = problem === OPEN_QUOTE ? beginOfLastQuote(document) : error.pos[0];
    return { ...placeOf(text, offset), problem, remedy };
  });
}

/** An open quotation mark is noticed at the end of the file: what is quoted goes on until there. */
function beginOfLastQuote(document: Document.Parsed): number {
  let begin = 0;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') begin = range?.[0] ?? begin;
    },
  });
  return begin;
}

function placeOf(text: string, offset: number): Omit<SyntaxFault, 'problem' | 'remedy'> {
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { line, column, excerpt: excerptOf(text, line, column) };
}

/** Where it is nested too deeply, the other errors are only what the parser made of the rest. */
const rank = ({ code, pos }: YAMLError): number => (code === 'RESOURCE_EXHAUSTION' ? -1 : pos[0]);

const OPEN_QUOTE = 'a quotation mark opens here and is never closed.';

function wordsFor({ code, message }: YAMLError): Words {
  if (code === 'MISSING_CHAR') return wordsForMissing(message);
  return WORDS[code];
}

/** What is missing, the package says only in words. */
function wordsForMissing(message: string): Words {
  if (/closing .quote/.test(message)) {
    return [OPEN_QUOTE, 'Close the text with the mark that it begins with.'];
  }
  if (message.startsWith('Sequence item without')) {
    return [
      'a list does not go on with this line.',
      'Indent it as the lines before, or begin it with `- `.',
    ];
  }
  if (message.startsWith('Implicit map keys')) {
    return ['a key has no `: ` behind it.', 'Write `key: value`.'];
  }
  return [
    'a sign is missing here.',
    'A comma or a bracket closes an entry; `: ` and ` #` need their space.',
  ];
}

const IN_QUOTES = 'Put a value with special characters in quotes.';
const NO_ALIASES = 'Write the value out instead.';
const NO_TAG = 'Write the value without a tag, and text in quotes.';

const WORDS: Readonly<Record<Exclude<YAMLError['code'], 'MISSING_CHAR'>, Words>> = {
  ALIAS_PROPS: ['an alias has an anchor or a tag.', NO_ALIASES],
  BAD_ALIAS: ['the name of an anchor or an alias is empty, or ends in a colon.', NO_ALIASES],
  BAD_COLLECTION_TYPE: ['the tag does not fit its value.', NO_TAG],
  BAD_DIRECTIVE: ['the line is no directive of YAML 1.2.', 'Remove it.'],
  BAD_DQ_ESCAPE: [
    'text in double quotes holds an escape that YAML does not know.',
    'Write `\\\\` for a backslash, or use single quotes.',
  ],
  BAD_INDENT: [
    'the indentation does not fit, or a bracket is open.',
    'Indent lines that belong together alike.',
  ],
  BAD_PROP_ORDER: ['an anchor or a tag is in the wrong place.', NO_ALIASES],
  BAD_SCALAR_START: ['a value cannot begin with this sign.', 'Put it in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'a list or a second `: ` is on a line that holds a key already.',
    'Put a value that holds `: ` in quotes.',
  ],
  BLOCK_IN_FLOW: [
    'lines of a block are inside of brackets.',
    'Write all of it in brackets, or none.',
  ],
  DUPLICATE_KEY: ['a key is there twice.', 'Keep one.'],
  IMPOSSIBLE: ['this cannot be read.', IN_QUOTES],
  KEY_OVER_1024_CHARS: ['a key is longer than 1024 characters.', IN_QUOTES],
  MULTILINE_IMPLICIT_KEY: ['the line is no `key: value`.', 'Write `: ` behind the key.'],
  MULTIPLE_ANCHORS: ['a value has two anchors.', NO_ALIASES],
  MULTIPLE_DOCS: ['a second document begins here.', 'Remove the line `---`, or what follows.'],
  MULTIPLE_TAGS: ['a value has two tags.', NO_TAG],
  NON_STRING_KEY: ['a key is a list or a mapping.', 'Write a name.'],
  RESOURCE_EXHAUSTION: ['it is nested too deep.', 'Make it flatter.'],
  TAB_AS_INDENT: ['the line is indented with a tab.', 'Use spaces.'],
  TAG_RESOLVE_FAILED: ['the tag is not known here, or does not fit its value.', NO_TAG],
  UNEXPECTED_TOKEN: ['this is not expected here.', IN_QUOTES],
};

const WIDTH = 80;
const MARK = '^';

/** The line, or the part of it around the column, and a mark below it. */
function excerptOf(text: string, line: number, column: number): readonly string[] {
  const whole = text.split('\n')[line - 1] ?? '';
  const from = Math.max(0, Math.min(column - WIDTH / 2, whole.length - WIDTH));
  const shown = whole
    .slice(from, from + WIDTH)
    .replace(/\p{C}/gu, ' ')
    .trimEnd();
  return shown.trim() === '' ? [] : [shown, `${' '.repeat(Math.max(0, column - 1 - from))}${MARK}`];
}
