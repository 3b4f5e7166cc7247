// A log file with a size limit, so that a server cannot fill the disk.

import { closeSync, ftruncateSync, writeSync } from 'node:fs';
import { openTemporaryFile } from '../temporary-folder.ts';
import { BYTES_PER_KIBIBYTE, type Bytes, bytes } from '../units.ts';

const CAP: Bytes = bytes(16 * 1_024 * BYTES_PER_KIBIBYTE);

/**
 * Writes up to 16 MiB, then one line that says so, then nothing. A line that does not fit goes as a whole: the
 * beginning of a secret in it could not be recognised.
 */
export class CappedFile implements Disposable {
  readonly #cap: Bytes;
  #room: number;
  /** Bytes up to the end of the last whole line. */
  #lines = 0;
  #descriptor: number | undefined;

  /** @throws GateError `temporary-folder-unusable` */
  constructor(path: string, cap: Bytes = CAP) {
    this.#descriptor = openTemporaryFile(path, 'w');
    this.#cap = cap;
    this.#room = cap;
  }

  append(text: string): void {
    if (this.#descriptor === undefined) return;
    const content = Buffer.from(text);
    const part = content.subarray(0, this.#room);
    const lineEnd = part.lastIndexOf('\n');
    if (lineEnd >= 0) this.#lines = this.#cap - this.#room + lineEnd + 1;
    this.#room -= part.length;
    const ending = part.length < content.length ? this.#ending() : '';
    try {
      writeSync(this.#descriptor, part);
      if (ending !== '') this.#writeLast(this.#descriptor, ending);
    } catch {
      // A full disk must not end the measurement. Only the log ends.
      this[Symbol.dispose]();
    }
    if (ending !== '') this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #writeLast(descriptor: number, ending: string): void {
    ftruncateSync(descriptor, this.#lines);
    writeSync(descriptor, ending, this.#lines);
  }

  #ending(): string {
    return `[perf-gate: the log is cut here, after ${this.#cap} bytes]\n`;
  }
}
