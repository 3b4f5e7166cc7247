// What a parser made of a stream.

/**
 * `cut-short`: the peer closed before the answer was whole; `waiting`: it did not, and the answer goes on.
 * Both have the status and the body that arrived so far.
 */
type OutcomeKind = 'accept' | 'reject' | 'cut-short' | 'waiting';

export interface Outcome {
  readonly kind: OutcomeKind;
  /** The status of the final answer; 0 before its head is whole, and when it was rejected. */
  readonly status: number;
  /** Decoded; empty when it was rejected. */
  readonly body: Buffer;
  /** Whether the connection may carry another request; only an accepted answer can say so. */
  readonly isPersistent: boolean;
  /** Bytes of the stream up to the end of the answer; 0 when it was not accepted. */
  readonly length: number;
  /** The fault of a rejected answer, in the words of the parser; not compared. */
  readonly fault: string;
}

const NOTHING = Buffer.alloc(0);

export const rejected = (fault: string): Outcome => ({
  kind: 'reject',
  status: 0,
  body: NOTHING,
  isPersistent: false,
  length: 0,
  fault,
});

export const unfinished = (closes: boolean, status: number, body: Buffer): Outcome => ({
  kind: closes ? 'cut-short' : 'waiting',
  status,
  body,
  isPersistent: false,
  length: 0,
  fault: '',
});

/** In what two outcomes differ, the gravest first; `undefined` where they agree. */
type Difference = 'kind' | 'status' | 'body' | 'length' | 'persistence';

export function differenceOf(a: Outcome, b: Outcome): Difference | undefined {
  if (a.kind !== b.kind) return 'kind';
  if (a.status !== b.status) return 'status';
  if (!a.body.equals(b.body)) return 'body';
  if (a.length !== b.length) return 'length';
  if (a.isPersistent !== b.isPersistent) return 'persistence';
  return undefined;
}

export function describeOutcome({
  kind,
  status,
  body,
  isPersistent,
  length,
  fault,
}: Outcome): string {
  if (kind === 'reject') return `reject (${fault})`;
  const so = `${kind} ${status}, body of ${body.length}`;
  if (kind !== 'accept') return so;
  return `${so}, ends at ${length}, ${isPersistent ? 'persistent' : 'closes'}`;
}
