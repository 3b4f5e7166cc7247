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
