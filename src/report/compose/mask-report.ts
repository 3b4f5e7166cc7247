// Takes secrets out of a report before it is stored, escaped or broken into lines: afterwards they can
// no longer be recognised.

import { maskSecrets } from '../../mask.ts';
import type { GateReport } from '../gate-report.ts';
import { REPORT_SCHEMA } from '../report-schema.ts';
import { factsOf } from '../schema/nodes.ts';
import { elementOf, type Node, propertiesOf, withoutNull } from '../schema/walk.ts';

type Secrets = readonly string[];

/** A time or a hash. */
const STAMP = /^(?:[0-9a-f]{40,64}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/**
 * Masks every text, also those that the schema does not know. Words from lists, times and hashes stay:
 * a secret as short as `pass` or `32` may be in them by chance, and without them the report would have
 * another form or say something else.
 */
export function maskReport(report: GateReport, secrets: Secrets): GateReport {
  if (secrets.length === 0) return report;
  return JSON.parse(JSON.stringify(maskTexts(report, REPORT_SCHEMA, secrets)));
}

function maskTexts(value: unknown, node: Node | undefined, secrets: Secrets): unknown {
  if (typeof value === 'string') return mayStay(value, node) ? value : maskSecrets(value, secrets);
  if (Array.isArray(value)) {
    const element = node && elementOf(node);
    return value.map((each: unknown) => maskTexts(each, element, secrets));
  }
  if (typeof value !== 'object' || value === null) return value;
  const properties = node && propertiesOf(node, value);
  const masked = Object.entries(value).map(([key, each]: [string, unknown]) => [
    key,
    maskTexts(each, properties?.get(key), secrets),
  ]);
  return Object.fromEntries(masked);
}

function mayStay(text: string, node: Node | undefined): boolean {
  const mask = node && factsOf(withoutNull(node)).mask;
  return mask === 'never' || (mask === 'unless-stamp' && STAMP.test(text));
}
