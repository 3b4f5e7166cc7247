// What the head of an answer says, as far as the load engine has to know it.

/** How the end of the body is known (RFC 9112 section 6.3), were it not for the request's method. */
export type Framing = 'none' | 'length' | 'chunked' | 'until-close';

export interface ResponseHead {
  readonly status: number;
  readonly framing: Framing;
  /** Of the body in bytes, where its framing is `length`. */
  readonly length: number;
  /** Whether the peer means to keep the connection, as far as the body allows (RFC 9112 section 9.3). */
  readonly keepsConnection: boolean;
  /** Value of the first `Server` field, '' where there is none. */
  readonly serverSoftware: string;
}

/** 100 to 199: another head follows (RFC 9110 section 15.2). */
export const isInterim = ({ status }: ResponseHead): boolean => status < 200;

/** Longest head, longest line of a chunk, longest trailer section, in bytes: the default of Node.js. */
export const LONGEST_HEAD = 16_384;

/** Returned in place of the offset behind what was read. */
export const INCOMPLETE = -1;
export const BAD = -2;
