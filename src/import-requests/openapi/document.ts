// An OpenAPI document as a value, from JSON or YAML: bounded, and of a version that is known.

import { LineCounter, Parser, parseDocument } from 'yaml';
import { InputError } from '../../errors.ts';
import { fieldOf, isMapping, type Mapping, textOf } from '../draft/json.ts';
import { reasonOf, refusal } from '../formats/reader.ts';

/** A mebibyte of YAML takes about two seconds. */
const LONGEST_YAML = 4 * 1_024 * 1_024;
/** A few lines of aliases can stand for gigabytes. */
const MOST_ALIASES = 1_000;

const TAKEN = 'it is taken for an OpenAPI document';

/** @throws InputError where it cannot be read, or is of another version than 3 */
export function parseOpenapi(place: string, text: string): Mapping {
  const document = /^\s*[{[]/.test(text) ? parseJson(place, text) : parseYaml(place, text);
  if (!isMapping(document)) {
    throw refusal(place, `${TAKEN}, and is no mapping.`, 'Name the document itself.');
  }
  const version = fieldOf(document, 'openapi');
  if (typeof fieldOf(document, 'swagger') === 'string') {
    throw refusal(
      place,
      'it is a document of Swagger 2.0, which is not read.',
      'Convert it to OpenAPI 3 first: editor.swagger.io does.',
    );
  }
  if (!/^3\.\d/.test(textOf(version) ?? String(version))) {
    throw refusal(
      place,
      `${TAKEN}, and has no version 3: \`openapi: 3.1.0\`.`,
      'Write its version.',
    );
  }
  if (!isMapping(fieldOf(document, 'paths'))) {
    throw refusal(
      place,
      `${TAKEN}, and has no \`paths\`.`,
      'Name the document that has them; one of several files has to be bundled first.',
    );
  }
  return document;
}

function parseJson(place: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const problem = `${TAKEN}, and its JSON is broken: ${reasonOf(error)}.`;
    throw refusal(place, problem, 'It was probably cut off: get it again.');
  }
}

function parseYaml(place: string, text: string): unknown {
  if (text.length > LONGEST_YAML) {
    throw refusal(place, `${TAKEN} in YAML, and is larger than 4 MiB.`, 'Write it as JSON.');
  }
  const lines = new LineCounter();
  try {
    refuseStraySigns(place, text);
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      merge: true,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error !== undefined) {
      const { line, col } = lines.linePos(error.pos[0]);
      if (error.code === 'RESOURCE_EXHAUSTION') throw tooDeep(place);
      const problem = `${TAKEN}, and its YAML is broken: ${error.message}.`;
      throw refusal(`${place}:${line}:${col}`, problem, 'Mend it, or get it again.');
    }
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    // The package notices some nesting itself, but not all.
    if (error instanceof RangeError) throw tooDeep(place);
    if (error instanceof InputError) throw error;
    // An alias of nothing, too many of them, `<<` with what is no mapping: the package throws all kinds.
    const problem = `${TAKEN}, and its YAML cannot be read: ${reasonOf(error)}.`;
    throw refusal(place, problem, 'Write it as JSON.');
  }
}

const tooDeep = (place: string) =>
  refusal(place, `${TAKEN}, and is nested too deep.`, 'Make it flatter.');

/** The package would collect all signs that are in the wrong place, be they millions. */
function refuseStraySigns(place: string, text: string): void {
  for (const token of new Parser().parse(text)) {
    if (token.type !== 'error') continue;
    const line = text.slice(0, token.offset).split('\n').length;
    const problem = `${TAKEN}, and its YAML is broken: ${token.message}.`;
    throw refusal(`${place}:${line}`, problem, 'Mend it, or get it again.');
  }
}
