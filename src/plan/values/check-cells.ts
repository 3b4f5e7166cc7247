// Whether the values that may take the place of a placeholder fit there.

import { isRequestPath, LONGEST_PATH } from '../read/http.ts';
import { shown } from '../read/reading.ts';
import type { Part } from '../template.ts';
import { hasStrayBraces } from './find-placeholders.ts';

export interface TextFault {
  readonly problem: string;
  readonly remedy?: string;
  /** Of a file whose bytes are used as they are: whatever else is wrong, this is, too. */
  readonly ofFile?: true;
}

/** @returns `row 3 of users.csv`, for the first cell that a placeholder may take and `isBad` refuses */
export const findCell = (
  parts: readonly Part[],
  isBad: (cell: string) => boolean,
): string | undefined => placeOf(parts, isBad)?.place;

function placeOf(
  parts: readonly Part[],
  isBad: (cell: string) => boolean,
): { readonly place: string; readonly cell: string } | undefined {
  for (const part of parts) {
    if (part.kind !== 'value' || part.value.kind !== 'column') continue;
    const { table, column } = part.value;
    const row = table.rows.findIndex((cells) => isBad(cells[column] ?? ''));
    if (row < 0) continue;
    return {
      place: `row ${row + 1} of ${shown(table.name)}`,
      cell: table.rows[row]?.[column] ?? '',
    };
  }
  return undefined;
}

export function faultOfPaths(parts: readonly Part[]): TextFault | undefined {
  const [only] = parts;
  // Whether a captured value fits is known once it was captured.
  if (only?.kind === 'value' && only.value.kind === 'captured') return undefined;
  if (only?.kind === 'value' && only.value.kind !== 'column') {
    return { problem: 'it does not begin with `/`.', remedy: 'Write `/items/{seq}`.' };
  }
  const bad = placeOf(parts, (cell) => !isRequestPath(cell));
  if (bad === undefined) return undefined;
  const { length } = bad.cell;
  if (length > LONGEST_PATH) {
    const problem = `${bad.place} has ${length} characters, more than the ${LONGEST_PATH} of a path.`;
    return { problem, remedy: 'Send long values in the body.' };
  }
  return {
    problem: `${bad.place} is not a path.`,
    remedy: 'Begin each with `/`, and percent-encode spaces.',
  };
}

/** What stands in braces may look like a placeholder and be none. */
export function faultOfText(text: string, parts: readonly Part[]): TextFault | undefined {
  if (hasStrayBraces(text)) {
    return {
      problem: `${shown(text)} has braces that hold no placeholder.`,
      remedy:
        'Write `{random:1..200}`, `{pick:ids.txt}`, `{seq}` or one value; `%7B` and `%7D` are the braces themselves.',
    };
  }
  const longest = parts.reduce((sum, part) => sum + longestOf(part), 0);
  if (longest <= LONGEST_PATH) return undefined;
  const problem = `with its longest values it has ${longest} characters, more than ${LONGEST_PATH}.`;
  return { problem, remedy: 'Send long values in the body.' };
}

/** Of the numbers and identifiers that perf-gate makes. */
const LONGEST_MADE = 36;

function longestOf(part: Part): number {
  if (part.kind === 'text') return part.text.length;
  if (part.kind === 'bytes') return part.bytes.length;
  if (part.value.kind !== 'column') return LONGEST_MADE;
  const { table, column } = part.value;
  return table.rows.reduce(
    (longest, cells) => Math.max(longest, encodeURIComponent(cells[column] ?? '').length),
    0,
  );
}
