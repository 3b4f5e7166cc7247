// The reader of files with rows, which is loaded where a configuration file may name one.

import type { ReadTable } from '../plan/tables.ts';

/** What reads them takes longer to load than most plans take to read. */
const MAY_NAME_TABLES = /data|\{pick:/;

/**
 * @param text of the configuration file, where there is one
 * @param root where relative paths start; absolute
 * @param within a folder that files may not lie outside of, also not by a link
 */
export async function tableReader(
  text: string | undefined,
  root: string,
  within?: string,
): Promise<ReadTable> {
  if (text === undefined || !MAY_NAME_TABLES.test(text)) return refuseAll;
  const { parseTables } = await import('./parse-tables.ts');
  return parseTables(root, within);
}

const refuseAll: ReadTable = () => {
  throw new Error('is named nowhere');
};
