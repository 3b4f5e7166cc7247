// Files that requests take their values and their content from.

/**
 * Which row a request gets. `in-order`: the next one, from the first again behind the last. `random`: any, by
 * the seed. `once`: the next one, and none behind the last.
 */
export type RowOrder = 'in-order' | 'random' | 'once';

/** All cells of a file as text; every row has a cell for each column. */
export interface Table {
  /** As the requests call it; a file that only one place names has its path. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly order: RowOrder;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
}

/** What a file holds: `table` has named columns, `lines` one without a name. */
export type TableShape = 'table' | 'lines';

export type TableContent = Pick<Table, 'columns' | 'rows' | 'digest'>;

/**
 * Reads a file with rows.
 * @param path as it was written
 * @throws Error whose message continues the name of the file: "has no rows"
 */
export type ReadTable = (path: string, shape: TableShape) => TableContent;

/** A file whose bytes are sent as they are. */
export interface FileContent {
  readonly bytes: Uint8Array;
  /** SHA-256 of them, in hex. */
  readonly digest: string;
}

/**
 * Reads a file as it is.
 * @param path as it was written
 * @throws Error whose message continues the name of the file: "does not exist"
 */
export type ReadFile = (path: string) => FileContent;

export type SchemaFault =
  /** `why` may quote it. */
  | { readonly kind: 'no-schema'; readonly why: string }
  /** Node.js may not make the code that checks it. */
  | { readonly kind: 'no-code' };

/** What looks at patterns and schemas; each is absent where no file may hold one, or nothing is sent. */
export interface TextChecks {
  /** Whether it can be matched in a time that grows with the text alone. */
  readonly isBounded?: ((pattern: RegExp) => boolean) | undefined;
  /** What is wrong with a JSON Schema; `undefined`: nothing. */
  readonly faultOfSchema?: ((schema: unknown) => SchemaFault | undefined) | undefined;
}

/** What reads the files that requests name; absent where nothing is sent: then no file is read. */
export interface FileReaders extends TextChecks {
  readonly readTable?: ReadTable | undefined;
  readonly readFile?: ReadFile | undefined;
}

export const readersIn = ({
  readTable,
  readFile,
  isBounded,
  faultOfSchema,
}: FileReaders): FileReaders => ({ readTable, readFile, isBounded, faultOfSchema });
