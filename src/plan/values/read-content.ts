// A file whose bytes are sent, or why it cannot be.

import { shown } from '../read/reading.ts';
import type { FileContent } from '../tables.ts';
import type { TextFault } from './check-cells.ts';
import type { Sources } from './compile.ts';

export function readContent(file: string, { contentOf }: Sources): FileContent | TextFault {
  try {
    return contentOf(file);
  } catch (error) {
    return {
      problem: `${shown(file)} ${error instanceof Error ? error.message : String(error)}.`,
      remedy: 'Name a file of at most 16 MiB, relative to the working directory.',
    };
  }
}

/** A file with text. */
interface TextFile {
  readonly text: string;
  readonly digest: string;
}

export function readText(file: string, sources: Sources): TextFile | TextFault {
  const content = readContent(file, sources);
  if ('problem' in content) return content;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content.bytes);
    return { text, digest: content.digest };
  } catch {
    return { problem: `${shown(file)} is not text in UTF-8.`, remedy: 'Name a file with text.' };
  }
}

/** A JSON Schema, as JSON. */
export function readSchema(file: string, sources: Sources): TextFile | TextFault {
  const read = readText(file, sources);
  if ('problem' in read) return read;
  try {
    JSON.parse(read.text);
    return read;
  } catch {
    return { problem: `${shown(file)} is not JSON.`, remedy: 'Name a file with a JSON Schema.' };
  }
}
