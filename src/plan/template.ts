// A text of a request that is made anew each time it is sent: what stands still, and what takes its place.

import type { Writing } from '../request-text.ts';
import type { Table } from './tables.ts';

/** `seq` and `uuid` are never the same twice; the others are the same in both versions. */
export type Placeholder =
  | { readonly kind: 'seq' }
  | { readonly kind: 'uuid' }
  /** A whole number; both ends included. */
  | { readonly kind: 'random'; readonly from: number; readonly to: number }
  | { readonly kind: 'column'; readonly table: Table; readonly column: number }
  /** `setup`: known once the server was set up. `flow`: from the answer to an earlier step, each time. */
  | { readonly kind: 'captured'; readonly name: string; readonly by: 'setup' | 'flow' };

export type { Writing };

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** Of a file. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'value'; readonly value: Placeholder; readonly writing: Writing };

/** A request of which something differs each time. */
export interface RequestTemplate {
  readonly path: readonly Part[];
  /** In the order of the request's headers. */
  readonly headers: readonly (readonly Part[])[];
  readonly body: readonly Part[] | undefined;
}

/** Those that the request takes values from, each once, in the order of their first use. */
export function tablesOf(template: RequestTemplate | undefined): readonly Table[] {
  if (template === undefined) return [];
  const parts = [template.path, ...template.headers, template.body ?? []].flat();
  const tables = parts.flatMap((part) =>
    part.kind === 'value' && part.value.kind === 'column' ? [part.value.table] : [],
  );
  return [...new Set(tables)];
}
