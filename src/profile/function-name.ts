// One name for one function, the same in both versions, though they lie in different folders.

const LONGEST = 160;

interface Place {
  readonly name: string;
  /** Path or address of its file; may be empty. */
  readonly file: string;
  readonly line: number | undefined;
}

/** "render views.js", "(anonymous) app.js:12". A line stands only where nothing else tells functions apart. */
export function nameFunction({ name, file, line }: Place): string {
  const known = name === '' ? '(anonymous)' : name;
  const at = file !== '' && line !== undefined && isNameless(known) ? `:${line}` : '';
  return shorten(file === '' ? known : `${known} ${file}`, LONGEST - at.length) + at;
}

const CALLED_BY = ', called by ';

/**
 * "createHash node:crypto, called by sign server.js": nobody can mend the runtime, so its own time stands
 * with the nearest call that is written in a file.
 */
export const nameWithCaller = (name: string, caller: string): string =>
  `${shorten(name, HALF)}${CALLED_BY}${shorten(caller, HALF)}`;

const HALF = (LONGEST - CALLED_BY.length) >> 1;

/** `(anonymous)`, `<lambda>`, `<listcomp>`: many functions of one file have this name. */
const isNameless = (name: string): boolean => /^(?:\(anonymous\)|<\w+>)$/.test(name);

/** Of a name too long the beginning and the end say most: the function, and its file. */
export function shorten(name: string, longest = LONGEST): string {
  if (name.length <= longest) return name;
  const half = (longest - 1) >> 1;
  return `${name.slice(0, half)}…${name.slice(-half)}`;
}

/** Everything before the line, of a name that has one; or of its caller's. */
const WITH_LINE = /^((?:.*, called by )?(?:\(anonymous\)|<\w+>) .*):\d+$/s;

/** The name without its line; `undefined` where it has none. */
export const withoutLine = (name: string): string | undefined => WITH_LINE.exec(name)?.[1];

/**
 * Relative to the folder that the server runs in; a package as from its `node_modules`. What lies elsewhere
 * keeps the end of its path, because the beginning may be different for each version.
 * @param folder absolute
 */
export function nameFile(address: string, folder: string): string {
  const path = pathOf(address);
  if (!path.startsWith('/')) return path;
  const packages = path.lastIndexOf('/node_modules/');
  if (packages >= 0) return path.slice(packages + 1);
  const inside = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(inside) ? path.slice(inside.length) : endOf(path);
}

const FILE = 'file://';

/** Characters that a URL encodes are shown as they are. */
function pathOf(address: string): string {
  if (!address.startsWith(FILE)) return address;
  const path = address.slice(FILE.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const PARTS_KEPT = 2;

function endOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.length <= PARTS_KEPT ? path : `…/${parts.slice(-PARTS_KEPT).join('/')}`;
}
