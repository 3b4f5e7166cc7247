// A request that has come in whole.

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** The token of a request, empty when there is none; Octokit writes `token`, others `Bearer`. */
export function tokenIn({ authorization }: Incoming['headers']): string {
  const text = Array.isArray(authorization) ? authorization[0] : authorization;
  return /^(?:token|bearer) (?<token>\S+)$/i.exec(text ?? '')?.groups?.token ?? '';
}
