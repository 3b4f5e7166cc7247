// Files of VS Code's REST Client and of JetBrains: requests as they go over the wire, with `###` between them.
// https://github.com/JetBrains/http-request-in-editor-spec

import { readAddress } from '../draft/origin.ts';
import type { RawHeader, RawRequest } from '../draft/raw-request.ts';
import { isSecretName } from '../draft/secrets.ts';
import { blockOf, fileVariable, type HttpBlock, sectionsOf } from './http-blocks.ts';
import { isWanted, type ReaderInput, refusal } from './reader.ts';
import { Variables } from './variables.ts';

/** Other protocols that these programs speak. */
const OTHER_PROTOCOLS: ReadonlySet<string> = new Set(['GRAPHQL', 'GRPC', 'WEBSOCKET', 'RSOCKET']);

/** It may stay open: the server is another one anyway. */
const SERVER_VARIABLE = /^(?:https?:\/\/)?\{\{[^{}]{1,200}\}\}/;

/**
 * @param onSecret gets the values of variables that are called like one
 * @throws InputError where no request is in it
 */
export function readHttpFile(
  input: ReaderInput,
  onSecret: (value: string) => void,
): readonly RawRequest[] {
  const sections = sectionsOf(input.text);
  const variables = new Variables();
  for (const line of sections.flatMap(({ lines }) => lines)) {
    const variable = fileVariable(line);
    if (variable !== undefined) variables.set(...variable);
  }
  variables.secrets().forEach(onSecret);
  const blocks = sections.flatMap((section) => blockOf(section) ?? []);
  if (blocks.length === 0) {
    throw refusal(
      input.place,
      'it is taken for a .http file, and has no line with a method and an address.',
      'Write one, such as `GET http://localhost:3000/items`.',
    );
  }
  return blocks.flatMap((block) => {
    const request = requestOf(block, variables, input);
    if (typeof request === 'string') input.leftOut.request(request);
    return typeof request === 'object' ? [request] : [];
  });
}

/** @returns a phrase that says why it is left out; `undefined`: the summary says so already */
function requestOf(
  block: HttpBlock,
  variables: Variables,
  input: ReaderInput,
): RawRequest | string | undefined {
  const { name, method, body } = block;
  if (OTHER_PROTOCOLS.has(method)) return 'not HTTP';
  if (!isWanted(method, input)) return undefined;
  if (body.kind === 'file') return 'a body from a file';
  const headers = block.headers.map((header) => resolveHeader(header, variables));
  const url = variables.resolve(block.url);
  const text = variables.resolve(body.text);
  const address = addressOf(url.text, headers);
  if (typeof address === 'string') return address;
  const missing = [
    ...variables.resolve(url.text.replace(SERVER_VARIABLE, '')).unknown,
    ...text.unknown,
    ...headers.flatMap(({ unknown }) => unknown),
  ];
  if (missing.length > 0) return 'a variable that the file does not set (`@name = value` does)';
  return {
    method,
    name,
    origin: address.origin,
    target: address.target,
    headers: [...address.headers, ...headers],
    body: text.text === '' ? undefined : { kind: 'text', text: joinForm(text.text, headers) },
  };
}

interface ResolvedHeader extends RawHeader {
  readonly unknown: readonly string[];
}

/** A secret is left out anyway, so nothing has to give it a value. */
function resolveHeader({ name, value }: RawHeader, variables: Variables): ResolvedHeader {
  const { text, unknown } = variables.resolve(value);
  const names = [...value.matchAll(/\{\{([^{}]{0,200})\}\}/g)].map(([, inside = '']) =>
    inside.trim(),
  );
  const isSecret = isSecretName(name) || names.some(isSecretName);
  return { name, value: text, isSecret, unknown: isSecret ? [] : unknown };
}

/** A path alone is one of the server that `Host` names. */
function addressOf(url: string, headers: readonly RawHeader[]): ReturnType<typeof readAddress> {
  const host = headers.find(({ name }) => /^host$/i.test(name))?.value;
  if (url.startsWith('/') && host !== undefined) return readAddress(`http://${host}${url}`);
  // VS Code takes a bare host for one of HTTP.
  return readAddress(/^[\w.-]+(?::\d+)?(?:[/?]|$)/.test(url) ? `http://${url}` : url);
}

/** A form may be spread over lines, one for each pair. */
function joinForm(text: string, headers: readonly RawHeader[]): string {
  const type = headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? '';
  return /^application\/x-www-form-urlencoded\b/i.test(type)
    ? text.replace(/[\r\n]+\s*/g, '')
    : text;
}
