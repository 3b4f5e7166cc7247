// What comes back on a connection: bytes, the question that they answer, and how they end.

export interface ResponseStream {
  /** The method of the request that is answered. */
  readonly method: string;
  readonly bytes: Buffer;
  /** Whether the peer closes behind the last byte. */
  readonly closes: boolean;
}

/** As it can be pasted into a test: every byte of it, one character each. */
export function describeStream({ method, bytes, closes }: ResponseStream): string {
  const text = JSON.stringify(bytes.toString('latin1')).replaceAll(
    /[\u007f-\u00ff]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16)}`,
  );
  return `${method} ${text}${closes ? ' and closes' : ''}`;
}
