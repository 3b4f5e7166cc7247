// Parameters of an operation: how their values stand in path, query and headers.
// https://spec.openapis.org/oas/v3.1.0#style-values

import { SAMPLE_IDS } from '../draft/find-ids.ts';
import { compactJson, fieldOf, isMapping, listOf, type Mapping, textOf } from '../draft/json.ts';
import type { RawHeader } from '../draft/raw-request.ts';
import { isSecretName, SECRET_VALUE } from '../draft/secrets.ts';
import { wellFormed } from '../draft/well-formed.ts';
import { mappingOf } from './refs.ts';
import { hasExample, type Samples } from './sample.ts';

interface Filled {
  /** The path, filled in, and the query. */
  readonly target: string;
  readonly headers: readonly RawHeader[];
  /** Names of parameters whose value is made up. */
  readonly made: readonly string[];
  /** What stands in the path for parameters. */
  readonly ids: readonly { readonly name: string; readonly value: string }[];
}

/** Of the operation, which may change those of its path. */
export function parametersOf(root: Mapping, item: Mapping, operation: Mapping): readonly Mapping[] {
  const all = [item, operation].flatMap((holder) =>
    listOf(fieldOf(holder, 'parameters')).map((node) => mappingOf(root, node)),
  );
  return [
    ...new Map(all.map((each) => [`${String(each.in)} ${String(each.name)}`, each])).values(),
  ];
}

/** @param path with `{names}` */
export function fillIn(samples: Samples, path: string, parameters: readonly Mapping[]): Filled {
  const query: string[] = [];
  const headers: RawHeader[] = [];
  const made: string[] = [];
  const inPath = new Map<string, string>();
  for (const parameter of parameters) {
    const name = textOf(parameter.name);
    if (name === undefined || !isNeeded(samples.root, parameter)) continue;
    const { value, isMade } = contentOf(samples, parameter);
    if (isMade && !isSecretName(name)) made.push(name);
    if (parameter.in === 'path') inPath.set(name, inOneText(parameter, value, 'simple'));
    else if (parameter.in === 'query' && value !== SECRET_VALUE)
      query.push(...pairsOf(parameter, name, value));
    else if (parameter.in === 'header') headers.push(headerOf(parameter, name, value));
    else if (parameter.in === 'cookie') headers.push({ name: 'cookie', value: '', isSecret: true });
  }
  const ids: { readonly name: string; readonly value: string }[] = [];
  const filled = path.replace(/\{([^{}]{1,200})\}/g, (_, name: string) => {
    const value = inPath.get(name);
    if (value === undefined) made.push(name);
    const id = value === undefined || value === '' ? `${SAMPLE_IDS.number}` : value;
    ids.push({ name, value: id });
    return id;
  });
  const target = query.length === 0 ? filled : `${filled}?${query.join('&')}`;
  return { target, headers, made, ids };
}

/** What may be left out is sent only where the document shows a value. */
const isNeeded = (root: Mapping, parameter: Mapping): boolean =>
  parameter.in === 'path' || parameter.required === true || hasExample(root, parameter);

/** A parameter has a schema, or a content of one type. */
function contentOf(samples: Samples, parameter: Mapping) {
  const content = fieldOf(parameter, 'content');
  const [media] = isMapping(content) ? Object.values(content) : [];
  if (media === undefined) return samples.of(parameter);
  const { value, isMade } = samples.of(mappingOf(samples.root, media));
  return { value: typeof value === 'string' ? value : compactJson(value), isMade };
}

const headerOf = (parameter: Mapping, name: string, value: unknown): RawHeader => ({
  name,
  value: inOneText(parameter, value, 'header'),
  isSecret: value === SECRET_VALUE,
});

const scalar = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'symbol' ? '' : compactJson(value);

const encode = (value: unknown): string => encodeURIComponent(wellFormed(scalar(value)));

/** Lists with commas; of objects `a,1,b,2`, or `a=1,b=2` where they are spread. */
function inOneText(
  { style, explode, name }: Mapping,
  value: unknown,
  place: 'simple' | 'header',
): string {
  const write = place === 'header' ? scalar : encode;
  const isSpread = explode === true;
  const parts = Array.isArray(value)
    ? value.map(write)
    : isMapping(value)
      ? Object.entries(value).map(
          ([key, part]) => `${write(key)}${isSpread ? '=' : ','}${write(part)}`,
        )
      : [write(value)];
  if (style === 'label') return `.${parts.join(isSpread ? '.' : ',')}`;
  return style === 'matrix' ? `;${write(name)}=${parts.join(',')}` : parts.join(',');
}

const SEPARATORS: Readonly<Record<string, string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};

function pairsOf({ style, explode }: Mapping, name: string, value: unknown): readonly string[] {
  const key = encode(name);
  const isSpread = explode ?? (style === undefined || style === 'form' || style === 'deepObject');
  if (Array.isArray(value)) {
    if (isSpread === true) return value.map((part) => `${key}=${encode(part)}`);
    return [`${key}=${value.map(encode).join(SEPARATORS[String(style)] ?? ',')}`];
  }
  if (!isMapping(value)) return [`${key}=${encode(value)}`];
  const entries = Object.entries(value);
  if (style === 'deepObject')
    return entries.map(([part, each]) => `${key}[${encode(part)}]=${encode(each)}`);
  if (isSpread === true) return entries.map(([part, each]) => `${encode(part)}=${encode(each)}`);
  return [`${key}=${entries.flatMap(([part, each]) => [encode(part), encode(each)]).join(',')}`];
}
