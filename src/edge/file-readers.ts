// The readers of files that requests name, which are loaded where a configuration file may name one.

import type { FileReaders, ReadFile, ReadTable } from '../plan/tables.ts';
import { textChecks } from './text-checks.ts';

/** What reads rows takes longer to load than most plans take to read; of hashes the same is true. */
const MAY_NAME_TABLES = /data|\{pick:/;
const MAY_NAME_FILES = /\b(?:file|schema)\b/;

/**
 * @param text of the configuration file, where there is one
 * @param root where relative paths start; absolute
 * @param within a folder that files may not lie outside of, also not by a link
 */
export async function fileReaders(
  text: string | undefined,
  root: string,
  within?: string,
): Promise<FileReaders> {
  return {
    ...(await textChecks(text)),
    readTable: await tableReader(text, root, within),
    readFile: await contentReader(text, root, within),
  };
}

async function tableReader(
  text: string | undefined,
  root: string,
  within?: string,
): Promise<ReadTable> {
  if (text === undefined || !MAY_NAME_TABLES.test(text)) return refuseAll;
  const { parseTables } = await import('./parse-tables.ts');
  return parseTables(root, within);
}

async function contentReader(
  text: string | undefined,
  root: string,
  within?: string,
): Promise<ReadFile> {
  if (text === undefined || !MAY_NAME_FILES.test(text)) return refuseAll;
  const { readFiles } = await import('./read-files.ts');
  return readFiles(root, within);
}

function refuseAll(): never {
  throw new Error('is named nowhere');
}
