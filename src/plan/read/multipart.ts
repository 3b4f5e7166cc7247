// Reads the parts of a body of several parts: each is text, a file, or a list of those.

import { basename } from 'node:path';
import { itemsOf, refuseLong } from './bodies.ts';
import {
  acceptUnless,
  isMapping,
  type Path,
  type Reading,
  type Refusal,
  refusalAt,
  refuse,
  shown,
} from './reading.ts';
import { isScalar, readPath } from './text.ts';

export type RawPart =
  | {
      readonly kind: 'text';
      readonly name: string;
      /** May hold placeholders and `${env:NAME}`. */
      readonly text: string;
      /** Where it stands, below the mapping. */
      readonly path: Path;
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly file: string;
      readonly type: string;
      readonly filename: string;
      readonly path: Path;
    };

export function readMultipart(raw: unknown): Reading<readonly RawPart[]> {
  if (!isMapping(raw)) {
    return refuse(`${shown(raw)} is not a mapping.`, 'Write `name: value` lines below it.');
  }
  const items = itemsOf(raw);
  if (items.length === 0) return refuse('it has no part.', 'Write `name: value` lines below it.');
  const refusals: Refusal[] = [];
  const parts = items.flatMap(({ name, item, path }): RawPart[] => {
    if (isScalar(item)) return [{ kind: 'text', name, text: String(item), path }];
    const reading = readFilePart(item);
    if (reading.kind === 'accepted') return [{ kind: 'file', name, ...reading.value, path }];
    refusals.push(...reading.refusals.map((one) => ({ ...one, path: [...path, ...one.path] })));
    return [];
  });
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part] : []));
  return acceptUnless([...refusals, ...refuseLong(texts)], parts);
}

type FilePart = Pick<Extract<RawPart, { kind: 'file' }>, 'file' | 'type' | 'filename'>;

const KEYS: ReadonlySet<string> = new Set(['file', 'type', 'filename']);
const FORM = 'Write text, or `{ file: photo.jpg, type: image/jpeg }`.';
/** RFC 9110 section 8.3.1: type, subtype, and parameters in visible ASCII. */
const MEDIA_TYPE = /^[!#$%&'*+.^_`|~\w-]+\/[!#$%&'*+.^_`|~\w-]+(?:[\t ]*;[\t\x20-\x7e]*)?$/;

function readFilePart(raw: unknown): Reading<FilePart> {
  if (!isMapping(raw)) return refuse(`${shown(raw)} is neither text nor a file.`, FORM);
  const unknown = Object.keys(raw).find((key) => !KEYS.has(key));
  if (unknown !== undefined) {
    return refuse(`there is no ${shown(unknown)} here.`, 'Write `file`, `type` and `filename`.');
  }
  const { type = 'application/octet-stream', filename } = raw;
  const file = readPath(raw.file);
  const refusals = [
    ...(file.kind === 'refused' ? file.refusals.map((one) => ({ ...one, path: ['file'] })) : []),
    ...(typeof type === 'string' && MEDIA_TYPE.test(type)
      ? []
      : [refusalAt(['type'], `${shown(type)} is no media type.`, 'Write `image/jpeg`.')]),
    ...(filename === undefined || isScalar(filename)
      ? []
      : [refusalAt(['filename'], `${shown(filename)} is not text.`, 'Put it in quotes.')]),
  ];
  const path = file.kind === 'accepted' ? file.value : '';
  return acceptUnless(refusals, {
    file: path,
    type: String(type),
    filename: filename === undefined ? basename(path) : String(filename),
  });
}
