// A request as it was found, before secrets are taken out of it.

export interface RawHeader {
  readonly name: string;
  readonly value: string;
  /** A document says so, whatever its name. */
  readonly isSecret?: boolean;
}

export type RawBody =
  /** Of a request whose content type, where there is one, is among its headers. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'json'; readonly value: unknown };

export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Scheme, host and port, or what is written in their place; `undefined`: only a path is known. */
  readonly origin?: string | undefined;
  readonly headers: readonly RawHeader[];
  readonly body?: RawBody | undefined;
  readonly name?: string | undefined;
  /** Of the expected answer: a code, or `2xx`. */
  readonly status?: number | string | undefined;
  /** How often it was found. Absent: once. */
  readonly count?: number | undefined;
  /** For a comment above it. */
  readonly notes?: readonly string[];
}
