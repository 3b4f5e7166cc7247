// One request to the REST API, as its handler sees it.

import type { Answer } from '../answer.ts';
import type { GithubState } from '../github-state.ts';
import type { OperationName } from '../operations.ts';
import type { Repository } from '../state.ts';
import type { Token } from '../tokens.ts';

export interface Call {
  readonly state: GithubState;
  readonly token: Token;
  /** The one in the path; where the path names none, the token's own. */
  readonly repository: Repository;
  /** Parameters in the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The address of the request. Its origin is that of the API. */
  readonly url: URL;
  /** `undefined`: none was sent. */
  readonly body: unknown;
  readonly quirks: Quirks;
  /** Where the bytes of an artifact can be had for a minute. */
  readonly signBlob: (blobId: number, fileName: string) => string;
}

/** Ways of GitHub's that have been seen and not promised. A test switches them on. */
export interface Quirks {
  /** The lists of runs do not filter by `branch` and `event`. */
  filtersAreUnreliable: boolean;
}

export type Handler = (call: Call) => Answer | Promise<Answer>;
export type Handlers = Readonly<Partial<Record<OperationName, Handler>>>;
