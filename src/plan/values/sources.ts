// What the placeholders of a plan refer to, and the requests that have some.

import type { RawTable } from '../read/tables.ts';
import type { Environment } from '../secrets.ts';
import type { FileReaders, ReadTable, Table } from '../tables.ts';
import type { RequestTemplate } from '../template.ts';
import { type Compiled, compileHeader, compilePath, isConstant, type Sources } from './compile.ts';

export interface TableFault {
  /** Of the table. */
  readonly name: string;
  readonly problem: string;
}

export function openSources(
  raw: readonly RawTable[],
  environment: Environment,
  { readTable, readFile = refuseFile, faultOfSchema }: FileReaders,
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
  return {
    sources: {
      tables,
      linesOf: linesWith(readTable),
      contentOf: readFile,
      faultOfSchema,
      environment,
      captured: [],
    },
    faults,
  };
}

function refuseFile(): never {
  throw new Error('is not read here');
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

interface Texts {
  readonly path: string;
  /** Name and value. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly content: Compiled | undefined;
}

/** `undefined` where the request is the same each time. Its faults were told before. */
export function templateOf(
  { path, headers, content }: Texts,
  sources: Sources,
): RequestTemplate | undefined {
  const template = {
    path: compilePath(path, sources).parts,
    headers: headers.map(([name, value]) => compileHeader(name, value, sources).parts),
    body: content?.parts,
  };
  const all = [template.path, ...template.headers, template.body ?? []];
  return all.every(isConstant) ? undefined : template;
}
