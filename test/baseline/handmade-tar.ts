// Archives that no honest program would write, byte by byte: POSIX.1-2017, pax, "ustar Interchange Format".

import { gzipSync } from 'node:zlib';

export interface HandmadeEntry {
  readonly path: string;
  /** As in the header: `0` file, `1` hard link, `2` symbolic link, `3` device, `5` folder, `x` pax. */
  readonly type?: string;
  readonly text?: string;
  readonly target?: string;
  readonly mode?: number;
  /** What the header claims. */
  readonly size?: number;
}

const BLOCK = 512;

/** Gzipped, and with an end. */
export const handmadeTar = (entries: readonly HandmadeEntry[]): Buffer =>
  gzipSync(plainTar(entries));

export const plainTar = (entries: readonly HandmadeEntry[]): Buffer =>
  Buffer.concat([...entries.map(encode), Buffer.alloc(2 * BLOCK)]);

function encode({ path, type = '0', text = '', target = '', mode, size }: HandmadeEntry): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  header.write(path, 0, 100);
  header.write(octal(mode ?? 0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size ?? body.length, 11), 124);
  header.write(octal(1_700_000_000, 11), 136);
  header.write(type, 156);
  header.write(target, 157, 100);
  header.write('ustar\x0000', 257);
  // The sum is taken with its own field full of spaces.
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, body, padding]);
}
