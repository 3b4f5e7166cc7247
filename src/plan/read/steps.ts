// Reads `capture`: which values of an answer later requests use.

import type { CapturePlan, CaptureSource } from '../steps.ts';
import { isPointer } from './expectations.ts';
import { readPattern } from './http.ts';
import {
  accept,
  acceptUnless,
  isMapping,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';

/** The inputs that are lists of requests. */
export const REQUEST_LISTS: ReadonlySet<unknown> = new Set(['requests', 'setup', 'teardown']);

/** Stands behind the dot of a placeholder. */
const NAME = /^[A-Za-z_][\w-]*$/;

export function readCaptures(raw: unknown): Reading<readonly CapturePlan[]> {
  if (!isMapping(raw)) {
    return refuse(
      `${shown(raw)} is not a mapping.`,
      'Write `token: { json: /access_token }` lines below it.',
    );
  }
  const captures: CapturePlan[] = [];
  const refusals: Refusal[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (!NAME.test(name)) {
      refusals.push(
        refusalAt([name], `${shown(name)} is not a name.`, 'Use letters, digits and `_`.'),
      );
      continue;
    }
    const from = readSource(value);
    if (from.kind === 'accepted') captures.push({ name, from: from.value });
    else refusals.push(...from.refusals.map((one) => ({ ...one, path: [name, ...one.path] })));
  }
  return acceptUnless(refusals, captures);
}

const ONE_OF =
  'Write `json: /access_token`, `header: X-CSRF-Token`, `cookie: session` or `matches: …`.';

function readSource(raw: unknown): Reading<CaptureSource> {
  const entries = isMapping(raw) ? Object.entries(raw) : [];
  const [entry, ...others] = entries;
  if (entry === undefined || others.length > 0) {
    return refuse(`${shown(raw)} does not say where the value stands.`, ONE_OF);
  }
  const [key, value] = entry;
  switch (key) {
    case 'json':
      return readPointer(value);
    case 'header':
      return isToken(value)
        ? accept({ kind: 'header', header: value.toLowerCase() })
        : refuse(`${shown(value)} is not the name of a header.`, 'Write `header: X-CSRF-Token`.');
    case 'cookie':
      return isToken(value)
        ? accept({ kind: 'cookie', cookie: value })
        : refuse(`${shown(value)} is not the name of a cookie.`, 'Write `cookie: session`.');
    case 'matches': {
      const pattern = readPattern(value);
      return pattern.kind === 'refused'
        ? pattern
        : accept({ kind: 'matches', pattern: pattern.value });
    }
    default:
      return refuse(`there is no ${shown(key)} here.`, ONE_OF);
  }
}

/** RFC 9110 section 5.6.2; RFC 6265 section 4.1.1 names cookies likewise. */
const isToken = (raw: unknown): raw is string =>
  typeof raw === 'string' && /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(raw);

function readPointer(raw: unknown): Reading<CaptureSource> {
  if (typeof raw !== 'string' || !isPointer(raw)) {
    return refuse(`${shown(raw)} is not a JSON pointer.`, 'Begin it with `/`: `/data/0/id`.');
  }
  return accept({ kind: 'json', pointer: raw });
}
