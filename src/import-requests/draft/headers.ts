// Headers: those that mean something for the server stay, and secrets become variables that the user sets.

import { isHeaderAccepted } from '../../plan/check-requests.ts';
import type { Draft } from './draft.ts';
import type { LeftOut } from './left-out.ts';
import type { RawHeader } from './raw-request.ts';
import { holdsSecret, isSecretName, looksRandom } from './secrets.ts';
import { joined, literal, reference, type Template, variableFor } from './template.ts';

/** What browsers, proxies and caches add. Conditions would make of a page a 304, which is another answer. */
const OF_BROWSERS =
  /^(?:sec-.+|user-agent|referer|origin|dnt|te|priority|pragma|cache-control|if-.+|upgrade-insecure-requests|accept-language|x-forwarded-.+|x-real-ip|forwarded|via|traceparent|tracestate|x-request-id|x-amzn-trace-id|cf-.+|save-data|viewport-width|proxy-.+|alt-used)$/i;
/** The connection makes these, in whatever way they are written: nobody misses them. */
const OF_CONNECTION =
  /^(?::.*|host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|proxy-connection)$/i;

const MOST_HEADERS = 90;
/** In characters; longer ones are not worth looking into. */
const LONGEST_VALUE = 8_192;

interface Headers {
  readonly headers: Draft['headers'];
  /** Secrets that were replaced, to be looked for elsewhere. */
  readonly values: readonly string[];
}

/** @param isRecorded by a browser or a proxy, which adds headers of its own; else that shows in the headers */
export function readHeaders(
  raw: readonly RawHeader[],
  isRecorded: boolean,
  leftOut: LeftOut,
): Headers {
  const isOfBrowser = isRecorded || raw.some(({ name }) => /^sec-/i.test(name));
  const headers = new Map<string, readonly [string, Template]>();
  const values: string[] = [];
  for (const header of raw) {
    const { name, value } = header;
    if (OF_CONNECTION.test(name)) continue;
    if (value.length > LONGEST_VALUE) {
      leftOut.thing('header', 'perf-gate cannot send it');
      continue;
    }
    const isSecret = header.isSecret || isSecretName(name) || holdsSecret(value);
    if (isOfBrowser && !isSecret && OF_BROWSERS.test(name)) {
      leftOut.thing('header', 'added by browsers, proxies and caches (user-agent, sec-…, if-…)');
      continue;
    }
    if (isSecret) values.push(...secretsIn(name, value));
    const template = isSecret ? secretHeader(name, value) : literal(value);
    const key = name.toLowerCase();
    const before = headers.get(key);
    // RFC 9110 section 5.3: a list may be spread over several lines. Of secrets one is enough.
    const whole =
      before === undefined || isSecret ? template : (`${before[1]}, ${template}` as Template);
    if (headers.size >= MOST_HEADERS || !isHeaderAccepted(name, whole)) {
      leftOut.thing('header', 'perf-gate cannot send it');
      continue;
    }
    headers.set(key, [before?.[0] ?? name, whole]);
  }
  return { headers: [...headers.values()], values };
}

const SCHEMES: Readonly<Record<string, string>> = {
  basic: 'API_BASIC_AUTH',
  bearer: 'API_TOKEN',
  token: 'API_TOKEN',
};

/** Only schemes that are known stay: the first word of another may be a part of the secret. */
function secretHeader(name: string, value: string): Template {
  const scheme = /^(?:proxy-)?authorization$/i.test(name)
    ? /^\s*(basic|bearer|token)(?=\s|$)/i.exec(value)?.[1]
    : undefined;
  const variable = scheme === undefined ? undefined : SCHEMES[scheme.toLowerCase()];
  return scheme === undefined || variable === undefined
    ? reference(variableFor(name))
    : joined(`${scheme} `, reference(variable));
}

/** What of the value would be a secret elsewhere, too. */
function secretsIn(name: string, value: string): readonly string[] {
  if (!/^cookie$/i.test(name)) return [value, value.replace(/^\s*[\w-]+\s+/, '')];
  const values = value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim());
  // Others are settings: `theme=dark`.
  return values.filter(looksRandom);
}
