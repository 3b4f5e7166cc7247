// Which file a process runs, as the kernel knows it. The file is never run to ask for its version.

import { readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Bytes, bytes } from '../units.ts';

export interface Executable {
  /** "node", "python". */
  readonly name: string;
  /** "24.4.1"; `undefined` where the path does not tell. */
  readonly version: string | undefined;
  readonly size: Bytes;
}

/** `undefined` where the process is gone, is not ours to look at, or there is no /proc. */
export function readExecutable(pid: number): Executable | undefined {
  const link = `/proc/${pid}/exe`;
  try {
    const path = readlinkSync(link).replace(/ \(deleted\)$/, '');
    // Through the link: the file itself, also where its path leads elsewhere by now.
    return { ...nameExecutable(path), size: bytes(statSync(link).size) };
  } catch {
    return undefined;
  }
}

/** A name of a folder or a file that is a version, or ends in one: "24.4.1", "node-v24.4.1-linux", "python3.12". */
const VERSION = /^(?:[\w-]*-|[a-z]*)v?(\d+(?:\.\d+){1,3})(?:[-+_].*)?$/i;
/** "java-21-openjdk-amd64" */
const OF_JAVA = /^(?:java|jdk|temurin)-(\d+)(?:-.*)?$/;

export function nameExecutable(path: string): Pick<Executable, 'name' | 'version'> {
  const versions = path.split('/').flatMap((part) => {
    const [, version] = VERSION.exec(part) ?? OF_JAVA.exec(part) ?? [];
    return version === undefined ? [] : [version];
  });
  // The longest says most: ".../Python/3.12.4/x64/bin/python3.12".
  const [version] = versions.toSorted((one, other) => countParts(other) - countParts(one));
  const file = basename(path);
  return { name: file.replace(/(?<=[a-z])-?\d+(?:\.\d+)*$/i, '') || file, version };
}

const countParts = (version: string): number => version.split('.').length;
