// Reads `data`: which files hold the rows that requests take their values from.

import type { RowOrder } from '../tables.ts';
import {
  accept,
  acceptUnless,
  isMapping,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';
import { alternatives, readPath } from './text.ts';

export const ROW_ORDERS = ['in-order', 'random', 'once'] as const satisfies readonly RowOrder[];

/** A file with rows, as it was written. */
export interface RawTable {
  readonly name: string;
  readonly file: string;
  readonly order: RowOrder;
}

/** Stands before the dot where a value was captured. */
export const CAPTURED = 'captured';

/** Whether it can stand before or behind the dot of a placeholder. */
export const isName = (text: string): boolean => /^[A-Za-z_][\w-]*$/.test(text);
export const NAME_FORM = 'Use letters, digits and `_`.';

export function readTables(raw: unknown): Reading<readonly RawTable[]> {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, 'Write `users: users.csv` lines below it.');
  }
  const tables: RawTable[] = [];
  const refusals: Refusal[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (!isName(name)) {
      refusals.push(refusalAt([name], `${shown(name)} is not a name.`, NAME_FORM));
      continue;
    }
    if (name === CAPTURED) {
      const problem = `${shown(name)} stands for what \`capture\` finds.`;
      refusals.push(refusalAt([name], problem, 'Give the file another name.'));
      continue;
    }
    const reading = readTable(name, value);
    if (reading.kind === 'accepted') tables.push(reading.value);
    else {
      refusals.push(...reading.refusals.map((one) => ({ ...one, path: [name, ...one.path] })));
    }
  }
  return acceptUnless(refusals, tables);
}

const KEYS: ReadonlySet<string> = new Set(['file', 'order']);

function readTable(name: string, raw: unknown): Reading<RawTable> {
  const entry = isMapping(raw) ? raw : { file: raw };
  const unknown = Object.keys(entry).find((key) => !KEYS.has(key));
  if (unknown !== undefined) {
    return refuse(`there is no ${shown(unknown)} here.`, 'Write `file` and, if need be, `order`.');
  }
  const file = readPath(entry.file);
  if (file.kind === 'refused') return file;
  const order = ROW_ORDERS.find((one) => one === (entry.order ?? 'in-order'));
  if (order === undefined) {
    return refuse(`${shown(entry.order)} is no order.`, `Write ${alternatives(ROW_ORDERS)}.`);
  }
  return accept({ name, file: file.value, order });
}
