// The report as JSON, for scripts and for keeping; `schema/report.schema.json` describes it.

import type { GateReport } from './gate-report.ts';
import { REPORT_SCHEMA } from './report-schema.ts';
import { elementOf, type Node, propertiesOf } from './schema/walk.ts';

/** `null` for what is not known. */
export const renderJson = (report: GateReport): string => jsonText(inOrder(report, REPORT_SCHEMA));

/**
 * Two spaces deep, with a line end. Characters that a terminal would obey or not show are written as
 * `\u…`, which reads back as the same text. So is `##[`, which GitHub's runner would obey in a log.
 */
export function jsonText(value: unknown): string {
  const json = JSON.stringify(value, undefined, 2);
  return `${json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|#(?=#\[)/gu, escapeUnits)}\n`;
}

/**
 * The keys of the schema, in its order, however the value was built: so a diff of two reports shows only
 * what differs, and nothing outside the contract leaves, such as the identity of the machine.
 */
function inOrder(value: unknown, node: Node | undefined): unknown {
  if (typeof value !== 'object' || value === null || node === undefined) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => inOrder(each, elementOf(node)));
  const given = new Map<string, unknown>(Object.entries(value));
  const ordered = [...propertiesOf(node, value)].flatMap(([key, inner]) =>
    given.has(key) ? [[key, inOrder(given.get(key), inner)]] : [],
  );
  return Object.fromEntries(ordered);
}

/** JSON escapes UTF-16 code units, not code points (RFC 8259 section 7). */
const escapeUnits = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
