// What the load engine has to know of the head of an answer.

/** How the end of the body is found (RFC 9112 section 6.3), regardless of the request's method. */
export type Framing = 'none' | 'length' | 'chunked' | 'until-close';

export interface ResponseHead {
  readonly status: number;
  readonly framing: Framing;
  /** Length of the body in bytes, if its framing is `length`. */
  readonly length: number;
  /** Whether the peer wants to keep the connection (RFC 9112 section 9.3); the body may still end it. */
  readonly keepsConnection: boolean;
  /** Value of the first `Server` field, '' if there is none. */
  readonly serverSoftware: string;
}

/** 100 to 199: another head follows (RFC 9110 section 15.2). */
export const isInterim = ({ status }: ResponseHead): boolean => status < 200;

/** Longest head, chunk line and trailer section, in bytes: the default of Node.js. */
export const LONGEST_HEAD = 16_384;

/** Returned instead of an offset. */
export const INCOMPLETE = -1;
export const BAD = -2;
