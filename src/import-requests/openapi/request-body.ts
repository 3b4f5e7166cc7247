// The body of an operation, of the content type that says most.

import { compactJson, fieldOf, isMapping, type Mapping } from '../draft/json.ts';
import type { RawBody, RawHeader } from '../draft/raw-request.ts';
import { isElsewhere, mappingOf } from './refs.ts';
import type { Samples } from './sample.ts';

interface FilledBody {
  readonly body: RawBody | undefined;
  readonly headers: readonly RawHeader[];
  readonly isMade: boolean;
}

const NONE: FilledBody = { body: undefined, headers: [], isMade: false };
const FORM = /^application\/x-www-form-urlencoded\b/i;
/** JSON first, then what is text. */
const PREFERRED = [
  /^application\/json\b/i,
  /[/+]json\b/i,
  FORM,
  /^text\//i,
  /^application\/xml\b/i,
];

/** @returns a phrase that says why there is none: "a body of …" */
export function requestBodyOf(samples: Samples, operation: Mapping): FilledBody | string {
  const { root } = samples;
  const node = fieldOf(operation, 'requestBody');
  if (node === undefined) return NONE;
  if (isElsewhere(node)) return 'a body that another file describes';
  const requestBody = mappingOf(root, node);
  const content = fieldOf(requestBody, 'content');
  const types = isMapping(content) ? Object.keys(content) : [];
  const type = PREFERRED.map((kind) => types.find((each) => kind.test(each))).find(Boolean);
  if (type === undefined) {
    return requestBody.required === true ? 'a body of several parts or files' : NONE;
  }
  const { value, isMade } = samples.of(mappingOf(root, fieldOf(content, type)));
  const headers = [{ name: 'content-type', value: type }];
  if (/[/+]json\b/i.test(type)) return { body: { kind: 'json', value }, headers, isMade };
  if (FORM.test(type) && isMapping(value)) {
    return { body: { kind: 'text', text: formOf(value) }, headers, isMade };
  }
  if (typeof value === 'string' && !isMade)
    return { body: { kind: 'text', text: value }, headers, isMade };
  return 'a body that is no JSON and has no example';
}

const formOf = (value: Mapping): string =>
  new URLSearchParams(
    Object.entries(value).flatMap(([name, part]): [string, string][] => [[name, textOf(part)]]),
  ).toString();

/** What stands for a secret is replaced later, by its name. */
function textOf(value: unknown): string {
  if (typeof value === 'symbol') return 'secret';
  return typeof value === 'string' ? value : compactJson(value);
}
