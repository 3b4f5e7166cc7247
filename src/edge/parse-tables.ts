// Files with rows that requests take their values from: CSV, JSON Lines, or a value a line.

import { createHash } from 'node:crypto';
import { extname, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { ReadTable, TableContent, TableShape } from '../plan/tables.ts';
import { cannotBeRead, leadsOutOf, readTextFile } from '../regular-file.ts';

/** In bytes. Every thread of the load generator holds all rows. */
const LARGEST_FILE = 16 * 1_024 * 1_024;
const MOST_ROWS = 1_000_000;
const MOST_COLUMNS = 100;
/** In characters: a value that is longer is a file. */
const LONGEST_CELL = 65_536;

/**
 * @param root where relative paths start; absolute
 * @param within a folder that files may not lie outside of, also not by a link
 */
export function parseTables(root: string, within?: string): ReadTable {
  // Faults are looked for before the plan is built: both ask for the same rows.
  const known = new Map<string, TableContent>();
  return (path, shape) => {
    const before = known.get(`${shape} ${path}`);
    if (before !== undefined) return before;
    const file = resolve(root, path);
    if (within !== undefined && leadsOutOf(within, file))
      throw new Error('is outside of its version');
    const content = contentOf(readBounded(file), shape, extname(path).toLowerCase());
    refuseUnusable(content);
    known.set(`${shape} ${path}`, content);
    return content;
  };
}

function readBounded(file: string): string {
  try {
    return readTextFile(file, LARGEST_FILE);
  } catch (error) {
    throw new Error(cannotBeRead(error));
  }
}

function contentOf(text: string, shape: TableShape, extension: string): TableContent {
  const digest = createHash('sha256').update(text).digest('hex');
  // A mark of the byte order is no part of the first value.
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (shape === 'lines')
    return { digest, columns: [''], rows: linesOf(bare).map((line) => [line]) };
  const isJson = extension === '.jsonl' || extension === '.ndjson';
  return { digest, ...(isJson ? fromJsonLines(bare) : fromCsv(bare)) };
}

/** Empty ones are no values: most files end with one. */
const linesOf = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => line !== '');

type Rows = Pick<TableContent, 'columns' | 'rows'>;

function fromCsv(text: string): Rows {
  try {
    const [columns = [], ...rows]: string[][] = parse(text, {
      skip_empty_lines: true,
      // Found out from the first line, the others would not be lines where some end otherwise.
      record_delimiter: ['\r\n', '\n'],
    });
    return { columns: columns.map((name) => name.trim()), rows };
  } catch (error) {
    throw new Error(`is not CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fromJsonLines(text: string): Rows {
  const lines = linesOf(text);
  const objects = lines.map(objectOf);
  const columns = Object.keys(objects[0] ?? {});
  const rows = objects.map((object, index) =>
    columns.map((column) => {
      const value = Object.hasOwn(object, column) ? object[column] : undefined;
      if (typeof value === 'string') return value;
      if (typeof value === 'boolean') return String(value);
      if (typeof value === 'number') {
        if (isAsWritten(lines[index] ?? '', column, value)) return String(value);
        throw new Error(
          `has a number as "${column}" in row ${index + 1} that would be changed: put it in quotes`,
        );
      }
      throw new Error(`has no text, number or boolean as "${column}" in row ${index + 1}`);
    }),
  );
  return { columns, rows };
}

/** Whether the number stands there as it will be sent: `1.10` and twenty digits would become others. */
function isAsWritten(line: string, column: string, value: number): boolean {
  const key = JSON.stringify(column);
  const behind = line.split(key).slice(1);
  return behind.some((rest) => {
    const [, written] = /^\s*:\s*([-+.\deE]+)\s*[,}]/.exec(rest) ?? [];
    return written === String(value);
  });
}

function objectOf(line: string, index: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // The same as a line that holds something else.
  }
  throw new Error(`has no JSON object in row ${index + 1}`);
}

function refuseUnusable({ columns, rows }: Rows): void {
  if (rows.length === 0) throw new Error('has no rows');
  if (rows.length > MOST_ROWS) throw new Error(`has more than ${MOST_ROWS} rows`);
  if (columns.length > MOST_COLUMNS) throw new Error(`has more than ${MOST_COLUMNS} columns`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`has two columns "${twice}"`);
  // JSON can write it, and UTF-8 cannot.
  const broken = rows.findIndex((row) => row.some((cell) => /\p{Cs}/u.test(cell)));
  if (broken >= 0) throw new Error(`has half of a character in row ${broken + 1}`);
  const long = rows.findIndex((row) => row.some((cell) => cell.length > LONGEST_CELL));
  if (long >= 0)
    throw new Error(`has a value of more than ${LONGEST_CELL} characters in row ${long + 1}`);
}
