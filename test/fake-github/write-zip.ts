// A zip archive in memory, also one that an honest tool would not write.

import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const UTF8 = 0x0800;

type Content = string | Buffer;

export const writeZip = (files: Readonly<Record<string, Content>>): Buffer =>
  zipEntries(Object.entries(files));

/** Names go in as they are: `../../etc/passwd` too, and one name twice. */
export function zipEntries(files: Iterable<readonly [name: string, content: Content]>): Buffer {
  const entries = Array.from(files, ([name, content]) => entryOf(name, Buffer.from(content)));
  let offset = 0;
  const directory = entries.map(({ fields, name, local }) => {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(CENTRAL, 0);
    header.writeUInt16LE(20, 4);
    fields.copy(header, 6);
    header.writeUInt32LE(offset, 42);
    offset += local.length;
    return Buffer.concat([header, name]);
  });
  const central = Buffer.concat(directory);
  const locals = entries.map(({ local }) => local);
  return Buffer.concat([...locals, central, endOf(entries.length, central.length, offset)]);
}

interface Entry {
  readonly name: Buffer;
  /** What the local header and the one in the directory have in common. */
  readonly fields: Buffer;
  readonly local: Buffer;
}

function entryOf(name: string, content: Buffer): Entry {
  const encoded = Buffer.from(name);
  const data = deflateRawSync(content);
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(encoded.length, 22);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL);
  const noExtra = Buffer.alloc(2);
  return {
    name: encoded,
    fields,
    local: Buffer.concat([signature, fields, noExtra, encoded, data]),
  };
}

function endOf(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
