// A file whose bytes are sent, or why it cannot be.

import { shown } from '../read/reading.ts';
import type { FileContent, SchemaFault } from '../tables.ts';
import type { TextFault } from './check-cells.ts';
import type { Sources } from './compile.ts';

type Files = Pick<Sources, 'contentOf' | 'faultOfSchema'>;

export function readContent(file: string, { contentOf }: Files): FileContent | TextFault {
  try {
    return contentOf(file);
  } catch (error) {
    return {
      problem: `${shown(file)} ${error instanceof Error ? error.message : String(error)}.`,
      remedy: 'Name a file of at most 16 MiB, relative to the working directory.',
      ofFile: true,
    };
  }
}

/** A file with text. */
interface TextFile {
  readonly text: string;
  readonly digest: string;
}

export function readText(file: string, sources: Files): TextFile | TextFault {
  const content = readContent(file, sources);
  if ('problem' in content) return content;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content.bytes);
    return { text, digest: content.digest };
  } catch {
    const problem = `${shown(file)} is not text in UTF-8.`;
    return { problem, remedy: 'Name a file with text.', ofFile: true };
  }
}

/** A JSON Schema, as JSON. */
export function readSchema(file: string, sources: Files): TextFile | TextFault {
  const read = readText(file, sources);
  if ('problem' in read) return read;
  const fault = faultOfJson(read.text, file, sources);
  return fault === undefined ? read : { ...fault, ofFile: true };
}

function faultOfJson(text: string, file: string, sources: Files): TextFault | undefined {
  try {
    const schema: unknown = JSON.parse(text);
    return explain(sources.faultOfSchema?.(schema));
  } catch {
    return { problem: `${shown(file)} is not JSON.`, remedy: 'Name a file with a JSON Schema.' };
  }
}

function explain(fault: SchemaFault | undefined): TextFault | undefined {
  switch (fault?.kind) {
    case undefined:
      return undefined;
    case 'no-code':
      return {
        problem:
          'Node.js may not make the code that checks a JSON Schema here: `--disallow-code-generation-from-strings` is set.',
        remedy:
          'Remove it from NODE_OPTIONS, or check single values with `expect: { json: { /id: 7 } }`.',
      };
    case 'no-schema':
      return {
        problem: `it is no JSON Schema: ${shown(fault.why).slice(1, -1)}.`,
        remedy: 'Write one of draft 2020-12, or of the draft that `$schema` names.',
      };
  }
}
