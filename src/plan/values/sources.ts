// What the placeholders of a plan refer to, and the requests that have some.

import type { RawTable } from '../read/tables.ts';
import type { Environment } from '../secrets.ts';
import type { RequestInputs } from '../table/request.ts';
import type { ReadTable, Table } from '../tables.ts';
import type { RequestTemplate } from '../template.ts';
import {
  type Compiled,
  compileBody,
  compileHeader,
  compileJson,
  compilePath,
  isConstant,
  type Sources,
} from './compile.ts';

export interface TableFault {
  /** Of the table. */
  readonly name: string;
  readonly problem: string;
}

/** @param readTable `undefined`: nothing will be sent, so no file is read */
export function openSources(
  raw: readonly RawTable[],
  environment: Environment,
  readTable: ReadTable | undefined,
): { readonly sources: Sources; readonly faults: readonly TableFault[] } {
  const tables = new Map<string, Table>();
  const faults: TableFault[] = [];
  for (const { name, file, order } of readTable === undefined ? [] : raw) {
    try {
      const content = readTable?.(file, 'table');
      if (content !== undefined) tables.set(name, { ...content, name, order });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      faults.push({ name, problem: `${file} ${why}.` });
    }
  }
  return { sources: { tables, linesOf: linesWith(readTable), environment }, faults };
}

/** A file that several places name is one table, and read once. */
function linesWith(readTable: ReadTable | undefined): Sources['linesOf'] {
  const known = new Map<string, Table>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    if (readTable === undefined) throw new Error('is not read here');
    const table: Table = { ...readTable(file, 'lines'), name: file, order: 'random' };
    known.set(file, table);
    return table;
  };
}

type Texts = Pick<RequestInputs, 'path' | 'body' | 'json'> & {
  readonly headers: readonly (readonly [name: string, value: string])[];
};

/** `undefined` where the request is the same each time. Its faults were told before. */
export function templateOf(
  { path, headers, body, json }: Texts,
  sources: Sources,
): RequestTemplate | undefined {
  const ofBody = bodyOf(body, json, sources);
  const template = {
    path: compilePath(path, sources).parts,
    headers: headers.map(([, value]) => compileHeader(value, sources).parts),
    body: ofBody?.parts,
  };
  const all = [template.path, ...template.headers, template.body ?? []];
  return all.every(isConstant) ? undefined : template;
}

function bodyOf(
  body: RequestInputs['body'],
  json: RequestInputs['json'],
  sources: Sources,
): Compiled | undefined {
  if (json !== undefined) return compileJson(json.value, sources);
  return body === undefined ? undefined : compileBody(body, sources);
}
