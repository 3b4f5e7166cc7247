// Paths and queries: what may not stand in a path is percent-encoded, and secrets in the query are left out.

import { findIds } from './find-ids.ts';
import { holdsSecret, holdsToken, isInviting, isSecretName, looksRandom } from './secrets.ts';
import { wellFormed } from './well-formed.ts';

const LONGEST_TARGET = 8_000;

/**
 * All but visible ASCII, and what RFC 3986 does not allow in a path or query. Without `{`, no text is a reference
 * to the environment.
 */
const NOT_ALLOWED = /[^\x21-\x7e]|["<>\\^`{|}]/gu;

/** As a browser would write it; what is encoded already stays. */
const encodeTarget = (raw: string): string =>
  wellFormed(raw.replace(/#.*$/s, '')).replace(NOT_ALLOWED, encodeURIComponent);

/** What advertisers and caches add: it changes with every visit, and no server does other work for it. */
const TRACKING = /^(?:utm_\w+|gclid|fbclid|msclkid|yclid|dclid|mc_[ce]id|_ga|_gl|_)$/i;
/** Secret only where their value looks like it: `key=AIza…`, and not `key=colour`. */
const DOUBTFUL = /^(?:key|code|hash|state|ticket|assertion|k|t)$/i;

/** Why a parameter is left out, for the summary. */
export const SECRET_PARAMETER = 'a secret in the query';

interface Target {
  readonly target: string;
  /** Names of parameters that were left out as secrets. */
  readonly secrets: readonly string[];
  /** Their values, decoded. */
  readonly values: readonly string[];
}

/** @returns a phrase that says why it cannot be sent: "a body of …" */
export function readTarget(raw: string): Target | string {
  if (raw.length > LONGEST_TARGET) return `a path of more than ${LONGEST_TARGET} characters`;
  const encoded = encodeTarget(raw);
  if (!encoded.startsWith('/')) return 'no path';
  const at = encoded.indexOf('?');
  const path = at < 0 ? encoded : encoded.slice(0, at);
  if (isSecretPath(path)) return 'a secret in the path';
  const { kept, secrets } = sortOut(at < 0 ? [] : encoded.slice(at + 1).split('&'));
  const target = kept.length === 0 ? path : `${path}?${kept.join('&')}`;
  if (target.length > LONGEST_TARGET) return `a path of more than ${LONGEST_TARGET} characters`;
  return {
    target,
    secrets: secrets.map(([name]) => name),
    values: secrets.map(([, value]) => value),
  };
}

/** `/token/v1` names a version. */
const SHORTEST_VALUE = 6;

/** A token, also one of no known form behind a word for it: `/reset-password/9f86d081884c7d65`. */
function isSecretPath(path: string): boolean {
  const segments = path.split('/').map(decoded);
  return segments.some((segment, index) => {
    if (holdsSecret(segment)) return true;
    const before = segments[index - 1] ?? '';
    if (isInviting(before) && looksRandom(segment)) return true;
    const isValue = /\d/.test(segment) && segment.length >= SHORTEST_VALUE;
    return isSecretName(before) && (isValue || findIds(segment).ids > 0);
  });
}

function sortOut(pairs: readonly string[]) {
  const kept: string[] = [];
  const secrets: (readonly [string, string])[] = [];
  for (const pair of pairs) {
    const [name, value] = splitPair(pair);
    if (pair === '' || TRACKING.test(name)) continue;
    if (value !== '' && isSecretParameter(name, value)) secrets.push([name, value]);
    else if (holdsToken(name)) secrets.push(['a parameter', name]);
    else kept.push(pair);
  }
  return { kept, secrets };
}

const isSecretParameter = (name: string, value: string): boolean =>
  isSecretName(name) || holdsSecret(value) || (DOUBTFUL.test(name) && looksRandom(value));

/** `a%20b=c` → `a b` and `c` */
export function splitPair(pair: string): readonly [name: string, value: string] {
  const at = pair.indexOf('=');
  const form = (text: string) => decoded(text.replaceAll('+', ' '));
  return at < 0 ? [form(pair), ''] : [form(pair.slice(0, at)), form(pair.slice(at + 1))];
}

/** What is not encoded rightly stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
