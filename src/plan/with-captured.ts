// Puts what was captured into the requests that use it.

import { isFieldValue, isRequestPath, writeValue } from '../request-text.ts';
import { isHost, isHostName } from './read/http.ts';
import type { BodyPlan, CapturedValues, SecretText, SentRequest } from './request-plan.ts';
import type { Part, RequestTemplate } from './template.ts';

/** What `setup` captured does not fit where a request uses it. */
export class UnfitCapture extends Error {}

/**
 * The request with what was captured in its place.
 * @throws UnfitCapture whose message is a sentence without the value
 */
export function withCaptured<Request extends SentRequest>(
  request: Request,
  captured: CapturedValues,
): Request {
  const { template } = request;
  if (template === undefined || namesIn(template).length === 0) return request;
  const fill = (parts: readonly Part[]): readonly Part[] => filled(parts, captured);
  const full = {
    path: fill(template.path),
    headers: template.headers.map(fill),
    body: template.body && fill(template.body),
  };
  refuseUnfit(request, full);
  refuseBoundary(request, full);
  if ([full.path, ...full.headers, full.body ?? []].flat().some(({ kind }) => kind === 'value')) {
    return { ...request, template: full };
  }
  return {
    ...request,
    path: textOf(full.path),
    headers: request.headers.map(({ name, value }, index) => ({
      name,
      value: sent(value, full.headers[index] ?? []),
    })),
    body: request.body && full.body && sentBody(request.body, full.body),
    template: undefined,
  };
}

/** Names of the values of `setup` that a request uses, each once. */
export const capturedIn = ({ template }: SentRequest): readonly string[] =>
  template === undefined ? [] : [...new Set(namesIn(template))];

const namesIn = ({ path, headers, body = [] }: RequestTemplate): readonly string[] =>
  [path, ...headers, body].flat().flatMap((part) => capturedName(part) ?? []);

/** Only of `setup`. What a flow captures is another value each time. */
function capturedName(part: Part): string | undefined {
  if (part.kind !== 'value' || part.value.kind !== 'captured') return undefined;
  return part.value.by === 'setup' ? part.value.name : undefined;
}

/** Texts that stand beside each other become one. */
function filled(parts: readonly Part[], captured: CapturedValues): readonly Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const name = capturedName(part);
    const now: Part =
      name === undefined ? part : { kind: 'text', text: textFor(part, name, captured) };
    const last = all.at(-1);
    if (now.kind === 'text' && last?.kind === 'text') {
      all[all.length - 1] = { kind: 'text', text: last.text + now.text };
    } else all.push(now);
  }
  return all;
}

function textFor(part: Part, name: string, captured: CapturedValues): string {
  const value = captured.get(name);
  if (value === undefined || part.kind !== 'value') {
    throw new UnfitCapture(`\`setup\` of this version captures no \`${name}\`.`);
  }
  return writeValue(value.text, part.writing, value.json);
}

/** What a server sends must not become a header of its own, or another request. */
function refuseUnfit({ name, headers }: SentRequest, full: RequestTemplate): void {
  const bad = full.headers.findIndex((parts) => !isFieldValue(textOf(parts)));
  if (bad >= 0) {
    const header = headers[bad]?.name ?? '';
    throw new UnfitCapture(
      `What was captured has characters that are not allowed in the header \`${header}\` of "${name}".`,
    );
  }
  const host = headers.findIndex((header) => isHostName(header.name));
  if (host >= 0 && !isHost(shapeOf(full.headers[host] ?? []))) {
    throw new UnfitCapture(`What was captured does not fit into the \`Host\` of "${name}".`);
  }
  const [first] = full.path;
  if (first?.kind === 'text' && full.path.length === 1 && !isRequestPath(first.text)) {
    throw new UnfitCapture(`What was captured does not fit into the path of "${name}".`);
  }
}

/** The boundary of a form with files was chosen before anything was captured (RFC 2046 section 5.1.1). */
function refuseBoundary(request: SentRequest, full: RequestTemplate): void {
  const type = request.headers.find(({ name }) => name.toLowerCase() === 'content-type');
  const [, boundary] =
    /^multipart\/form-data; boundary="?([^";]+)/.exec(type?.value.value ?? '') ?? [];
  if (boundary === undefined) return;
  const countIn = (parts: readonly Part[] = []): number => textOf(parts).split(boundary).length;
  if (countIn(full.body) === countIn(request.template?.body)) return;
  throw new UnfitCapture(
    `What was captured has the boundary of the form of "${request.name}" in it.`,
  );
}

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');

/** Something stands for what differs each time. */
const shapeOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : 'x')).join('');

const sent = ({ template }: SecretText, parts: readonly Part[]): SecretText => ({
  template,
  value: textOf(parts),
});

function sentBody(body: BodyPlan, parts: readonly Part[]): BodyPlan {
  if (!('size' in body)) return sent(body, parts);
  const pieces = parts.map((part) =>
    part.kind === 'bytes' ? part.bytes : Buffer.from(textOf([part])),
  );
  return { ...body, value: Buffer.concat(pieces) };
}
