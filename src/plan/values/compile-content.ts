// What a request carries becomes parts, or every fault in it at once.

import { formText } from '../../request-text.ts';
import { bytes } from '../../units.ts';
import type { BodyPlan, SecretText } from '../plan.ts';
import { itemsOf, type RawField, readForm } from '../read/bodies.ts';
import { readGraphql } from '../read/graphql.ts';
import { type RawPart, readMultipart } from '../read/multipart.ts';
import { isMapping, type Path, type Reading } from '../read/reading.ts';
import { readPath } from '../read/text.ts';
import { referencesIn } from '../secrets.ts';
import type { RequestInputs } from '../table/request.ts';
import type { Part } from '../template.ts';
import {
  type Compiled,
  compileBody,
  compileJson,
  compilePieces,
  joinTexts,
  resolved,
  type Sources,
} from './compile.ts';
import { findPlaceholders } from './find-placeholders.ts';
import { compileGraphql } from './graphql.ts';
import { compileMultipart } from './multipart.ts';
import { readContent, readSchema } from './read-content.ts';

export interface Content extends Compiled {
  /** As it is sent where nothing in it differs; else, what does is left out. */
  readonly body: BodyPlan;
  /** What `content-type` says, unless `headers` does; `undefined`: nothing. */
  readonly type: SecretText | undefined;
}

/** The keys of a request that say what it carries: at most one of them is there. */
export type Carried = Pick<
  RequestInputs,
  'body' | 'json' | 'form' | 'file' | 'multipart' | 'graphql'
>;

/** @returns `undefined` where the request carries nothing, or a file that cannot be read */
export function compileContent(
  { body, json, form, file, multipart, graphql }: Carried,
  sources: Sources,
): Content | undefined {
  if (body !== undefined) return textContent(compileBody(body, sources), body, undefined);
  if (json !== undefined) {
    const template = JSON.stringify(json.value) ?? 'null';
    return textContent(compileJson(json.value, sources), template, 'application/json');
  }
  if (form !== undefined) {
    return textContent(compileForm(form, sources), formTemplate(form), FORM);
  }
  if (graphql !== undefined) {
    const compiled = compileGraphql(graphql, sources);
    return textContent(compiled, compiled.template, 'application/json');
  }
  if (multipart !== undefined) return multipartContent(multipart, sources);
  return file === undefined ? undefined : fileContent(file, sources);
}

const FORM = 'application/x-www-form-urlencoded';

function textContent(compiled: Compiled, template: string, type: string | undefined): Content {
  const value = compiled.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  return { ...compiled, body: { template, value }, type: typed(type) };
}

const typed = (type: string | undefined): SecretText | undefined =>
  type === undefined ? undefined : { template: type, value: type };

/** Sent as it is. */
function fileContent(file: string, sources: Sources): Content | undefined {
  const content = readContent(file, sources);
  if ('problem' in content) return undefined;
  const { bytes: value, digest } = content;
  return {
    parts: [{ kind: 'bytes', bytes: value }],
    faults: [],
    body: { template: `sha256:${digest}`, value, size: bytes(value.length) },
    type: typed('application/octet-stream'),
  };
}

function multipartContent(raw: readonly RawPart[], sources: Sources): Content {
  const { boundary, ...compiled } = compileMultipart(raw, sources);
  const template = 'multipart/form-data';
  return { ...compiled, type: { template, value: `${template}; boundary=${boundary}` } };
}

/** The application/x-www-form-urlencoded serializer of the URL Standard (section 5.2). */
function compileForm(fields: readonly RawField[], sources: Sources): Compiled {
  const all = fields.map(({ name, text }, index) => {
    const begin = `${index > 0 ? '&' : ''}${formText(name)}=`;
    const { parts, faults } = compileFormValue(text, sources);
    return { parts: [{ kind: 'text', text: begin } satisfies Part, ...parts], faults };
  });
  return {
    parts: joinTexts(all.flatMap(({ parts }) => parts)),
    faults: all.flatMap(({ faults }) => faults),
  };
}

const compileFormValue = (text: string, sources: Sources): Compiled =>
  compilePieces(
    findPlaceholders(text),
    'form',
    (part) => formText(resolved(sources)(part)),
    sources,
  );

/** What refers to the environment stays readable, as it tells which values are secrets. */
const formTemplate = (fields: readonly RawField[]): string =>
  fields
    .map(({ name, text }) => `${formText(name)}=${formText(text)}`)
    .join('&')
    .replace(/(?<!%24)%24%7Benv%3A([A-Za-z_]\w*)%7D/g, (_, name: string) => `\${env:${name}}`);

/** Faults of one text, and where it stands below the request. */
export interface FoundText {
  readonly path: Path;
  readonly compiled: Pick<Compiled, 'faults'>;
}

/** The request is raw, so that they are reported together with all other faults. */
export function contentFaults(request: unknown, sources: Sources): readonly FoundText[] {
  if (!isMapping(request)) return [];
  const { body, json, form, file, multipart, graphql, expect } = request;
  const found: FoundText[] = [];
  if (typeof body === 'string')
    found.push({ path: ['body'], compiled: compileBody(body, sources) });
  if (json !== undefined) found.push({ path: ['json'], compiled: compileJson(json, sources) });
  for (const { text, path } of accepted(readForm(form)))
    found.push({ path: ['form', ...path], compiled: compileFormValue(text, sources) });
  const parts = readMultipart(multipart);
  const placed =
    parts.kind === 'accepted'
      ? compileMultipart(parts.value, sources).placed
      : missingFiles(multipart, sources);
  for (const { path, faults } of placed)
    found.push({ path: ['multipart', ...path], compiled: { faults } });
  const operation = readGraphql(graphql);
  if (operation.kind === 'accepted') {
    for (const { path, faults } of compileGraphql(operation.value, sources).placed)
      found.push({ path: ['graphql', ...path], compiled: { faults } });
  }
  const schema = isMapping(expect) ? readPath(expect.schema) : undefined;
  if (schema?.kind === 'accepted' && referencesIn(schema.value).length === 0) {
    const read = readSchema(schema.value, sources);
    if ('problem' in read) found.push({ path: ['expect', 'schema'], compiled: { faults: [read] } });
  }
  const named = file === undefined ? undefined : readPath(file);
  if (named?.kind === 'accepted' && referencesIn(named.value).length === 0) {
    const content = readContent(named.value, sources);
    if ('problem' in content) found.push({ path: ['file'], compiled: { faults: [content] } });
  }
  return found;
}

/** Of parts that have other faults. */
function missingFiles(multipart: unknown, sources: Sources) {
  return (isMapping(multipart) ? itemsOf(multipart) : []).flatMap(({ item, path }) => {
    const file = isMapping(item) ? readPath(item.file) : undefined;
    if (file?.kind !== 'accepted') return [];
    const content = readContent(file.value, sources);
    return 'problem' in content ? [{ path, faults: [content] }] : [];
  });
}

/** The reader of the value reports its other faults. */
const accepted = <T>(reading: Reading<readonly T[]>): readonly T[] =>
  reading.kind === 'accepted' ? reading.value : [];
