// Results as lines of a file, one JSON value on each: added to, never rewritten.

import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A line that was torn when the machine went down is none, and is left out. */
export function readLines<Line>(path: string): readonly Line[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => parseLine<Line>(line) ?? []);
}

function parseLine<Line>(line: string): Line | undefined {
  try {
    return line === '' ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** After a torn line, too, it begins on one of its own. */
export function appendLine(path: string, line: unknown): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  appendFileSync(path, `${gap}${JSON.stringify(line)}\n`);
}
