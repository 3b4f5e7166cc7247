// Reads `capture`: which values of an answer later requests use.

import type { CapturePlan, CaptureSource } from '../request-plan.ts';
import { isPointer, readEach } from './expectations.ts';
import { isToken, readPattern } from './http.ts';
import { accept, isMapping, type Reading, refuse, shown } from './reading.ts';
import { isName, NAME_FORM } from './tables.ts';

export const readCaptures = (raw: unknown): Reading<readonly CapturePlan[]> =>
  readEach(raw, 'Write `token: { json: /access_token }` lines below it.', (name, value) => {
    if (!isName(name)) return refuse(`${shown(name)} is not a name.`, NAME_FORM);
    const from = readSource(value);
    return from.kind === 'accepted' ? accept({ name, from: from.value }) : from;
  });

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
      return typeof value === 'string' && isToken(value)
        ? accept({ kind: 'header', header: value.toLowerCase() })
        : refuse(`${shown(value)} is not the name of a header.`, 'Write `header: X-CSRF-Token`.');
    case 'cookie':
      return typeof value === 'string' && isToken(value)
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

function readPointer(raw: unknown): Reading<CaptureSource> {
  if (typeof raw !== 'string' || !isPointer(raw)) {
    return refuse(`${shown(raw)} is not a JSON pointer.`, 'Begin it with `/`: `/data/0/id`.');
  }
  return accept({ kind: 'json', pointer: raw });
}
