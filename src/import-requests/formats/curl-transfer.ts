// What a curl command asks for, by its options (curl(1)).

import type { RawHeader } from '../draft/raw-request.ts';
import { wellFormed } from '../draft/well-formed.ts';
import type { CurlOption } from './curl-options.ts';

/** What curl sends, as far as it can be known without the files that it names. */
export interface CurlTransfer {
  readonly method: string;
  readonly urls: readonly string[];
  readonly headers: readonly RawHeader[];
  readonly body: string | undefined;
}

const FORM = 'application/x-www-form-urlencoded';
/** They send what is not on the command line. */
const FROM_FILES: ReadonlySet<string> = new Set(['form', 'form-string', 'upload-file', 'config']);

/** @returns a phrase that says why it cannot be known: "a body of …" */
export function readTransfer(options: readonly CurlOption[]): CurlTransfer | string {
  const all = (...names: readonly string[]) => options.filter(({ name }) => names.includes(name));
  const last = (name: string) => all(name).at(-1)?.value;
  if (options.some(({ name }) => FROM_FILES.has(name))) return 'a body of several parts or files';
  const data = all('data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json');
  const pieces = data.map(pieceOf);
  if (pieces.includes(undefined)) return 'a body from a file';
  const isJson = all('json').length > 0;
  const text = pieces.join(isJson ? '' : '&');
  const isQuery = last('get') !== undefined;
  const query = [
    ...all('url-query').map(({ value }) => urlEncoded(value) ?? ''),
    ...(isQuery ? pieces : []),
  ];
  const urls = all('url').map(({ value }) => withQuery(value, query.join('&')));
  if (urls.some(isGlob) && last('globoff') === undefined) return 'a range or list of addresses';
  const body = data.length === 0 || isQuery ? undefined : text;
  const method = last('request') ?? defaultMethod(last('head') !== undefined, body !== undefined);
  return {
    method,
    urls,
    headers: headersOf(options, body === undefined ? undefined : isJson),
    body,
  };
}

const defaultMethod = (isHead: boolean, hasBody: boolean): string =>
  isHead ? 'HEAD' : hasBody ? 'POST' : 'GET';

/** @returns `undefined` where it is in a file */
function pieceOf({ name, value }: CurlOption): string | undefined {
  if (name === 'data-raw') return value;
  if (name === 'data-urlencode') return urlEncoded(value);
  return value.startsWith('@') ? undefined : value;
}

/** `content`, `=content`, `name=content`; `@file` and `name@file` are in a file. */
function urlEncoded(value: string): string | undefined {
  const sign = /[=@]/.exec(value);
  if (sign === null) return formEncoded(value);
  if (sign[0] === '@') return undefined;
  const name = value.slice(0, sign.index);
  const content = formEncoded(value.slice(sign.index + 1));
  return name === '' ? content : `${name}=${content}`;
}

const formEncoded = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replaceAll('%20', '+');

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const [whole = ''] = url.split('#');
  return `${whole}${whole.includes('?') ? '&' : '?'}${query}`;
}

const GROUP = /\[([^[\]\s]*)\]|(?<![${])\{([^{}]*)\}/g;

/** `[1-100]` and `{a,b}`, but not the address `[::1]` and no variable. */
const isGlob = (url: string): boolean =>
  [...url.matchAll(GROUP)].some(
    ([, range, list]) => (range?.includes('-') ?? false) || (list?.includes(',') ?? false),
  );

/** @param isJson `undefined`: there is no body */
function headersOf(
  options: readonly CurlOption[],
  isJson: boolean | undefined,
): readonly RawHeader[] {
  const given = options.flatMap(headerOf);
  const isThere = (name: string) => given.some((header) => header.name.toLowerCase() === name);
  const made: RawHeader[] = [];
  if (isJson && !isThere('accept')) made.push({ name: 'Accept', value: 'application/json' });
  if (isJson !== undefined && !isThere('content-type')) {
    made.push({ name: 'Content-Type', value: isJson ? 'application/json' : FORM });
  }
  return [...given, ...made];
}

function headerOf({ name, value }: CurlOption): readonly RawHeader[] {
  switch (name) {
    case 'header':
      return writtenHeader(value);
    case 'user-agent':
      return value === '' ? [] : [{ name: 'User-Agent', value }];
    case 'cookie':
      return [{ name: 'Cookie', value, isSecret: true }];
    case 'user':
      return [{ name: 'Authorization', value: `Basic ${value}`, isSecret: true }];
    case 'oauth2-bearer':
      return [{ name: 'Authorization', value: `Bearer ${value}`, isSecret: true }];
    case 'compressed':
      return [{ name: 'Accept-Encoding', value: 'gzip, deflate, br' }];
    default:
      return [];
  }
}

/** `Name: value`; `Name;` is one without a value, and `Name:` one that curl shall not send. */
function writtenHeader(text: string): readonly RawHeader[] {
  const empty = /^([^:;\s]{1,200});$/.exec(text)?.[1];
  if (empty !== undefined) return [{ name: empty, value: '' }];
  const at = text.indexOf(':');
  const value = text.slice(at + 1).trim();
  return at <= 0 || value === '' ? [] : [{ name: text.slice(0, at).trim(), value }];
}
