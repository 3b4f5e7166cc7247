// A request without secrets, as it will stand in the configuration file.

import type { Template } from './template.ts';

export type DraftBody =
  | { readonly kind: 'text'; readonly text: Template }
  /** The strings in it are templates. */
  | { readonly kind: 'json'; readonly value: unknown };

export interface Draft {
  readonly method: string;
  /** Path and query, percent-encoded: nothing in it is a reference. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: Template])[];
  readonly body: DraftBody | undefined;
  readonly name: string | undefined;
  readonly status: number | string | undefined;
  readonly count: number;
  readonly notes: readonly string[];
}
