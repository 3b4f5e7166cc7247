// One request to GitHub: its answer checked, its failure explained, its wait ended with the job.

import type { z } from 'zod';
import { GateError } from '../../errors.ts';
import { unlessAborted } from '../../unless-aborted.ts';
import { type ApiRequest, explainApiError } from './explain-api-error.ts';

/** As octokit wants it. */
export interface Repo {
  readonly owner: string;
  readonly repo: string;
}

/** As many as GitHub gives on a page. */
export const PAGE = { per_page: 100 };

/** Not retried: the first request may have succeeded although its answer was lost. */
export const ONCE = { request: { retries: 0 } };

/** @throws GateError as `Api` says. */
export type Ask = <Schema extends z.ZodType>(
  request: ApiRequest,
  schema: Schema,
  send: () => Promise<unknown>,
) => Promise<z.output<Schema>>;

export const dataOf = ({ data }: { readonly data: unknown }): unknown => data;

export function asker(signal: AbortSignal): Ask {
  return async (request, schema, send) => {
    // Between two tries the client does not listen to the signal.
    const answer = await unlessAborted(signal, send).catch((error: unknown) => {
      signal.throwIfAborted();
      throw explainApiError(error, request);
    });
    const { data, error } = schema.safeParse(answer);
    if (error === undefined) return data;
    throw unexpected(request, error);
  };
}

const MOST_DETAILS = 3;

function unexpected({ doing }: ApiRequest, { issues }: z.ZodError): GateError {
  return new GateError({
    code: 'github-unexpected',
    kind: 'gate',
    message: `GitHub answered in a form that perf-gate does not know when asked to ${doing}.`,
    remedy: 'Update perf-gate; if that does not help, report it with these lines.',
    details: issues
      .slice(0, MOST_DETAILS)
      .map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
  });
}
