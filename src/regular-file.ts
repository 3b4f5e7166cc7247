// Reads files that somebody else may have made: bounded, and never waiting for another process. Writes whole
// files or none.

import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

/** Without waiting for another process, should it be a pipe. */
const WITHOUT_WAITING = constants.O_NONBLOCK;
const LONGEST_PIECE = 65_536;

/** Disposing of it closes it. */
export interface RegularFile extends Disposable {
  readonly fd: number;
  /** From its beginning. */
  readonly bytes: () => Buffer;
}

/**
 * Opens a file, also through links. A pipe, a device, a folder and a file that is too large are refused.
 * @param flags besides `O_NONBLOCK`: see open(2)
 * @throws the system's error, or one whose message is a phrase about the file
 */
export function openRegularFile(
  path: string,
  most: number,
  flags: number = constants.O_RDONLY,
): RegularFile {
  const fd = openSync(path, flags | WITHOUT_WAITING, 0o666);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw new Error('it is not a regular file');
    if (stats.size > most) throw tooLarge(most);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return { fd, bytes: () => readAll(fd, most), [Symbol.dispose]: () => closeSync(fd) };
}

/** Counts what it reads: files of /proc say that they are empty, and any file may grow meanwhile. */
function readAll(fd: number, most: number): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const piece = Buffer.allocUnsafe(LONGEST_PIECE);
    const length = readSync(fd, piece, 0, piece.length, at);
    if (length === 0) return Buffer.concat(pieces);
    at += length;
    if (at > most) throw tooLarge(most);
    pieces.push(piece.subarray(0, length));
  }
}

/** @throws as `openRegularFile`, and where the file is not UTF-8 */
export function readTextFile(path: string, most: number): string {
  using file = openRegularFile(path, most);
  return decodeText(file.bytes());
}

/** Why a file could not be read, to be said after its name. */
export function cannotBeRead(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES') return 'cannot be read: its permissions forbid it';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** Replacing what is not UTF-8 would make another text of it without a word. */
function decodeText(bytes: Buffer): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Error(`line ${lineThatIsNotText(bytes)} is not UTF-8`);
  }
}

function lineThatIsNotText(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf('\n', from);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(from, next));
    } catch {
      return line;
    }
    from = next;
  }
  return line;
}

function tooLarge(most: number): Error {
  const mebibyte = 1_024 * 1_024;
  const size = most % mebibyte === 0 ? `${most / mebibyte} MiB` : `${most} bytes`;
  return new Error(`it is larger than ${size}`);
}

/**
 * Whether the path leads out of the folder, where links are followed; also where there is nothing.
 * A version that was checked out may hold links to anything on this machine.
 */
export function leadsOutOf(folder: string, path: string): boolean {
  try {
    const inside = realpathSync(folder);
    const real = realpathSync(path);
    return real !== inside && !real.startsWith(inside === '/' ? '/' : `${inside}/`);
  } catch {
    return true;
  }
}

/**
 * Writes a file, or what else the path names. Where the disk is full, nothing of it stays: half a report
 * would be taken for a whole one.
 * @throws the system's error
 */
export const writeTextFile = (path: string, text: string): void => write(path, text, 'w');

/**
 * Writes a file that does not exist yet.
 * @throws the system's error, `EEXIST` where something has this name, be it a link that leads nowhere
 */
export const writeNewTextFile = (path: string, text: string): void => write(path, text, 'wx');

function write(path: string, text: string, flags: 'w' | 'wx'): void {
  // What cannot be opened is not touched.
  const fd = openSync(path, flags);
  try {
    writeFileSync(fd, text);
  } catch (error) {
    if (fstatSync(fd).isFile()) rmSync(realpathSync(path), { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}
