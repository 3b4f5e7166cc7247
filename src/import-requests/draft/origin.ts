// An address as it was found: which server it is of, and what is asked of it.

import type { RawHeader } from './raw-request.ts';

interface Address {
  /** Scheme, host and port, or the variable that stands for them; `undefined`: none is named. */
  readonly origin: string | undefined;
  /** Path and query. */
  readonly target: string;
  /** A header in place of the user and password that stood in the address. */
  readonly headers: readonly RawHeader[];
}

/** `{{host}}`, `$BASE_URL`, `${BASE_URL}` or `<host>` in the place of a server. */
const VARIABLE =
  /^(?:https?:\/\/)?(\{\{[^{}]{1,200}\}\}|\$\w{1,200}|\$\{\w{1,200}\})(?::\d{1,5})?(?=[/?#]|$)/;

/** @returns a phrase that says why it cannot be asked: "not HTTP" */
export function readAddress(url: string): Address | string {
  if (url.startsWith('/')) return { origin: undefined, target: url, headers: [] };
  const variable = VARIABLE.exec(url);
  if (variable !== null) {
    return { origin: variable[1], target: fromRoot(url.slice(variable[0].length)), headers: [] };
  }
  if (!/^https?:/i.test(url)) return 'not HTTP';
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { origin, pathname, search, username, password } = new URL(url);
  const isNamed = username !== '' || password !== '';
  const value = `Basic ${password || username}`;
  const headers = isNamed ? [{ name: 'authorization', value, isSecret: true }] : [];
  return { origin, target: pathname + search, headers };
}

const fromRoot = (rest: string): string => (rest.startsWith('/') ? rest : `/${rest}`);
