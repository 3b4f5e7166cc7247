// A request that was found becomes one that can be written, or it is left out with a reason.

import { readBody } from './body.ts';
import type { Draft } from './draft.ts';
import { readHeaders } from './headers.ts';
import type { LeftOut } from './left-out.ts';
import type { RawRequest } from './raw-request.ts';
import { holdsSecret } from './secrets.ts';
import { readTarget, SECRET_PARAMETER } from './target.ts';

interface DraftOptions {
  /** By a browser or a proxy, which adds headers of its own. */
  readonly isRecorded: boolean;
  readonly leftOut: LeftOut;
  /** Gets the secrets that were taken out. */
  readonly secrets: Set<string>;
}

/** Twice what perf-gate sends: some are left out. */
const MOST_HEADERS = 200;
/** perf-gate sends this one with `json` by itself. */
const PLAIN_JSON = /^application\/json(?:\s*;\s*charset=utf-8)?$/i;

export function makeDraft(raw: RawRequest, options: DraftOptions): Draft | undefined {
  const { isRecorded, leftOut, secrets } = options;
  if (raw.headers.length > MOST_HEADERS) {
    leftOut.request(`more than ${MOST_HEADERS} headers`);
    return undefined;
  }
  const target = readTarget(raw.target);
  const type = raw.headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? '';
  const body = typeof target === 'string' ? target : readBody(raw.body, type);
  if (typeof target === 'string' || typeof body === 'string') {
    leftOut.request(String(body));
    return undefined;
  }
  const sent = readHeaders(raw.headers, isRecorded, leftOut);
  for (const value of [...target.values, ...body.values, ...sent.values]) secrets.add(value);
  if (target.secrets.length > 0)
    leftOut.thing('parameter', SECRET_PARAMETER, target.secrets.length);
  const isJson = body.body?.kind === 'json';
  const headers = sent.headers.filter(
    ([name, value]) =>
      !(/^content-type$/i.test(name) && isContentTypeIdle(value, body.body, isJson)),
  );
  return {
    method: raw.method,
    target: target.target,
    headers,
    body: body.body,
    name: raw.name === undefined || holdsSecret(raw.name) ? undefined : raw.name,
    status: raw.status,
    count: raw.count ?? 1,
    notes: [...(raw.notes ?? []), ...target.secrets.map(noteOfParameter)],
  };
}

/** Without a body it says nothing, and that of `json` is sent anyway. */
const isContentTypeIdle = (value: string, body: Draft['body'], isJson: boolean): boolean =>
  body === undefined || (isJson && PLAIN_JSON.test(value));

const noteOfParameter = (name: string): string =>
  `the parameter ${name} was left out of the query: a secret, which no path can refer to`;
